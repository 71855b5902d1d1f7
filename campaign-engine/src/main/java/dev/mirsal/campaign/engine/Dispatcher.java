package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.store.DueLane;
import dev.mirsal.time.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Hands lanes that are due to an executor, one task for each message that may be on its way. */
final class Dispatcher {
  private static final int BATCH = 1000;

  /** So many messages at most, and other lanes have their turn on the thread. */
  private static final int SHARE = 100;

  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);

  /** Lanes on which messages follow each other at once are due again and again. */
  private static final Duration SHORTEST_SLEEP = Duration.ofMillis(10);

  private final CampaignEngine engine;
  private final InstantSource clock;
  private final Executor executor;
  private final Alarm alarm = new Alarm();
  private final Map<LaneKey, Integer> tasks = new HashMap<>();
  private int running;
  private boolean stopped;
  private @Nullable Throwable failure;

  Dispatcher(CampaignEngine engine, InstantSource clock, Executor executor) {
    this.engine = engine;
    this.clock = clock;
    this.executor = executor;
  }

  /**
   * Dispatches until nothing will be due by itself any more, or a condition ends.
   *
   * @param untilIdle whether to end when nothing will be due by itself
   */
  void run(boolean untilIdle, BooleanSupplier condition) throws InterruptedException {
    engine.onChange(alarm::ring);
    try {
      while (condition.getAsBoolean() && !hasFailed()) {
        Instant now = clock.instant();
        if (dispatch(engine.dueLanes(BATCH))) {
          continue;
        }
        Instant next = engine.nextDue();
        if (untilIdle && next.equals(Instant.MAX) && isQuiet() && engine.dueLanes(1).isEmpty()) {
          return;
        }
        alarm.sleep(until(next, now));
      }
    } finally {
      engine.onChange(null);
      awaitQuiet();
      throwFailure();
    }
  }

  private static Duration until(Instant next, Instant now) {
    if (!next.isBefore(now.plus(LONGEST_SLEEP))) {
      return LONGEST_SLEEP;
    }
    Duration left = Duration.between(now, next);
    return left.compareTo(SHORTEST_SLEEP) < 0 ? SHORTEST_SLEEP : left;
  }

  private boolean dispatch(List<DueLane> due) {
    List<DueLane> fresh = new ArrayList<>();
    synchronized (this) {
      for (DueLane lane : due) {
        LaneKey key = LaneKey.of(lane);
        if (engine.hasRoomBeside(tasks.getOrDefault(key, 0), key)) {
          tasks.merge(key, 1, Integer::sum);
          running++;
          fresh.add(lane);
        }
      }
    }
    for (DueLane lane : fresh) {
      hand(lane);
    }
    return !fresh.isEmpty();
  }

  /** What the executor does not take will not be waited for. */
  private void hand(DueLane lane) {
    try {
      executor.execute(() -> work(lane));
    } catch (RuntimeException | Error e) {
      done(LaneKey.of(lane), e);
    }
  }

  private void work(DueLane lane) {
    Throwable failed = null;
    AtomicInteger turns = new AtomicInteger();
    try {
      engine.runLane(lane, () -> goesOn() && turns.getAndIncrement() < SHARE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failed = new IllegalStateException("a thread that sends was interrupted", e);
    } catch (RuntimeException | Error e) {
      failed = e;
    } finally {
      done(LaneKey.of(lane), failed);
    }
  }

  private synchronized void done(LaneKey lane, @Nullable Throwable failed) {
    tasks.computeIfPresent(lane, (key, count) -> count == 1 ? null : Integer.valueOf(count - 1));
    running--;
    failure = failure == null ? failed : failure;
    notifyAll();
    alarm.ring();
  }

  private synchronized boolean goesOn() {
    return !stopped;
  }

  private synchronized boolean isQuiet() {
    return running == 0;
  }

  private synchronized boolean hasFailed() {
    return failure != null;
  }

  /** What is on its way is waited for, whatever happens. */
  private synchronized void awaitQuiet() {
    stopped = true;
    boolean interrupted = false;
    while (running > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    stopped = false;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void throwFailure() {
    Throwable thrown = failure;
    failure = null;
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown != null) {
      throw (RuntimeException) thrown;
    }
  }
}
