package dev.mirsal.connector.http;

import java.util.Arrays;

/**
 * The times of the calls that still count toward one limit, oldest first, in nanoseconds. Grows
 * with what it holds, up to the limit. Not safe for use by several threads.
 */
final class MovingWindow {
  private static final int FEW = 4;

  private final int calls;
  private final long period;
  private long[] times;
  private int first;
  private int size;

  MovingWindow(RateLimit limit) {
    calls = limit.calls();
    period = limit.period().toNanos();
    times = new long[Math.min(calls, FEW)];
  }

  /** Returns the first moment, from now on, at which one more call may go. */
  long earliest(long now) {
    settle(now);
    return size < calls ? now : times[first] + period;
  }

  /** Counts a call that may go now. */
  void add(long now) {
    if (size == times.length) {
      grow();
    }
    times[(first + size) % times.length] = now;
    size++;
  }

  /**
   * Forgets what has left the window. What lies ahead was counted before the clock was set back:
   * how long ago nobody knows, so it counts as if it were now, and holds nothing up for longer than
   * a period.
   */
  private void settle(long now) {
    for (int i = size - 1; i >= 0 && times[(first + i) % times.length] > now; i--) {
      times[(first + i) % times.length] = now;
    }
    while (size > 0 && times[first] + period <= now) {
      first = (first + 1) % times.length;
      size--;
    }
  }

  private void grow() {
    long[] more = Arrays.copyOf(times, Math.min(calls, 2 * times.length));
    for (int i = 0; i < size; i++) {
      more[i] = times[(first + i) % times.length];
    }
    times = more;
    first = 0;
  }
}
