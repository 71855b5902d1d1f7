package dev.mirsal.connector.http;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keys, tokens and secrets as hosts supply them: asked for at every use, never kept, never shown.
 */
public final class Keys {
  private Keys() {}

  /** Returns the key without white space around it, or null if the host supplies none. */
  public static @Nullable String of(Supplier<String> supplier) {
    String key = supplied(supplier);
    return key == null || key.isEmpty() ? null : key;
  }

  /** Returns the key as {@link #of}, or null too if it cannot stand in a header. */
  public static @Nullable String ofHeader(Supplier<String> supplier) {
    String key = ofHeaderOrEmpty(supplier);
    return key == null || key.isEmpty() ? null : key;
  }

  /**
   * Returns the key as {@link #ofHeader}, but an empty text for an empty key: a server that asks
   * for none.
   */
  public static @Nullable String ofHeaderOrEmpty(Supplier<String> supplier) {
    String key = supplied(supplier);
    // The JDK's refusal of a header value quotes it, so it must not come to that.
    return key != null && key.chars().allMatch(c -> c > ' ' && c < 0x7f) ? key : null;
  }

  private static @Nullable String supplied(Supplier<String> supplier) {
    try {
      return supplier.get().strip();
    } catch (RuntimeException unavailable) {
      // The host's vault failed, or gave null. Its message may hold anything.
      return null;
    }
  }
}
