package dev.mirsal.example.cli.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mirsal.example.cli.input.InputException;
import dev.mirsal.example.cli.input.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A value of a JSON file that knows where it is, so that problems can name it. */
final class Fields {
  private final String file;
  private final String path;
  private final JsonNode node;

  Fields(String file, String path, JsonNode node) {
    this.file = file;
    this.path = path;
    this.node = node;
  }

  /** Fails if this is no object or has other fields. */
  void allow(String... names) {
    if (!node.isObject()) {
      throw problem("must be an object");
    }
    for (Iterator<String> given = node.fieldNames(); given.hasNext(); ) {
      String name = given.next();
      if (!Arrays.asList(names).contains(name)) {
        throw at(name, node).problem("is not known");
      }
    }
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  Fields at(String name) {
    if (!has(name)) {
      throw at(name, node).problem("is missing");
    }
    return at(name, node.get(name));
  }

  /** Returns a field's elements; none if the field is left out. */
  List<Fields> list(String name) {
    return has(name) ? at(name).list() : List.of();
  }

  List<Fields> list() {
    if (!node.isArray()) {
      throw problem("must be a list");
    }
    List<Fields> elements = new ArrayList<>();
    for (JsonNode element : node) {
      elements.add(new Fields(file, path + "[" + elements.size() + "]", element));
    }
    return elements;
  }

  /** Returns the one field of an object that has no other. */
  Fields only() {
    if (!node.isObject() || node.size() != 1) {
      throw problem("must be an object with one field");
    }
    return at(node.fieldNames().next());
  }

  /** Returns the field's name without what it is in. */
  String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  String text() {
    if (!node.isTextual()) {
      throw problem("must be text");
    }
    return node.textValue();
  }

  @Nullable String textOrNull(String name) {
    return has(name) ? at(name).text() : null;
  }

  int number() {
    if (!node.isInt()) {
      throw problem("must be a whole number");
    }
    return node.intValue();
  }

  boolean flag(String name) {
    if (!has(name)) {
      return false;
    }
    if (!node.get(name).isBoolean()) {
      throw at(name).problem("must be true or false");
    }
    return node.get(name).booleanValue();
  }

  /** Returns an instant, or the beginning of a date in UTC. */
  Instant instant() {
    String text = text();
    try {
      return text.length() == "2026-11-20".length()
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException e) {
      throw problem(Problem.quote(text) + " is neither a date nor an instant");
    }
  }

  Duration duration() {
    String text = text();
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw problem(Problem.quote(text) + " is not a duration such as PT24H or P7D");
    }
  }

  <E extends Enum<E>> E one(Class<E> type) {
    String text = text();
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> each.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () -> problem(Problem.quote(text) + " is none of " + names(type.getEnumConstants())));
  }

  <E extends Enum<E>> Set<E> some(Class<E> type) {
    return list().stream().map(each -> each.one(type)).collect(Collectors.toSet());
  }

  /** Returns a field's values, or the usual ones if the field is left out. */
  <E extends Enum<E>> Set<E> some(String name, Class<E> type, Collection<E> usual) {
    return has(name) ? at(name).some(type) : Set.copyOf(usual);
  }

  Set<String> texts() {
    return list().stream().map(Fields::text).collect(Collectors.toSet());
  }

  /** Turns what a value refuses into a problem of this place. */
  <T> T checked(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw problem(String.valueOf(e.getMessage()));
    }
  }

  InputException problem(String text) {
    return new InputException(new Problem(file, 0, path.isEmpty() ? null : path, text));
  }

  private Fields at(String name, JsonNode value) {
    return new Fields(file, path.isEmpty() ? name : path + "." + name, value);
  }

  private static String names(Enum<?>[] values) {
    return Arrays.stream(values)
        .map(value -> value.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
