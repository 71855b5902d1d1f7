package dev.mirsal.campaign.engine;

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
  private final Flights flights;
  private final Step step;
  private final AtomicBoolean started = new AtomicBoolean();
  private final Set<Thread> working = ConcurrentHashMap.newKeySet();

  Sending(Desk desk, Step step) {
    store = desk.store();
    clock = desk.clock();
    owner = desk.ownership().owner();
    lifecycle = desk.lifecycle();
    flights = desk.flights();
    this.step = step;
  }

  /** Sends until nothing is due that this thread could do. */
  Instant runDue() throws InterruptedException {
    Work work = begin();
    try {
      while (true) {
        Instant now = now();
        int most = BATCH + work.failures() + flights.lanes();
        List<DueLane> due = work.withoutFailed(store.due(now, owner, most));
        if (!work.take(due, now)) {
          work.throwFailure();
          return orNever(store.nextDue(now, owner));
        }
      }
    } finally {
      end();
    }
  }

  /**
   * Sends on one lane until nothing is due on it that this thread could do.
   *
   * @param known the lane as it was when it was last seen due, or null
   */
  Instant runLane(LaneKey lane, @Nullable DueLane known, BooleanSupplier condition)
      throws InterruptedException {
    Work work = begin();
    try {
      DueLane its = known;
      while (true) {
        Instant now = now();
        Instant due = store.dueAt(lane.campaignId(), lane.lane(), now, owner);
        if (due == null || due.isAfter(now) || !condition.getAsBoolean()) {
          return orNever(due);
        }
        Instant again = work.takeAll(its == null ? current(lane) : its, condition);
        work.throwFailure();
        if (again == null) {
          return now.plus(BUSY);
        }
        if (again.isAfter(now()) && !again.equals(Instant.MAX)) {
          return again;
        }
        its = null;
      }
    } finally {
      end();
    }
  }

  private DueLane current(LaneKey lane) {
    long version = lifecycle.find(lane.campaignId()).version();
    return new DueLane(lane.campaignId(), lane.lane(), version);
  }

  /** Returns the lanes that are due, to be run on as many threads. */
  List<DueLane> dueLanes(int limit) {
    start();
    return store.due(now(), owner, Math.addExact(limit, flights.lanes())).stream()
        .filter(lane -> step.hasRoom(LaneKey.of(lane)))
        .limit(limit)
        .toList();
  }

  Instant nextDue() {
    return orNever(store.nextDue(now(), owner));
  }

  /**
   * What was under way under this name when it last disappeared is taken up at once, and so is what
   * nobody would look at any more.
   */
  private void start() {
    if (!started.get()) {
      store.wakeOwned(owner, now());
      lifecycle.wakeForgotten();
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
      return failed.isEmpty()
          ? due
          : due.stream().filter(d -> !failed.contains(LaneKey.of(d))).toList();
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

    /**
     * Takes steps on one lane for as long as it is due and a condition holds.
     *
     * @return when there is more to do, {@link Instant#MAX} if that is not known, or null if
     *     nothing could be done
     */
    @Nullable Instant takeAll(DueLane lane, BooleanSupplier condition) throws InterruptedException {
      Instant done = null;
      Instant again = take(lane);
      while (again != null) {
        done = again;
        again = again.isAfter(now()) || !condition.getAsBoolean() ? null : take(lane);
      }
      return done;
    }

    private @Nullable Instant take(DueLane lane) throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while sending");
      }
      try {
        return step.take(lane);
      } catch (RuntimeException e) {
        failed.add(LaneKey.of(lane));
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

  private static Instant orNever(@Nullable Instant instant) {
    return instant == null ? Instant.MAX : instant;
  }

  /** Whole milliseconds, as the planner counts: nothing is due between two of them. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
