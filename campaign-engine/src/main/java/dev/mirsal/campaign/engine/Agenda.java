package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.PendingLine;
import java.time.Duration;
import java.time.Instant;

/**
 * Says when lanes are to be looked at again. What somebody else changes at the same moment would be
 * overwritten by that: so whoever puts a lane off for long looks once more whether it still holds.
 */
final class Agenda {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Desk desk;

  Agenda(Desk desk) {
    this.desk = desk;
  }

  /** Nobody is in line: later perhaps, or never, and then the campaign may be done. */
  void rest(Turn turn) {
    Instant later = turn.run().later();
    if (later == null) {
      String id = turn.campaign().id();
      finish(turn, () -> desk.lifecycle().completeIfDone(id), () -> sleep(turn));
    } else {
      schedule(turn, later);
    }
  }

  /** Nothing may go yet, or ever. */
  void await(Turn turn) {
    String id = turn.campaign().id();
    Instant due = turn.run().due();
    Instant later = turn.run().later();
    Instant notAfter = turn.campaign().rules().notAfter();
    if (later != null && later.isBefore(due)) {
      // They may be of a zone that is open before those who are in line now.
      turn.group().replan();
      schedule(turn, later);
    } else if (!due.equals(Instant.MAX)) {
      schedule(turn, due);
    } else if (notAfter == null) {
      finish(turn, () -> desk.lifecycle().completeIfDone(id), () -> giveUp(turn));
    } else if (turn.now().isBefore(notAfter)) {
      schedule(turn, notAfter);
    } else {
      finish(turn, () -> desk.lifecycle().expire(id, notAfter), () -> sleep(turn));
    }
  }

  void schedule(Turn turn, Instant due) {
    turn.afterwards().dueAt(due);
    if (desk.flights().othersOn(turn.key())) {
      // The lease is still needed.
      desk.store().schedule(turn.lease(), due);
    } else {
      desk.ownership().schedule(turn.lease(), turn.now(), due);
    }
    confirm(turn.record(), turn.key(), turn.now(), due, turn.afterwards());
  }

  void pause(Turn turn, String reason) {
    turn.afterwards().add(() -> desk.lifecycle().pauseBecause(turn.campaign().id(), reason));
  }

  /** Looks once more at a lane that was put off for long. */
  void confirm(
      CampaignRecord record, LaneKey lane, Instant now, Instant due, Afterwards afterwards) {
    if (due.isAfter(now.plus(LONG))) {
      afterwards.add(() -> wakeIfChanged(record, lane));
    }
  }

  /** Whoever dies before the campaign has ended has left the lane due, for others to end it. */
  private void finish(Turn turn, Runnable end, Runnable rest) {
    desk.store().schedule(turn.lease(), desk.ownership().later(turn.now()));
    turn.afterwards().dueAt(null);
    turn.afterwards().add(end);
    turn.afterwards().add(rest);
    // The last message may have landed since that was asked.
    turn.afterwards().add(end);
    turn.afterwards().add(() -> desk.lifecycle().pauseIfStuck(turn.campaign().id()));
  }

  /** Nothing is to be done on the lane, unless somebody has put people in line meanwhile. */
  private void sleep(Turn turn) {
    if (!layDown(turn)) {
      return;
    }
    String id = turn.campaign().id();
    PendingLine line = desk.store().firstPending(id, turn.run().name(), desk.now(), 1);
    if (!line.rows().isEmpty() || line.later() != null) {
      desk.store().wake(id, turn.run().name(), desk.now());
    } else {
      wakeIfChanged(turn.record(), turn.key());
    }
  }

  /** Those in line on this lane may never go; those on other lanes perhaps. */
  private void giveUp(Turn turn) {
    if (layDown(turn)) {
      wakeIfChanged(turn.record(), turn.key());
    }
  }

  /** Returns false if something is still on its way: whoever lands last will see to the rest. */
  private boolean layDown(Turn turn) {
    turn.group().lock().lock();
    try {
      desk.flights().leave(turn.key());
      boolean flying = desk.flights().on(turn.key()) > 0;
      if (flying) {
        desk.store().schedule(turn.lease(), turn.lease().until());
      } else {
        desk.ownership().schedule(turn.lease(), turn.now(), null);
      }
      return !flying;
    } finally {
      turn.group().lock().unlock();
    }
  }

  /** Lets a lane be looked at if its campaign is not what it was. */
  void wakeIfChanged(CampaignRecord record, LaneKey lane) {
    CampaignRecord current = desk.store().find(lane.campaignId()).orElse(null);
    Instant due = current == null ? null : current.dueFrom();
    if (current != null && current.version() != record.version() && due != null) {
      desk.store().wake(lane.campaignId(), lane.lane(), due);
    }
  }
}
