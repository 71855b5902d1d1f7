package dev.mirsal.time;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * The real world: the one class that reads the system clock, sleeps, and draws seeds.
 *
 * @since 0.1
 */
public final class SystemTime {
  private static final SecureRandom SEEDS = new SecureRandom();

  private SystemTime() {}

  /** {@return the system's wall clock} */
  public static InstantSource clock() {
    return Clock.systemUTC();
  }

  /** {@return a sleeper that blocks the calling thread} */
  public static Sleeper sleeper() {
    return SystemTime::block;
  }

  /** {@return a fresh unpredictable seed, for a campaign that was not given one} */
  public static long newSeed() {
    return SEEDS.nextLong();
  }

  private static void block(Duration duration) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(TimeUnit.NANOSECONDS.convert(duration));
  }
}
