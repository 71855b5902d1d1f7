package dev.mirsal.connector.graph;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * How often a message was turned away with an error that passes for some and never for others: of a
 * person who blocked the page Messenger says no more than "temporary error". Without an end to it
 * one such person would hold up everybody behind.
 */
final class Repeats {
  /** Meta names two or three attempts. */
  static final int MOST = 3;

  private static final int MOST_MESSAGES = 10_000;

  private final Cache<String, Integer> attempts =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST_MESSAGES).build();

  /** Counts an attempt, and tells whether there should be no other. */
  boolean isLast(String id) {
    return attempts.asMap().merge(id, 1, Integer::sum) >= MOST;
  }

  void forget(String id) {
    attempts.invalidate(id);
  }
}
