package dev.mirsal.connector.http;

import java.time.Duration;

/**
 * How an account is slowed down because of what the platform says is used of its allowance. Below
 * {@value #FREE_BELOW} percent it is not; from there on calls are one {@link #STEP} apart, and one
 * more for each percent; at a hundred nothing goes for {@link #FULL}, and then one call finds out.
 * Not safe for use by several threads.
 */
final class Throttle {
  static final int FREE_BELOW = 80;
  static final Duration STEP = Duration.ofSeconds(1);
  static final Duration FULL = Duration.ofMinutes(5);

  /** Platforms count a moving hour: what was told before it says nothing any more. */
  static final Duration VALID = Duration.ofHours(1);

  private long gap;
  private long told;
  private long seen;
  private long closedUntil;

  Throttle(long now) {
    told = now;
    seen = now;
    closedUntil = now;
  }

  /** Notes what the platform said. What it named as closed before stays so. */
  void tell(int percent, long until, long now) {
    settle(now);
    gap = gap(percent);
    told = now;
    closedUntil = Math.max(Math.max(closedUntil, until), now + gap);
  }

  /** Returns the first moment, from now on, at which a call may go. */
  long earliest(long now) {
    settle(now);
    return Math.max(now, closedUntil);
  }

  /** Counts a call that may go now. */
  void add(long now) {
    closedUntil = now + gap;
  }

  /** A clock that was set back takes with it what was fixed by it. */
  private void settle(long now) {
    long back = Math.max(0, seen - now);
    if (closedUntil > seen) {
      closedUntil -= back;
    }
    told -= back;
    seen = now;
    if (now - told >= VALID.toNanos()) {
      gap = 0;
    }
  }

  private static long gap(int percent) {
    if (percent < FREE_BELOW) {
      return 0;
    }
    return percent >= 100 ? FULL.toNanos() : STEP.toNanos() * (percent - FREE_BELOW + 1);
  }
}
