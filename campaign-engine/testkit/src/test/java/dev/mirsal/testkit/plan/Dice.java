package dev.mirsal.testkit.plan;

import dev.mirsal.time.Draws;
import java.util.List;

/** Draws for a numbered case: the same number always gives the same case. */
final class Dice {
  private final long number;
  private long thrown;

  Dice(long number) {
    this.number = number;
  }

  /** Both ends included. */
  int between(int min, int max) {
    return (int) between((long) min, (long) max);
  }

  long between(long min, long max) {
    return Draws.between(number, 0, thrown++, min, max);
  }

  boolean chance(int percent) {
    return between(1, 100) <= percent;
  }

  <T> T oneOf(List<T> values) {
    return values.get(between(0, values.size() - 1));
  }
}
