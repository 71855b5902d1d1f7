package dev.mirsal.connector.http;

import java.time.Duration;

/** Checks the durations that a host sets. */
public final class Durations {
  private Durations() {}

  /**
   * Returns a duration.
   *
   * @throws IllegalArgumentException if it is zero or negative
   */
  public static Duration positive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + ": " + value + ", must be more than zero");
    }
    return value;
  }

  /**
   * Returns a duration.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public static Duration notNegative(String name, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + ": " + value + ", must not be negative");
    }
    return value;
  }
}
