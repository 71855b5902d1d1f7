package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.DueLane;
import dev.mirsal.campaign.store.Lease;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.send.SendOutcome;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes one step on a lane that is due: one message, or whatever else stands there to be done. All
 * that it decides, it decides under the lock of the lane's group; while a message is on its way,
 * and while listeners are told, no lock is held.
 */
final class Step {
  private final Desk desk;
  private final Doubts doubts;
  private final Attempt attempt;
  private final Landing landing;

  /** Campaigns that have ended and are being put to rest. */
  private final Set<String> leaving = ConcurrentHashMap.newKeySet();

  Step(Desk desk, Doubts doubts, Attempt attempt, Landing landing) {
    this.desk = desk;
    this.doubts = doubts;
    this.attempt = attempt;
    this.landing = landing;
  }

  /**
   * Returns when there is more to do on the lane, {@link Instant#MAX} if that is not known, or null
   * if nothing was done: somebody else is at work there.
   */
  @Nullable Instant take(DueLane due) throws InterruptedException {
    CampaignRecord record = desk.groups().record(due);
    if (record == null || desk.lifecycle().holdsForeign(record)) {
      return Instant.MAX;
    }
    return switch (record.status()) {
      case SCHEDULED -> begin(record);
      case RUNNING -> record.active() ? send(record, due) : calm(record, due);
      case PAUSED, DRAFT -> calm(record, due);
      case CANCELLED -> sweep(record, due);
      case COMPLETED, FAILED -> leave(record, due);
    };
  }

  private Instant begin(CampaignRecord scheduled) {
    desk.lifecycle().begin(scheduled.campaign().id());
    return Instant.MAX;
  }

  /** A lane was woken at the moment at which its campaign was held. */
  private @Nullable Instant calm(CampaignRecord record, DueLane due) {
    LaneKey lane = LaneKey.of(due);
    Instant now = desk.now();
    Lease lease = desk.flights().on(lane) > 0 ? null : desk.ownership().claim(lane, now);
    if (lease == null) {
      return null;
    }
    desk.ownership().schedule(lease, record.version(), now, null);
    return Instant.MAX;
  }

  /**
   * Whoever ended a campaign may have died before those who wait for its devices were told. All its
   * lanes are put to rest together, by one thread, for nobody may look at the others again.
   */
  private @Nullable Instant leave(CampaignRecord record, DueLane due) {
    String id = due.campaignId();
    if (!leaving.add(id)) {
      return null;
    }
    try {
      if (!isStillDue(LaneKey.of(due), desk.now())) {
        return Instant.MAX;
      }
      desk.lifecycle().wakeWaiting(record);
      for (Lane lane : record.campaign().lanes()) {
        calm(record, new DueLane(id, lane.name(), due.version()));
      }
      desk.groups().forget(id);
      return Instant.MAX;
    } finally {
      leaving.remove(id);
    }
  }

  /** A campaign that was cancelled may have left messages on their way, in a process that died. */
  private @Nullable Instant sweep(CampaignRecord record, DueLane due) {
    LaneKey lane = LaneKey.of(due);
    Instant now = desk.now();
    Lease lease = desk.flights().on(lane) > 0 ? null : desk.ownership().claim(lane, now);
    if (lease == null) {
      return null;
    }
    doubts.endAbandoned(record, lease, now);
    desk.store().endPending(due.campaignId(), LedgerStatus.CANCELLED, null, null);
    if (due.lane().equals(record.campaign().lanes().get(0).name())) {
      desk.lifecycle().wakeWaiting(record);
    }
    desk.ownership().schedule(lease, record.version(), now, null);
    desk.groups().forget(due.campaignId());
    return Instant.MAX;
  }

  private @Nullable Instant send(CampaignRecord record, DueLane due) throws InterruptedException {
    LaneKey key = LaneKey.of(due);
    LaneGroups.Place place = desk.groups().of(record, key);
    if (place == null || !desk.flights().takeOff(key, place.concurrency())) {
      return null;
    }
    LaneGroup group = place.group();
    try {
      return fly(place, record, key);
    } catch (RuntimeException | Error e) {
      abandon(group, key);
      throw e;
    } finally {
      desk.flights().land(key);
    }
  }

  private @Nullable Instant fly(LaneGroups.Place place, CampaignRecord record, LaneKey key)
      throws InterruptedException {
    LaneGroup group = place.group();
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
      if (place.concurrency() > 1) {
        desk.flights().airborne();
      }
      SendOutcome outcome = attempt.call(one);
      landing.settle(group, one, outcome, afterwards);
      afterwards.run();
    }
    return afterwards.due();
  }

  /** Makes sure that all lanes of the group are this engine's, the one that is due first of all. */
  private boolean holdAll(LaneGroup group, LaneKey due) {
    Instant now = desk.now();
    boolean mine =
        desk.ownership().keeps(due, now) || (isStillDue(due, now) && claim(group, due, now));
    if (!mine) {
      return false;
    }
    for (LaneKey other : group.keys()) {
      boolean held = other.equals(due) || desk.ownership().keeps(other, now);
      if (!held && !claim(group, other, now)) {
        // Whoever holds it wants this one too: give way, and ask again later.
        Lease lease = desk.ownership().lease(due);
        if (lease != null) {
          long version = group.record().version();
          desk.store().schedule(lease, version, desk.ownership().later(now));
          desk.store().release(lease);
          desk.ownership().letGo(lease);
        }
        return false;
      }
    }
    return true;
  }

  /** Somebody else may have done what was due, and given the lane back. */
  private boolean isStillDue(LaneKey lane, Instant now) {
    String owner = desk.ownership().owner();
    Instant due = desk.store().dueAt(lane.campaignId(), lane.lane(), now, owner);
    return due != null && !due.isAfter(now);
  }

  private boolean claim(LaneGroup group, LaneKey lane, Instant now) {
    Lease lease = desk.ownership().claim(lane, now);
    if (lease == null) {
      return false;
    }
    doubts.endAbandoned(group.record(), lease, now);
    group.replan();
    return true;
  }

  /** Returns whether there may be something to do on a lane for one more thread. */
  boolean hasRoom(LaneKey lane) {
    if (leaving.contains(lane.campaignId())) {
      return false;
    }
    int flying = desk.flights().on(lane);
    LaneGroups.Place place = flying == 0 ? null : desk.groups().known(lane);
    return flying == 0 || (place != null && flying < place.concurrency());
  }

  /**
   * Gives a lane back with those that are held together with it, but for those on which something
   * is on its way. Whoever takes off meanwhile has to claim it again.
   */
  void giveBack(LaneKey lane) {
    LaneGroups.Place place = desk.groups().known(lane);
    if (place == null) {
      return;
    }
    LaneGroup group = place.group();
    group.lock().lock();
    try {
      group.keys().stream()
          .filter(key -> desk.flights().on(key) == 0)
          .forEach(desk.ownership()::release);
    } finally {
      group.lock().unlock();
    }
  }

  /**
   * Nobody knows how far it got: the lane is let go, so that whoever claims it next ends what was
   * on its way.
   */
  private void abandon(LaneGroup group, LaneKey key) {
    group.lock().lock();
    try {
      group.replan();
      desk.ownership().letGo(key);
      desk.store().wake(key.campaignId(), key.lane(), desk.now());
    } catch (RuntimeException stillFailing) {
      // Then it will be looked at when its lease has ended.
    } finally {
      group.lock().unlock();
    }
  }
}
