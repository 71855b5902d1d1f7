package dev.mirsal.connector.http;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Gives up bodies that do not end in time. It looks at all of them every {@link #STEP}, and at none
 * while there are none: a timer for each would wake a thread for each. Safe for use by several
 * threads.
 */
final class Deadlines {
  /** Between two looks. A body may take up to two more than its time. */
  static final Duration STEP = Duration.ofMillis(250);

  private final Map<BoundedBody, Long> stepsLeft = new ConcurrentHashMap<>();
  private final AtomicBoolean watching = new AtomicBoolean();

  /** Watches a body until it is removed, or given up after a time. */
  void add(BoundedBody body, Duration atMost) {
    stepsLeft.put(body, atMost.toMillis() / STEP.toMillis() + 1);
    watch();
  }

  void remove(BoundedBody body) {
    stepsLeft.remove(body);
  }

  private void watch() {
    if (!stepsLeft.isEmpty() && watching.compareAndSet(false, true)) {
      CompletableFuture.delayedExecutor(STEP.toNanos(), NANOSECONDS, Runnable::run)
          .execute(this::look);
    }
  }

  private void look() {
    for (BoundedBody body : stepsLeft.keySet()) {
      Long left = stepsLeft.computeIfPresent(body, (same, steps) -> steps - 1);
      if (left != null && left < 0) {
        body.giveUp();
      }
    }
    watching.set(false);
    watch();
  }
}
