package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.send.Fault;
import dev.mirsal.send.SendOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what became of messages, and what follows from it for their lanes. */
final class Landing {
  private static final Logger LOG = LoggerFactory.getLogger(CampaignEngine.class);

  private final Desk desk;
  private final Faults faults;
  private final Doubts doubts;
  private final Doubts.Retries retries;

  Landing(Desk desk, Faults faults, Doubts doubts, Doubts.Retries retries) {
    this.desk = desk;
    this.faults = faults;
    this.doubts = doubts;
    this.retries = retries;
  }

  void settle(LaneGroup group, Attempt.Try one, SendOutcome outcome, Afterwards afterwards) {
    // Asking the sender what became of it may take its time, so it is done without the lock.
    LedgerEntry resolved =
        outcome instanceof SendOutcome.Unknown unknown
            ? doubts.resolve(
                one.record(), one.entry(), desk.now(), unknown.code(), unknown.detail())
            : one.entry();
    group.lock().lock();
    try {
      desk.flights().leave(one.key());
      One landing = new One(group, one, afterwards);
      if (outcome instanceof SendOutcome.Accepted accepted) {
        faults.answered(one.campaign(), one.run());
        landing.write(one.entry().sent(accepted.platformMessageId()));
      } else if (outcome instanceof SendOutcome.Unknown unknown) {
        landing.doubt(unknown, resolved);
      } else if (outcome instanceof SendOutcome.Deferred deferred) {
        landing.defer(deferred);
      } else {
        landing.reject((SendOutcome.Rejected) outcome);
      }
    } finally {
      group.lock().unlock();
    }
  }

  /** One message that has come to an end. */
  private final class One {
    private final LaneGroup group;
    private final Attempt.Try one;
    private final Afterwards afterwards;

    One(LaneGroup group, Attempt.Try one, Afterwards afterwards) {
      this.group = group;
      this.one = one;
      this.afterwards = afterwards;
    }

    void doubt(SendOutcome.Unknown unknown, LedgerEntry resolved) {
      write(resolved);
      if (resolved.status() == LedgerStatus.SENT) {
        faults.answered(one.campaign(), one.run());
      } else if (faults.doubted(one.run())) {
        pause(unknown.code(), unknown.detail());
      }
    }

    void defer(SendOutcome.Deferred deferred) {
      Instant until = deferred.until();
      if (until == null || !until.isAfter(desk.now())) {
        hold(0, deferred.code(), deferred.detail());
        return;
      }
      one.run().holdUntil(until);
      putBack(until, deferred.code(), deferred.detail());
      faults.tellHeld(one.campaign(), one.run(), deferred.code(), deferred.detail(), afterwards);
    }

    void reject(SendOutcome.Rejected rejected) {
      if (rejected.fault() == Fault.SENDER) {
        int openings = faults.failed(one.campaign(), one.key());
        if (rejected.permanent()) {
          putBack(null, rejected.code(), rejected.detail());
          pause(rejected.code(), rejected.detail());
        } else {
          hold(openings, rejected.code(), rejected.detail());
        }
        return;
      }
      faults.answered(one.campaign(), one.run());
      LedgerEntry failed = one.entry().failed(rejected);
      boolean mayPass = rejected.fault() == Fault.RECIPIENT && !rejected.permanent();
      write(mayPass ? tryAgain(rejected) : failed);
      if (rejected.fault() == Fault.CONTENT) {
        faults.contentRejected(one.record(), one.run(), failed, afterwards);
      }
    }

    private LedgerEntry tryAgain(SendOutcome.Rejected rejected) {
      return retries.again(
          one.campaign(),
          one.entry(),
          desk.now(),
          rejected.reachedPlatform(),
          rejected.code(),
          rejected.detail(),
          LedgerStatus.FAILED);
    }

    private void hold(int openings, String code, String detail) {
      Instant until = faults.hold(one.record(), one.run(), openings);
      putBack(until, code, detail);
      if (until == null) {
        pause(code, detail);
      } else {
        faults.tellHeld(one.campaign(), one.run(), code, detail, afterwards);
      }
    }

    private void pause(String code, String detail) {
      String reason = Faults.reason(one.run(), code, detail);
      afterwards.add(() -> desk.lifecycle().pauseBecause(one.campaign().id(), reason));
    }

    /** Back in line, as if it had not been tried, but for the count of attempts. */
    private void putBack(@Nullable Instant until, String code, String detail) {
      LedgerEntry again =
          one.entry().attempts() >= retries.most()
              ? one.entry().in(LedgerStatus.FAILED, false, code, detail)
              : one.entry().again(null, false, code, detail);
      write(again, until == null ? desk.now() : until);
      group.replan();
    }

    /** The pacing has been told when it began that it would succeed; if not, it is read again. */
    void write(LedgerEntry next) {
      Instant now = desk.now();
      LaneRun run = one.run();
      boolean asForeseen = next.status().countsAsSent() && group.isCurrent(run);
      boolean known = asForeseen && !run.isEmpty(now) && !run.due().equals(Instant.MAX);
      write(next, known ? run.nextLook() : now);
      if (!asForeseen) {
        group.replan();
      }
    }

    private void write(LedgerEntry next, Instant due) {
      String campaignId = one.campaign().id();
      afterwards.dueAt(due);
      if (!desk.store().end(one.lease(), one.record().version(), one.entry(), next, due)) {
        LOG.warn("campaign {}: {} was changed by somebody else meanwhile", campaignId, one.entry());
        group.replan();
        desk.ownership().stillHolds(one.key(), desk.now());
        return;
      }
      afterwards.add(() -> desk.listener().messageChanged(campaignId, next));
      if (next.status() == LedgerStatus.PENDING) {
        afterwards.add(() -> desk.lifecycle().endIfCancelled(campaignId));
      }
    }
  }
}
