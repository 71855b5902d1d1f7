package dev.mirsal.campaign.engine;

import java.util.ArrayList;
import java.util.List;

/** What is to be done when no lock is held any more: telling listeners, pausing, completing. */
final class Afterwards {
  private final List<Runnable> tasks = new ArrayList<>();

  void add(Runnable task) {
    tasks.add(task);
  }

  void run() {
    List<Runnable> all = List.copyOf(tasks);
    tasks.clear();
    all.forEach(Runnable::run);
  }
}
