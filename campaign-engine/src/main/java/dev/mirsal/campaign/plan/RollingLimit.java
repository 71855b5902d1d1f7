package dev.mirsal.campaign.plan;

import java.time.Duration;

/**
 * At most so many messages in any stretch of time of a given length, wherever it begins: message
 * number i + {@code messages} goes no earlier than {@code period} after message i.
 *
 * @param messages the most in any such stretch, 1 to 100,000
 * @param period the length of the stretch, 1 ms to 366 days in whole milliseconds; its end is
 *     exclusive, so that one message may go exactly a period after another
 * @since 0.1
 */
public record RollingLimit(int messages, Duration period) {
  private static final int MAX_MESSAGES = 100_000;

  /** Checks. */
  public RollingLimit {
    if (messages < 1 || messages > MAX_MESSAGES) {
      throw new IllegalArgumentException(
          "rollingLimit.messages: " + messages + ", must be 1 to " + MAX_MESSAGES);
    }
    Limits.duration("rollingLimit.period", period, Duration.ofMillis(1), Duration.ofDays(366));
  }
}
