package dev.mirsal.testkit.simulation;

import dev.mirsal.time.Draws;
import java.time.Duration;
import java.util.List;

/** Draws that follow from a seed, one after another. */
final class Dice {
  private static final long STREAM = Draws.stream("mirsal/simulation");

  private final long key;
  private long draws;

  Dice(long seed) {
    key = Draws.key(seed, STREAM);
  }

  /** Draws a number, both ends inclusive. */
  long between(long min, long max) {
    return Draws.betweenKeyed(key, draws++, min, max);
  }

  int upTo(int max) {
    return (int) between(0, max);
  }

  /** Draws true once in so many times, on average. */
  boolean onceIn(int times) {
    return between(1, times) == 1;
  }

  Duration seconds(long min, long max) {
    return Duration.ofSeconds(between(min, max));
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(upTo(choices.size() - 1));
  }
}
