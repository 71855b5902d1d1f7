package dev.mirsal.campaign.plan;

import java.time.Duration;

/** The bounds of settings, and how their breach is told. */
final class Limits {
  private Limits() {}

  static Duration duration(String name, Duration value, Duration min, Duration max) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          name + ": " + value + ", must be between " + min + " and " + max);
    }
    if (!value.equals(Duration.ofMillis(value.toMillis()))) {
      throw new IllegalArgumentException(name + ": " + value + ", must be whole milliseconds");
    }
    return value;
  }

  static int count(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          name + ": " + value + ", must be between " + min + " and " + max);
    }
    return value;
  }
}
