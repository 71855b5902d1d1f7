package dev.mirsal.connector.http;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keys as hosts supply them: asked for at every call, never kept, never shown. */
public final class Keys {
  private Keys() {}

  /** Returns the key without white space around it, or null if the host cannot supply one. */
  public static @Nullable String of(Supplier<String> supplier) {
    try {
      return supplier.get().strip();
    } catch (RuntimeException unavailable) {
      // The host's vault failed. Its message may hold anything, and nothing was sent.
      return null;
    }
  }

  /** Returns the key as {@link #of}, or null too if it cannot stand in a header. */
  public static @Nullable String ofHeader(Supplier<String> supplier) {
    String key = of(supplier);
    // The JDK's refusal of a header value quotes it, so it must not come to that.
    return key != null && key.chars().allMatch(c -> c > ' ' && c < 0x7f) ? key : null;
  }
}
