package dev.mirsal.example.benchmark.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** Each job is a task of an executor, which takes it as one with a delay of nought. */
final class ExecutorJobs implements Jobs {
  private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(THREADS);

  @Override
  public void run(int count) throws InterruptedException {
    CountDownLatch open = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      executor.execute(open::countDown);
    }
    open.await();
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
