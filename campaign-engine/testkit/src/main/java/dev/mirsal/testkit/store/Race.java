package dev.mirsal.testkit.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Several threads that do something at the same moment. */
final class Race {
  private static final int THREADS = 4;

  private Race() {}

  /** Runs a task on each of four threads; returns what came of them, in their order. */
  static <T> List<T> of(IntFunction<Callable<T>> task) {
    List<Callable<T>> tasks = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      tasks.add(task.apply(i));
    }
    return of(tasks);
  }

  /** Runs tasks, each on a thread of its own; returns what came of them, in their order. */
  static <T> List<T> of(List<Callable<T>> tasks) {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    CyclicBarrier start = new CyclicBarrier(tasks.size());
    try {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> task : tasks) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return task.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while threads raced", e);
    } catch (ExecutionException e) {
      throw new AssertionError("a thread that raced has failed", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
