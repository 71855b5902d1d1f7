package dev.mirsal.testkit;

import dev.mirsal.time.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/**
 * A clock that stands still until it is moved, and a sleeper that moves it: whoever sleeps finds
 * that the time has passed.
 *
 * <p>Safe for use by several threads.
 *
 * @since 0.1
 */
public final class VirtualClock implements InstantSource, Sleeper {
  private Instant now;

  private VirtualClock(Instant now) {
    this.now = now;
  }

  /** Returns a clock that shows an instant. */
  public static VirtualClock at(Instant instant) {
    return new VirtualClock(Objects.requireNonNull(instant, "instant"));
  }

  /** Returns a clock that shows an instant given as text, such as {@code 2026-11-23T07:00:00Z}. */
  public static VirtualClock at(String instant) {
    return at(Instant.parse(instant));
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  /** Moves the clock to an instant, forward or back. */
  public synchronized void set(Instant instant) {
    now = Objects.requireNonNull(instant, "instant");
  }

  /** Moves the clock by a duration; a negative one moves it back. */
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public synchronized void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while sleeping");
    }
    if (!duration.isNegative()) {
      now = now.plus(duration);
    }
  }

  @Override
  public String toString() {
    return "VirtualClock[" + instant() + "]";
  }
}
