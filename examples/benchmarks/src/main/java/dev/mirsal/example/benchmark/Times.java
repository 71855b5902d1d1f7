package dev.mirsal.example.benchmark;

import java.time.Instant;
import java.util.function.IntToLongFunction;

/** A rule made ready by a scheduler, to be asked for time after time. */
@FunctionalInterface
interface Times {

  /**
   * Works out the next times of the rule and holds them in memory.
   *
   * @param count how many
   * @param start where to begin, which is not itself a time of the rule
   * @return gives each of them, from 0, in milliseconds since 1970
   */
  IntToLongFunction next(int count, Instant start);
}
