package dev.mirsal.time;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread sleep, in real time, until another one rings. Who rings before somebody sleeps
 * keeps them from sleeping: no ring is lost.
 *
 * <p>Safe for use by several threads.
 *
 * @since 0.1
 */
public final class Alarm {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rung = lock.newCondition();
  private boolean ringing;

  /** Creates an alarm that nobody has rung. */
  public Alarm() {}

  /** Wakes who sleeps, or who would sleep next. */
  public void ring() {
    lock.lock();
    try {
      ringing = true;
      rung.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sleeps until somebody rings, or has rung since the last sleep.
   *
   * @param atMost the longest sleep; zero or less does not sleep
   * @throws InterruptedException if the thread is interrupted
   */
  public void sleep(Duration atMost) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long nanos = TimeUnit.NANOSECONDS.convert(atMost);
      while (!ringing && nanos > 0) {
        nanos = rung.awaitNanos(nanos);
      }
      ringing = false;
    } finally {
      lock.unlock();
    }
  }
}
