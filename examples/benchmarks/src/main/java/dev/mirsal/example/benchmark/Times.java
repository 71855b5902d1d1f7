package dev.mirsal.example.benchmark;

import java.time.Instant;

/** A rule made ready by a scheduler, to be asked for time after time. */
@FunctionalInterface
interface Times {

  /**
   * Fills an array with the next times of the rule.
   *
   * @param times receives milliseconds since 1970
   * @param start where to begin, which is not itself a time of the rule
   */
  void fill(long[] times, Instant start);
}
