package dev.mirsal.example.cli.json;

import dev.mirsal.example.cli.input.InputFile;
import dev.mirsal.example.cli.input.Problem;
import dev.mirsal.example.cli.input.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, asked for by name. What is missing or of a wrong type is reported
 * and answered with the default, so that one reading finds every problem.
 */
public final class JsonFields {
  private final InputFile file;
  private final Problems problems;
  private final String path;
  private final int line;
  private final Map<String, Json.Member> members;
  private final Set<String> asked = new LinkedHashSet<>();

  private JsonFields(InputFile file, Problems problems, String path, Json.Obj object) {
    this.file = file;
    this.problems = problems;
    this.path = path;
    this.line = object.line();
    this.members = object.members();
  }

  /** Returns the fields of a document's root, or null, reported, if it is not an object. */
  public static @Nullable JsonFields root(InputFile file, Problems problems, Json root) {
    if (root instanceof Json.Obj object) {
      return new JsonFields(file, problems, "", object);
    }
    problems.report(Problem.at(file.name(), root.line(), "must be an object, is " + root.kind()));
    return null;
  }

  /** Tells whether a field is there. */
  public boolean has(String name) {
    return value(name) != null;
  }

  /** Tells whether a field is there and is not null. */
  public boolean holds(String name) {
    return has(name) && !isNull(name);
  }

  /** Tells whether a field is there and is null. */
  public boolean isNull(String name) {
    return value(name) instanceof Json.Null;
  }

  /** Tells whether a field is an array without items. */
  public boolean isEmptyArray(String name) {
    return value(name) instanceof Json.Arr array && array.items().isEmpty();
  }

  /** Returns a field's object, or null if it is absent or, reported, something else. */
  public @Nullable JsonFields object(String name) {
    Json value = value(name);
    if (value instanceof Json.Obj object) {
      return new JsonFields(file, problems, pathOf(name), object);
    }
    wrongType(name, value, "an object");
    return null;
  }

  /** Returns a text, or null if it is absent or, reported, something else. */
  public @Nullable String text(String name) {
    Json value = value(name);
    if (value instanceof Json.Str text) {
      return text.text();
    }
    wrongType(name, value, "a text");
    return null;
  }

  /** Reports a field that is not there. */
  public void require(String name) {
    if (!has(name)) {
      report(name, "is missing");
    }
  }

  /** Returns a text that must be there and not be blank; reported and empty otherwise. */
  public String requiredText(String name) {
    require(name);
    String text = text(name);
    if (text != null && text.isBlank()) {
      report(name, "is blank");
    }
    return text == null ? "" : text;
  }

  /**
   * Returns a text turned into a value.
   *
   * @param parse throws IllegalArgumentException with what is wrong, which is reported
   */
  public <T> T parsed(String name, T otherwise, Function<String, T> parse) {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      report(name, String.valueOf(e.getMessage()));
      return otherwise;
    }
  }

  /** Returns a whole number between two bounds, both included. */
  public int integer(String name, int otherwise, int min, int max) {
    Json value = value(name);
    if (value instanceof Json.Num number) {
      Integer whole = integer(name, number, min, max);
      return whole == null ? otherwise : whole;
    }
    wrongType(name, value, "a whole number");
    return otherwise;
  }

  /** Returns true or false. */
  public boolean bool(String name, boolean otherwise) {
    Json value = value(name);
    if (value instanceof Json.Bool bool) {
      return bool.value();
    }
    wrongType(name, value, "true or false");
    return otherwise;
  }

  /** Returns an array of texts; null if it is absent. Items of a wrong type are reported. */
  public @Nullable List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    return items(
            name,
            (item, json) -> {
              if (json instanceof Json.Str text) {
                texts.add(text.text());
              } else {
                wrongType(item, json, "a text");
                texts.add("");
              }
            })
        ? texts
        : null;
  }

  /** As {@link #texts}, with blank items and items given twice reported. */
  public @Nullable List<String> distinctTexts(String name) {
    List<String> texts = texts(name);
    Set<String> seen = new HashSet<>();
    for (int i = 0; texts != null && i < texts.size(); i++) {
      String item = name + "[" + i + "]";
      if (texts.get(i).isBlank()) {
        report(item, "is blank");
      } else if (!seen.add(texts.get(i).strip())) {
        report(item, Problem.quote(texts.get(i)) + " is given twice");
      }
    }
    return texts;
  }

  /** Returns an array of whole numbers; null if it is absent. */
  public @Nullable List<Integer> integers(String name, int min, int max) {
    List<Integer> integers = new ArrayList<>();
    return items(
            name,
            (item, json) -> {
              if (!(json instanceof Json.Num number)) {
                wrongType(item, json, "a whole number");
                return;
              }
              Integer whole = integer(item, number, min, max);
              if (whole != null) {
                integers.add(whole);
              }
            })
        ? integers
        : null;
  }

  /** Reports the fields that nobody asked for. */
  public void end() {
    members.forEach(
        (name, member) -> {
          if (!asked.contains(name)) {
            String text = "is not a known field; known here: " + String.join(", ", asked);
            problems.report(new Problem(file.name(), member.line(), pathOf(name), text));
          }
        });
  }

  /** Reports a problem of a field, or of an item of it such as {@code days[1]}. */
  public void report(String name, String text) {
    int bracket = name.indexOf('[');
    Json.Member member = members.get(bracket < 0 ? name : name.substring(0, bracket));
    problems.report(new Problem(file.name(), lineOf(name, member), pathOf(name), text));
  }

  private int lineOf(String name, Json.@Nullable Member member) {
    if (member == null) {
      return line;
    }
    int bracket = name.indexOf('[');
    if (bracket >= 0 && member.value() instanceof Json.Arr array) {
      int index = Integer.parseInt(name.substring(bracket + 1, name.length() - 1));
      return array.items().get(index).line();
    }
    return member.line();
  }

  private @Nullable Integer integer(String name, Json.Num number, int min, int max) {
    if (!number.whole()) {
      report(name, number.text() + " is not a whole number");
      return null;
    }
    // Ten digits and a sign hold every int; longer numbers are out of bounds whatever they say.
    long value = number.text().length() > 11 ? Long.MAX_VALUE : Long.parseLong(number.text());
    if (value < min || value > max) {
      report(name, number.text() + " is not between " + min + " and " + max);
      return null;
    }
    return (int) value;
  }

  private boolean items(String name, BiConsumer<String, Json> each) {
    Json value = value(name);
    if (!(value instanceof Json.Arr array)) {
      wrongType(name, value, "an array");
      return false;
    }
    for (int i = 0; i < array.items().size(); i++) {
      each.accept(name + "[" + i + "]", array.items().get(i));
    }
    return true;
  }

  private void wrongType(String name, @Nullable Json value, String expected) {
    if (value != null) {
      report(name, "must be " + expected + ", is " + value.kind());
    }
  }

  private @Nullable Json value(String name) {
    asked.add(name);
    Json.Member member = members.get(name);
    return member == null ? null : member.value();
  }

  private String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
