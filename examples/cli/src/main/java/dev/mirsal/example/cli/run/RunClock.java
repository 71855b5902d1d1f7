package dev.mirsal.example.cli.run;

import dev.mirsal.time.Sleeper;
import dev.mirsal.time.SystemTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The time a run goes by. {@link #stop()} ends all waiting, by an exception rather than by
 * interrupting a thread that may be sending or writing by then.
 */
public abstract sealed class RunClock implements InstantSource, Sleeper {
  final CountDownLatch stopped = new CountDownLatch(1);

  /** Returns the real time. */
  public static RunClock real() {
    return new Real();
  }

  /** Returns a time that stands still but for waiting, which moves it at once. */
  public static RunClock virtual(Instant start) {
    return new Virtual(start);
  }

  /** Returns for how long to sleep at once if others may change meanwhile what is waited for. */
  abstract Duration nap(Duration wait);

  /** Ends the present and every further sleep with an InterruptedException. */
  public void stop() {
    stopped.countDown();
  }

  private static final class Real extends RunClock {
    private static final Duration LONGEST_NAP = Duration.ofSeconds(1);

    @Override
    Duration nap(Duration wait) {
      return wait.compareTo(LONGEST_NAP) < 0 ? wait : LONGEST_NAP;
    }

    @Override
    public Instant instant() {
      return SystemTime.clock().instant();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      // Rounded up: waking a moment too early would only mean to wait again
      long millis = Math.max(0, duration.plusNanos(999_999).toMillis());
      if (stopped.await(millis, TimeUnit.MILLISECONDS)) {
        throw new InterruptedException("the run was stopped");
      }
    }
  }

  private static final class Virtual extends RunClock {
    private volatile Instant now;

    Virtual(Instant start) {
      now = start;
    }

    @Override
    Duration nap(Duration wait) {
      return wait;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      if (stopped.getCount() == 0) {
        throw new InterruptedException("the run was stopped");
      }
      if (!duration.isNegative()) {
        now = now.plus(duration);
      }
    }
  }
}
