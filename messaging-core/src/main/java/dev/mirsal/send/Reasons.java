package dev.mirsal.send;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What every answer other than yes must say. */
final class Reasons {
  private Reasons() {}

  static void require(@Nullable String code, @Nullable String detail) {
    Objects.requireNonNull(detail, "detail");
    if (Objects.requireNonNull(code, "code").isBlank()) {
      throw new IllegalArgumentException("code: is blank");
    }
  }
}
