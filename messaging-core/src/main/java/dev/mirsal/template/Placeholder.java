package dev.mirsal.template;

import dev.mirsal.message.Recipient;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One {@code {name|default}} of a template, ready to look up its value. */
final class Placeholder {
  final String name;
  private final @Nullable BuiltIn builtIn;
  private final @Nullable String fallback;
  private final String source;

  Placeholder(String name, @Nullable String fallback, String source) {
    this.name = name;
    this.builtIn = BuiltIn.named(name);
    this.fallback = fallback;
    this.source = source;
  }

  boolean isMissingFor(Recipient recipient) {
    return valueFor(recipient) == null;
  }

  /** Returns what to write, or null if the policy refuses. */
  @Nullable String textFor(Recipient recipient, MissingVariable policy) {
    String value = valueFor(recipient);
    if (value != null) {
      return value;
    }
    return switch (policy) {
      case EMPTY -> "";
      case KEEP -> source;
      case REFUSE -> null;
    };
  }

  private @Nullable String valueFor(Recipient recipient) {
    String value = recipient.variables().get(name);
    if (isGiven(value)) {
      return value;
    }
    String natural = builtIn == null ? null : builtIn.of(recipient);
    if (isGiven(natural)) {
      return natural;
    }
    String similar = valueOfSimilarColumn(recipient.variables());
    return similar == null ? fallback : similar;
  }

  /** The slow way, walked only for what would else be missing. */
  private @Nullable String valueOfSimilarColumn(Map<String, String> columns) {
    String found = null;
    int similar = 0;
    for (Map.Entry<String, String> column : columns.entrySet()) {
      if (!isGiven(column.getValue())) {
        continue;
      }
      String columnName = VariableName.canonical(column.getKey());
      if (columnName.equals(name)) {
        return column.getValue();
      }
      if (columnName.equalsIgnoreCase(name)) {
        found = column.getValue();
        similar++;
      }
    }
    return similar == 1 ? found : null;
  }

  private static boolean isGiven(@Nullable String value) {
    return value != null && !isBlank(value);
  }

  private static boolean isBlank(String value) {
    int i = 0;
    while (i < value.length() && isInvisible(value.charAt(i))) {
      i++;
    }
    return i == value.length();
  }

  private static boolean isInvisible(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
