package dev.mirsal.connector.http;

import java.time.Duration;

/**
 * How many calls may go within any period of a length: a moving window, whose start is inclusive
 * and whose end is exclusive.
 *
 * @param calls 1 to {@value #MOST_CALLS}: the time of each is remembered
 * @param period more than zero, at most {@link #LONGEST_PERIOD}
 */
public record RateLimit(int calls, Duration period) {
  /** The most calls of a window. */
  public static final int MOST_CALLS = 10_000;

  /** The longest window. */
  public static final Duration LONGEST_PERIOD = Duration.ofDays(1);

  /**
   * Checks the figures.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public RateLimit {
    if (calls < 1 || calls > MOST_CALLS) {
      throw new IllegalArgumentException(
          "rateLimit.calls: " + calls + ", must be 1 to " + MOST_CALLS);
    }
    if (period.isZero() || period.isNegative() || period.compareTo(LONGEST_PERIOD) > 0) {
      throw new IllegalArgumentException(
          "rateLimit.period: " + period + ", must be more than zero, at most " + LONGEST_PERIOD);
    }
  }

  /** Returns a limit of so many calls within any second. */
  public static RateLimit perSecond(int calls) {
    return new RateLimit(calls, Duration.ofSeconds(1));
  }
}
