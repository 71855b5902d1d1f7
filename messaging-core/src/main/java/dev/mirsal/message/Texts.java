package dev.mirsal.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Checks of the texts that the values of this package are made of. */
final class Texts {
  private Texts() {}

  static void requireText(String field, String value) {
    if (Objects.requireNonNull(value, field).isBlank()) {
      throw new IllegalArgumentException(field + ": is blank");
    }
  }

  static <T> List<T> someOf(String field, List<T> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(field + ": none, must be at least one");
    }
    return List.copyOf(values);
  }

  /** Copies in the given order: what is sent must not change from one run to the next. */
  static Map<String, String> copyOf(String field, Map<String, String> values) {
    Map<String, String> copy = new LinkedHashMap<>(values);
    copy.forEach(
        (name, value) -> {
          Objects.requireNonNull(name, () -> field + ": a name is null");
          Objects.requireNonNull(
              value, () -> field + "." + name + ": is null; leave it out or give an empty text");
        });
    return Collections.unmodifiableMap(copy);
  }
}
