package dev.mirsal.time;

import java.time.Duration;

/**
 * Waits. A fake one moves a fake clock instead.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Sleeper {
  /**
   * Returns when the duration has passed; at once if it is zero or negative.
   *
   * @param duration how long to wait
   * @throws InterruptedException if the thread is interrupted while waiting
   */
  void sleep(Duration duration) throws InterruptedException;
}
