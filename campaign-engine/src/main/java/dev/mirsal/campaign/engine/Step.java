package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.DueLane;
import dev.mirsal.campaign.store.Lease;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.send.SendOutcome;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes one step on a lane that is due: one message, or whatever else stands there to be done. All
 * that it decides, it decides under the lock of the lane's group; while a message is on its way,
 * and while listeners are told, no lock is held.
 */
final class Step {
  private final CampaignStore store;
  private final InstantSource clock;
  private final Lifecycle lifecycle;
  private final Ownership ownership;
  private final Flights flights;
  private final LaneGroups groups;
  private final Doubts doubts;
  private final Attempt attempt;

  Step(
      CampaignStore store,
      InstantSource clock,
      Lifecycle lifecycle,
      Ownership ownership,
      Flights flights,
      LaneGroups groups,
      Doubts doubts,
      Attempt attempt) {
    this.store = store;
    this.clock = clock;
    this.lifecycle = lifecycle;
    this.ownership = ownership;
    this.flights = flights;
    this.groups = groups;
    this.doubts = doubts;
    this.attempt = attempt;
  }

  /**
   * Returns when there is more to do on the lane, {@link Instant#MAX} if that is not known, or null
   * if nothing was done: somebody else is at work there.
   */
  @Nullable Instant take(DueLane due) throws InterruptedException {
    CampaignRecord record = groups.record(due);
    if (record == null) {
      return Instant.MAX;
    }
    return switch (record.status()) {
      case SCHEDULED -> begin(record);
      case RUNNING -> send(record, due);
      case PAUSED, DRAFT -> null;
      case COMPLETED, CANCELLED, FAILED -> sweep(record, due);
    };
  }

  private Instant begin(CampaignRecord scheduled) {
    lifecycle.begin(scheduled.campaign().id());
    return Instant.MAX;
  }

  /** A campaign that was ended may have left messages on their way, in a process that died. */
  private @Nullable Instant sweep(CampaignRecord record, DueLane due) {
    LaneKey lane = new LaneKey(due.campaignId(), due.lane());
    Instant now = now();
    Lease lease = flights.on(lane) > 0 ? null : ownership.claim(lane, now);
    if (lease == null) {
      return null;
    }
    doubts.endAbandoned(record, lease, now);
    store.endPending(due.campaignId(), LedgerStatus.CANCELLED, null, null);
    ownership.schedule(lease, now, null);
    groups.forget(due.campaignId());
    return Instant.MAX;
  }

  private @Nullable Instant send(CampaignRecord record, DueLane due) throws InterruptedException {
    LaneKey key = new LaneKey(due.campaignId(), due.lane());
    LaneGroups.Place place = groups.of(record, key);
    if (place == null || !flights.takeOff(key, place.concurrency())) {
      return null;
    }
    LaneGroup group = place.group();
    try {
      return fly(group, record, key);
    } catch (RuntimeException | Error e) {
      abandon(group, key);
      throw e;
    } finally {
      flights.land(key);
    }
  }

  private @Nullable Instant fly(LaneGroup group, CampaignRecord record, LaneKey key)
      throws InterruptedException {
    Afterwards afterwards = new Afterwards();
    Attempt.Try one;
    group.lock().lockInterruptibly();
    try {
      group.become(record);
      if (!holdAll(group, key)) {
        return null;
      }
      one = attempt.prepare(group, key, afterwards);
    } finally {
      group.lock().unlock();
    }
    afterwards.run();
    if (one != null) {
      flights.airborne();
      SendOutcome outcome = attempt.call(one);
      attempt.settle(group, one, outcome, afterwards);
      afterwards.run();
    }
    return afterwards.due();
  }

  /** Makes sure that all lanes of the group are this engine's, the one that is due first of all. */
  private boolean holdAll(LaneGroup group, LaneKey due) {
    Instant now = now();
    if (!hold(group, due, now)) {
      return false;
    }
    for (LaneKey other : group.keys()) {
      if (!hold(group, other, now)) {
        // Whoever holds it wants this one too: give way, and ask again later.
        Lease lease = ownership.lease(due);
        if (lease != null) {
          store.schedule(lease, ownership.later(now));
          store.release(lease);
          ownership.letGo(lease);
        }
        return false;
      }
    }
    return true;
  }

  private boolean hold(LaneGroup group, LaneKey lane, Instant now) {
    if (ownership.keeps(lane, now)) {
      return true;
    }
    Lease lease = ownership.claim(lane, now);
    if (lease == null) {
      return false;
    }
    doubts.endAbandoned(group.record(), lease, now);
    group.replan();
    return true;
  }

  /**
   * Nobody knows how far it got: the lane is let go, so that whoever claims it next ends what was
   * on its way.
   */
  private void abandon(LaneGroup group, LaneKey key) {
    group.lock().lock();
    try {
      group.replan();
      ownership.letGo(key);
      store.wake(key.campaignId(), key.lane(), now());
    } catch (RuntimeException stillFailing) {
      // Then it will be looked at when its lease has ended.
    } finally {
      group.lock().unlock();
    }
  }

  /** Whole milliseconds, as the planner counts: nothing is due between two of them. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
