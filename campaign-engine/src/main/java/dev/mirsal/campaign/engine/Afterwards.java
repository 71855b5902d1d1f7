package dev.mirsal.campaign.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a step: what is to be done when no lock is held any more (telling listeners,
 * pausing, completing), and when the lane is to be looked at again.
 */
final class Afterwards {
  private final List<Runnable> tasks = new ArrayList<>();

  private Instant due = Instant.MAX;

  Instant due() {
    return due;
  }

  void dueAt(@Nullable Instant instant) {
    due = instant == null ? Instant.MAX : instant;
  }

  void add(Runnable task) {
    tasks.add(task);
  }

  void run() {
    List<Runnable> all = List.copyOf(tasks);
    tasks.clear();
    all.forEach(Runnable::run);
  }
}
