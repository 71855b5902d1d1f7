package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.LedgerStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Does what is due, campaign by campaign in turn, one message of each at a time. A message costs
 * time that grows with the logarithm of the lanes and does not depend on the recipients; a pass
 * over the campaigns grows with their number.
 */
final class Sending {
  /** Something was done, and more may be due at once. */
  private static final Instant AGAIN = Instant.MIN;

  private final CampaignStore store;
  private final InstantSource clock;
  private final CampaignLocks locks;
  private final Lifecycle lifecycle;
  private final Audience audience;
  private final Attempt attempt;
  private final Map<String, CampaignRun> runs;
  private final ReentrantLock lock = new ReentrantLock();

  Sending(
      CampaignStore store,
      InstantSource clock,
      CampaignLocks locks,
      Lifecycle lifecycle,
      Audience audience,
      Attempt attempt,
      Map<String, CampaignRun> runs) {
    this.store = store;
    this.clock = clock;
    this.locks = locks;
    this.lifecycle = lifecycle;
    this.audience = audience;
    this.attempt = attempt;
    this.runs = runs;
  }

  /** One thread at a time: a second caller waits, and then finds what is due by then. */
  Instant runDue() throws InterruptedException {
    if (lock.isHeldByCurrentThread()) {
      throw new IllegalStateException("runDue: was called by a sender or a listener");
    }
    lock.lockInterruptibly();
    try {
      Instant next = pass();
      while (next.equals(AGAIN)) {
        next = pass();
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** What fails in one campaign does not keep the others from their turn. */
  private Instant pass() throws InterruptedException {
    Instant next = Instant.MAX;
    RuntimeException failure = null;
    for (CampaignRecord due : due()) {
      try {
        Instant its = advance(due);
        next = its.isBefore(next) ? its : next;
      } catch (RuntimeException e) {
        if (failure != null) {
          e.addSuppressed(failure);
        }
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
    return next;
  }

  private List<CampaignRecord> due() {
    List<CampaignRecord> open =
        store.findIn(
            EnumSet.of(CampaignStatus.SCHEDULED, CampaignStatus.RUNNING, CampaignStatus.PAUSED));
    runs.keySet().retainAll(open.stream().map(r -> r.campaign().id()).collect(Collectors.toSet()));
    return open.stream().filter(CampaignRecord::mayHaveDue).toList();
  }

  private Instant advance(CampaignRecord record) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while sending");
    }
    return record.status() == CampaignStatus.SCHEDULED
        ? begin(record)
        : send(record.campaign().id());
  }

  /** A campaign that waits for a device looks again whenever something has happened. */
  private Instant begin(CampaignRecord scheduled) {
    Instant start = scheduled.campaign().rules().notBefore();
    if (start != null && now().isBefore(start)) {
      return start;
    }
    CampaignRecord begun = lifecycle.begin(scheduled.campaign().id());
    return begun.status() == CampaignStatus.RUNNING ? AGAIN : Instant.MAX;
  }

  private Instant send(String campaignId) throws InterruptedException {
    CampaignLocks.Held held = locks.hold(campaignId);
    try {
      CampaignRecord record = lifecycle.find(campaignId);
      return record.mayHaveDue() ? send(record, runOf(record, now())) : Instant.MAX;
    } catch (RuntimeException | Error e) {
      // Where its lanes stand is not sure any more: the ledger knows.
      runs.remove(campaignId);
      throw e;
    } finally {
      held.release();
    }
  }

  private Instant send(CampaignRecord record, CampaignRun run) throws InterruptedException {
    Instant now = now();
    LaneRun lane = run.take(now);
    if (lane == null) {
      lifecycle.complete(record.campaign().id());
      return AGAIN;
    }
    try {
      if (lane.due().equals(Instant.MAX)) {
        return neverDue(record, now);
      }
      if (lane.due().isAfter(now)) {
        return lane.due();
      }
      return attempt.make(record, run, lane) ? AGAIN : now;
    } finally {
      run.put(lane);
    }
  }

  private CampaignRun runOf(CampaignRecord record, Instant now) {
    String id = record.campaign().id();
    CampaignRun run = runs.get(id);
    if (run == null) {
      audience.endAbandoned(id);
    }
    if (run == null || !run.isOf(record)) {
      run = new CampaignRun(store, record, run, now);
      runs.put(id, run);
    }
    return run;
  }

  /** Nothing more may ever go: its time is over or will be, or its hours never open again. */
  private Instant neverDue(CampaignRecord record, Instant now) {
    String id = record.campaign().id();
    Instant notAfter = record.campaign().rules().notAfter();
    if (notAfter == null) {
      lifecycle.pauseBecause(id, "by its rules nothing may go any more");
      return AGAIN;
    }
    if (now.isBefore(notAfter)) {
      return notAfter;
    }
    store.endPending(id, LedgerStatus.SKIPPED, "engine.expired", "not sent before " + notAfter);
    lifecycle.complete(id);
    return AGAIN;
  }

  /** Whole milliseconds, as the planner counts: nothing is due between two of them. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
