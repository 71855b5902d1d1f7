package dev.mirsal.template;

import java.util.ArrayList;
import java.util.List;

/** Reads a template once, from left to right. */
final class TemplateParser {
  /** The texts around the placeholders: always one more than these. */
  final List<String> literals = new ArrayList<>();

  final List<Placeholder> placeholders = new ArrayList<>();

  private final String text;
  private int at;

  TemplateParser(String text) {
    this.text = text;
    StringBuilder literal = new StringBuilder();
    while (at < text.length()) {
      if (text.charAt(at) == '{') {
        literals.add(literal.toString());
        literal.setLength(0);
        placeholders.add(placeholder());
      } else {
        literal.append(unescaped());
      }
    }
    literals.add(literal.toString());
  }

  private Placeholder placeholder() {
    int open = at++;
    String name = name(open);
    String fallback = text.charAt(at) == '|' ? fallback(open) : null;
    at++;
    return new Placeholder(name, fallback, text.substring(open, at));
  }

  private String name(int open) {
    String written = part(open);
    String name = VariableName.canonical(written);
    if (name.isEmpty()) {
      throw refused(open, "has no name after it");
    }
    if (written.chars().anyMatch(Character::isISOControl)) {
      throw refused(open, "has a line break or tab in the name after it");
    }
    return name;
  }

  private String fallback(int open) {
    at++;
    String fallback = part(open).strip();
    if (text.charAt(at) == '|') {
      throw refused(open, "has more than one '|' after it: one default, and \\| for a bar in it");
    }
    return fallback;
  }

  /** Reads up to the next bar or closing brace, which stays unread. */
  private String part(int open) {
    StringBuilder part = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '{') {
      if (text.charAt(at) == '|' || text.charAt(at) == '}') {
        return part.toString();
      }
      part.append(unescaped());
    }
    throw refused(open, at < text.length() ? "has another '{' after it" : "is never closed");
  }

  private char unescaped() {
    char c = text.charAt(at++);
    boolean escapes = c == '\\' && at < text.length() && isSpecial(text.charAt(at));
    return escapes ? text.charAt(at++) : c;
  }

  static boolean isSpecial(char c) {
    return c == '{' || c == '}' || c == '|' || c == '\\';
  }

  private IllegalArgumentException refused(int open, String what) {
    return new IllegalArgumentException(
        "the '{' at character %d %s; a variable is {name} or {name|default}, a brace \\{"
            .formatted(text.codePointCount(0, open) + 1, what));
  }
}
