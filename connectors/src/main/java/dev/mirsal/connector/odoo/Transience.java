package dev.mirsal.connector.odoo;

import dev.mirsal.time.Sleeper;
import java.time.Duration;

/**
 * Tries again what Odoo says it rolled back because others were writing the same. Each wait is
 * twice as long as the one before.
 */
final class Transience {
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);

  private final Duration budget;
  private final Sleeper sleeper;

  /**
   * Creates a way of trying again.
   *
   * @param budget the most that is waited in all; zero for never again
   */
  Transience(Duration budget, Sleeper sleeper) {
    this.budget = budget;
    this.sleeper = sleeper;
  }

  /** What is tried. */
  interface Attempt<T> {
    T run() throws InterruptedException;
  }

  <T> T outlast(Attempt<T> attempt) throws InterruptedException {
    Duration left = budget;
    for (Duration wait = FIRST_WAIT; ; wait = wait.multipliedBy(2)) {
      try {
        return attempt.run();
      } catch (OdooException failure) {
        left = left.minus(wait);
        if (failure.kind() != OdooException.Kind.BUSY || left.isNegative()) {
          throw failure;
        }
      }
      sleeper.sleep(wait);
    }
  }
}
