package dev.mirsal.campaign.plan;

import java.time.Duration;
import java.util.List;

/**
 * Pauses after every N messages of a lane: the first after message N, the second after 2N, and so
 * on; the last one repeats. With one duration it is the plain "after N messages, rest for so long".
 *
 * @param every after how many messages of the lane a pause falls due, 1 to 1,000,000
 * @param pauses how long, first to last, each from zero to 30 days in whole milliseconds; not empty
 * @since 0.1
 */
public record PauseLadder(int every, List<Duration> pauses) {
  private static final int MAX_EVERY = 1_000_000;
  private static final Duration LONGEST = Duration.ofDays(30);

  /** Checks and copies. */
  public PauseLadder {
    if (every < 1 || every > MAX_EVERY) {
      throw new IllegalArgumentException(
          "pauses.every: " + every + ", must be 1 to " + MAX_EVERY + " messages");
    }
    pauses = List.copyOf(pauses);
    if (pauses.isEmpty()) {
      throw new IllegalArgumentException("pauses: no duration is given, name at least one");
    }
    for (int i = 0; i < pauses.size(); i++) {
      Limits.duration("pauses[" + i + "]", pauses.get(i), Duration.ZERO, LONGEST);
    }
  }

  /**
   * Returns the pause that falls due after so many messages of a lane, zero if none does.
   *
   * @param messages 0 or more
   */
  public Duration after(long messages) {
    if (messages == 0 || messages % every != 0) {
      return Duration.ZERO;
    }
    return pauses.get((int) Math.min(messages / every - 1, pauses.size() - 1));
  }

  /** Returns a ladder: 30 min after the first N messages, 60 min after the next N, and so on. */
  public static PauseLadder every(int messages, Duration... pauses) {
    return new PauseLadder(messages, List.of(pauses));
  }
}
