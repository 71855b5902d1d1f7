package dev.mirsal.campaign.plan;

import java.time.Duration;
import java.time.Instant;

/**
 * The planner's own time: whole milliseconds since 1970, with {@link #NEVER} after all of them. An
 * instant between two milliseconds is taken as the later one, so that nothing goes early.
 */
final class Millis {
  static final long NEVER = Long.MAX_VALUE;

  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private Millis() {}

  static long of(Instant instant) {
    if (!instant.isBefore(LAST)) {
      return NEVER;
    }
    long millis = instant.toEpochMilli();
    return instant.isAfter(Instant.ofEpochMilli(millis)) ? millis + 1 : millis;
  }

  static long of(Duration duration) {
    return duration.toMillis();
  }

  static Instant toInstant(long millis) {
    return millis == NEVER ? Instant.MAX : Instant.ofEpochMilli(millis);
  }
}
