package dev.mirsal.campaign.engine;

import java.time.Instant;

/**
 * Says when lanes are to be looked at again. What somebody else changes at the same moment stands:
 * the store takes nothing that is based on an older version of the campaign.
 */
final class Agenda {
  private final Desk desk;

  Agenda(Desk desk) {
    this.desk = desk;
  }

  /** Nobody is in line: later perhaps, or never, and then the campaign may be done. */
  void rest(Turn turn) {
    Instant later = turn.run().later();
    if (later == null) {
      finish(turn, () -> desk.lifecycle().completeIfDone(turn.campaign().id()));
    } else {
      lookAgain(turn, later);
    }
  }

  /** Nothing may go yet, or ever. */
  void await(Turn turn) {
    Instant next = turn.run().nextLook();
    if (next.isBefore(turn.run().due())) {
      // Whoever is back in line may be of a zone that is open before those who are there now.
      turn.group().replan();
    }
    lookAgain(turn, next);
  }

  /** What has not gone when the campaign's time is over will not go any more. */
  private void lookAgain(Turn turn, Instant next) {
    String id = turn.campaign().id();
    Instant notAfter = turn.campaign().rules().notAfter();
    if (notAfter != null && !turn.now().isBefore(notAfter)) {
      finish(turn, () -> desk.lifecycle().expire(id, notAfter));
    } else if (notAfter != null && notAfter.isBefore(next)) {
      schedule(turn, notAfter);
    } else if (!next.equals(Instant.MAX)) {
      schedule(turn, next);
    } else {
      finish(turn, () -> desk.lifecycle().completeIfDone(id));
    }
  }

  void schedule(Turn turn, Instant due) {
    long version = turn.record().version();
    // With others on the lane the lease is still needed.
    boolean kept =
        desk.flights().othersOn(turn.key())
            ? desk.store().schedule(turn.lease(), version, due)
            : desk.ownership().schedule(turn.lease(), version, turn.now(), due);
    turn.afterwards().dueAt(kept ? due : null);
  }

  void pause(Turn turn, String reason) {
    turn.afterwards().add(() -> desk.lifecycle().pauseBecause(turn.campaign().id(), reason));
  }

  /**
   * Whoever dies before the campaign has ended, or is paused, has left a lane due, for others to
   * see to that.
   */
  private void finish(Turn turn, Runnable end) {
    long version = turn.record().version();
    desk.store().schedule(turn.lease(), version, desk.ownership().later(turn.now()));
    turn.afterwards().dueAt(null);
    turn.afterwards().add(end);
    turn.afterwards()
        .add(
            () -> {
              boolean isLast = layDown(turn);
              // The last message may have landed since that was asked.
              end.run();
              desk.lifecycle().pauseIfStuck(turn.record(), turn.key().lane(), isLast);
            });
  }

  /**
   * Nothing is to be done on the lane. If something is on its way, whoever lands last sees to it;
   * what has landed since somebody looked may have put its recipient back in line.
   *
   * @return whether the lane was left due because no other lane of the campaign is
   */
  private boolean layDown(Turn turn) {
    long version = turn.record().version();
    turn.group().lock().lock();
    try {
      desk.flights().leave(turn.key());
      if (desk.flights().on(turn.key()) > 0) {
        desk.store().schedule(turn.lease(), version, turn.lease().until());
        return false;
      }
      if (!turn.group().isCurrent(turn.run())) {
        desk.ownership().schedule(turn.lease(), version, turn.now(), turn.now());
        return false;
      }
      return !rests(turn);
    } finally {
      turn.group().lock().unlock();
    }
  }

  /** One after another, so that of two lanes that are the last ones one knows that it is. */
  private synchronized boolean rests(Turn turn) {
    boolean rests = desk.lifecycle().isAnyOtherLaneDue(turn.record(), turn.key().lane());
    if (rests) {
      desk.ownership().schedule(turn.lease(), turn.record().version(), turn.now(), null);
    } else {
      desk.ownership().release(turn.key());
    }
    return rests;
  }
}
