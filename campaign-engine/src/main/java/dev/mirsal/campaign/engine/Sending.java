package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.DueLane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Does what is due, one message of each lane in turn. What that costs grows with the lanes that are
 * due, not with those that are not, nor with the recipients.
 */
final class Sending {
  private static final int BATCH = 100;

  /** When to look again at a lane on which another thread of this engine is at work. */
  private static final Duration BUSY = Duration.ofSeconds(1);

  private final CampaignStore store;
  private final InstantSource clock;
  private final String owner;
  private final Lifecycle lifecycle;
  private final Step step;
  private final AtomicBoolean started = new AtomicBoolean();
  private final Set<Thread> working = ConcurrentHashMap.newKeySet();

  Sending(CampaignStore store, InstantSource clock, String owner, Lifecycle lifecycle, Step step) {
    this.store = store;
    this.clock = clock;
    this.owner = owner;
    this.lifecycle = lifecycle;
    this.step = step;
  }

  /** Sends until nothing is due that this thread could do. */
  Instant runDue() throws InterruptedException {
    Work work = begin();
    try {
      while (true) {
        Instant now = now();
        List<DueLane> due = work.withoutFailed(store.due(now, owner, BATCH + work.failures()));
        if (!work.take(due, now)) {
          work.throwFailure();
          return orNever(store.nextDue(now, owner));
        }
      }
    } finally {
      end();
    }
  }

  /** Sends on one lane until nothing is due on it that this thread could do. */
  Instant runLane(LaneKey lane, BooleanSupplier condition) throws InterruptedException {
    Work work = begin();
    try {
      while (true) {
        Instant now = now();
        Instant due = store.dueAt(lane.campaignId(), lane.lane(), now, owner);
        work.throwFailure();
        if (due == null || due.isAfter(now) || !condition.getAsBoolean()) {
          return orNever(due);
        }
        CampaignRecord record = lifecycle.find(lane.campaignId());
        DueLane its = new DueLane(lane.campaignId(), lane.lane(), record.version());
        if (!work.take(List.of(its), now)) {
          work.throwFailure();
          return now.plus(BUSY);
        }
      }
    } finally {
      end();
    }
  }

  /** Returns the lanes that are due, to be run on as many threads. */
  List<DueLane> dueLanes(int limit) {
    start();
    return store.due(now(), owner, limit);
  }

  Instant nextDue() {
    return orNever(store.nextDue(now(), owner));
  }

  /** What was under way under this name when it last disappeared is taken up at once. */
  private void start() {
    if (!started.get()) {
      store.wakeOwned(owner, now());
      started.set(true);
    }
  }

  private Work begin() {
    if (!working.add(Thread.currentThread())) {
      throw new IllegalStateException("runDue: was called by a sender or a listener");
    }
    try {
      start();
      return new Work();
    } catch (RuntimeException | Error e) {
      end();
      throw e;
    }
  }

  private void end() {
    working.remove(Thread.currentThread());
  }

  /** One run: what fails on one lane does not keep the others from their turn. */
  private final class Work {
    private final Set<LaneKey> failed = new HashSet<>();
    private @Nullable RuntimeException failure;

    int failures() {
      return failed.size();
    }

    List<DueLane> withoutFailed(List<DueLane> due) {
      return failed.isEmpty() ? due : due.stream().filter(d -> !failed.contains(keyOf(d))).toList();
    }

    /**
     * Takes steps until none of these lanes is due at this instant: the campaigns in turn, and of
     * each the lane that comes first, as the planner does.
     *
     * @return whether anything could be done
     */
    boolean take(List<DueLane> due, Instant now) throws InterruptedException {
      Map<String, Deque<DueLane>> campaigns = new LinkedHashMap<>();
      for (DueLane lane : due) {
        campaigns.computeIfAbsent(lane.campaignId(), id -> new ArrayDeque<>()).add(lane);
      }
      boolean moved = false;
      while (!campaigns.isEmpty()) {
        for (Iterator<Deque<DueLane>> turns = campaigns.values().iterator(); turns.hasNext(); ) {
          Deque<DueLane> lanes = turns.next();
          Instant again = take(lanes.element());
          moved |= again != null;
          // The clock may have gone back meanwhile: what is put off by it is put off.
          if (again == null || again.isAfter(now) || again.isAfter(now())) {
            lanes.remove();
          }
          if (lanes.isEmpty()) {
            turns.remove();
          }
        }
      }
      return moved;
    }

    private @Nullable Instant take(DueLane lane) throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while sending");
      }
      try {
        return step.take(lane);
      } catch (RuntimeException e) {
        failed.add(keyOf(lane));
        if (failure != null) {
          e.addSuppressed(failure);
        }
        failure = e;
        return null;
      }
    }

    void throwFailure() {
      if (failure != null) {
        throw failure;
      }
    }
  }

  private static LaneKey keyOf(DueLane due) {
    return new LaneKey(due.campaignId(), due.lane());
  }

  private static Instant orNever(@Nullable Instant instant) {
    return instant == null ? Instant.MAX : instant;
  }

  /** Whole milliseconds, as the planner counts: nothing is due between two of them. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
