package dev.mirsal.campaign.engine;

import dev.mirsal.time.Draws;
import java.time.Duration;

/**
 * How long a lane is held after its sender failed, and how often in a row that may happen before
 * the campaign is paused: the first time for {@code first}, then twice as long each time up to
 * {@code longest}, each shortened by chance by up to a half so that many lanes do not come back at
 * once.
 *
 * @param first the first hold, at least 1 ms
 * @param longest the longest, at least {@code first} and at most 30 days
 * @param attempts after how many failures in a row the campaign is paused, at least 1
 * @since 0.1
 */
public record Backoff(Duration first, Duration longest, int attempts) {
  private static final Duration LIMIT = Duration.ofDays(30);

  /** Half a minute, at most half an hour, eight times. */
  public static final Backoff DEFAULT =
      new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(30), 8);

  /** Checks. */
  public Backoff {
    if (first.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException("backoff.first: " + first + ", must be at least 1 ms");
    }
    if (longest.compareTo(first) < 0 || longest.compareTo(LIMIT) > 0) {
      throw new IllegalArgumentException(
          "backoff.longest: " + longest + ", must be " + first + " to " + LIMIT);
    }
    if (attempts < 1) {
      throw new IllegalArgumentException("backoff.attempts: " + attempts + ", must be at least 1");
    }
  }

  /** Returns how long to hold a lane after so many failures in a row, the first being 1. */
  Duration after(int failures, String lane, long seed) {
    long hold = first.toMillis();
    for (int i = 1; i < failures && hold < longest.toMillis(); i++) {
      hold *= 2;
    }
    hold = Math.min(hold, longest.toMillis());
    long stream = Draws.stream("mirsal/backoff/" + lane);
    return Duration.ofMillis(Draws.between(seed, stream, failures, (hold + 1) / 2, hold));
  }
}
