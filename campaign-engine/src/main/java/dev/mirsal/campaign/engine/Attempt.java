package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.Lease;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.message.Permit;
import dev.mirsal.policy.Decision;
import dev.mirsal.policy.Verdict;
import dev.mirsal.send.Fault;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SenderStatus;
import dev.mirsal.template.MissingVariableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt to send the next message of a lane: asks every question again right before the call,
 * writes the attempt down before it is made, and its outcome after.
 */
final class Attempt {
  private static final Logger LOG = LoggerFactory.getLogger(CampaignEngine.class);

  /** So many unknown outcomes in a row, and a person should look before more are risked. */
  private static final int MOST_DOUBTS = 3;

  /** So many first messages refused for what they say, and the others will be too. */
  private static final int MOST_CONTENT_REJECTIONS = 5;

  private final CampaignStore store;
  private final InstantSource clock;
  private final CampaignListener listener;
  private final Lifecycle lifecycle;
  private final Ownership ownership;
  private final Flights flights;
  private final LaneGroups groups;
  private final Doubts doubts;
  private final Doubts.Retries retries;
  private final Map<Channel, MessageSender> senders;
  private final Map<Channel, Breaker> breakers;
  private final Backoff backoff;
  private final @Nullable SendGate gate;

  Attempt(
      CampaignStore store,
      InstantSource clock,
      CampaignListener listener,
      Lifecycle lifecycle,
      Ownership ownership,
      Flights flights,
      LaneGroups groups,
      Doubts doubts,
      Doubts.Retries retries,
      Map<Channel, MessageSender> senders,
      Map<Channel, Breaker> breakers,
      @Nullable SendGate gate) {
    this.store = store;
    this.clock = clock;
    this.listener = listener;
    this.lifecycle = lifecycle;
    this.ownership = ownership;
    this.flights = flights;
    this.groups = groups;
    this.doubts = doubts;
    this.retries = retries;
    this.senders = senders;
    this.breakers = breakers;
    this.backoff = retries.backoff();
    this.gate = gate;
  }

  /**
   * A message that is written down as on its way.
   *
   * @param record the version of the campaign that it is based on
   * @param run the lane as it stood
   * @param lease under which it goes
   * @param entry its row
   * @param message what goes
   * @param sender what it goes through
   */
  record Try(
      CampaignRecord record,
      LaneRun run,
      Lease lease,
      LedgerEntry entry,
      OutboundMessage message,
      MessageSender sender) {
    Campaign campaign() {
      return record.campaign();
    }

    LaneKey key() {
      return new LaneKey(lease.campaignId(), lease.lane());
    }
  }

  /**
   * Looks at a lane that is due, in a campaign that runs (R-SEND-1: switch and status have been
   * asked by now, and are once more when the attempt is written down).
   *
   * @return the message to send, or null if none goes now
   */
  @Nullable Try prepare(LaneGroup group, LaneKey key, Afterwards afterwards)
      throws InterruptedException {
    Lease lease = Objects.requireNonNull(ownership.lease(key), "lease");
    Turn turn =
        new Turn(group, group.record(), group.run(key.lane(), now()), lease, now(), afterwards);
    if (turn.run().isEmpty(turn.now())) {
      rest(turn);
      return null;
    }
    if (!turn.run().isDue(turn.now())) {
      await(turn);
      return null;
    }
    MessageSender sender = senders.get(turn.campaign().channel());
    if (sender == null) {
      pause(turn, "no sender serves " + turn.campaign().channel());
      return null;
    }
    return isUsable(turn, sender) ? begin(turn.at(now()), sender) : null;
  }

  /** What a look at a lane is about. */
  private record Turn(
      LaneGroup group,
      CampaignRecord record,
      LaneRun run,
      Lease lease,
      Instant now,
      Afterwards afterwards) {
    Campaign campaign() {
      return record.campaign();
    }

    LaneKey key() {
      return new LaneKey(lease.campaignId(), lease.lane());
    }

    Turn at(Instant later) {
      return new Turn(group, record, run, lease, later, afterwards);
    }
  }

  /** Nobody is in line: later perhaps, or never, and then the campaign may be done. */
  private void rest(Turn turn) {
    Instant later = turn.run().later();
    if (later == null) {
      finish(turn, () -> lifecycle.completeIfDone(turn.campaign().id()));
    } else {
      schedule(turn, later);
    }
  }

  /** Whoever dies before the campaign has ended has left the lane due, for others to end it. */
  private void finish(Turn turn, BooleanSupplier end) {
    store.schedule(turn.lease(), ownership.later(turn.now()));
    turn.afterwards().dueAt(null);
    turn.afterwards()
        .add(
            () -> {
              if (!end.getAsBoolean()) {
                schedule(turn, null);
                wakeIfChanged(turn);
              }
            });
  }

  /** Who was put back in line meanwhile is not to be slept over. */
  private void wakeIfChanged(Turn turn) {
    LaneKey lane = turn.key();
    store
        .find(lane.campaignId())
        .filter(now -> now.version() != turn.record().version())
        .ifPresent(now -> store.wake(lane.campaignId(), lane.lane(), Instant.EPOCH));
  }

  private void await(Turn turn) {
    Instant due = turn.run().due();
    Instant notAfter = turn.campaign().rules().notAfter();
    if (!due.equals(Instant.MAX)) {
      schedule(turn, due);
    } else if (notAfter == null) {
      pause(turn, "by its rules nothing may go any more");
    } else if (turn.now().isBefore(notAfter)) {
      schedule(turn, notAfter);
    } else {
      finish(turn, () -> lifecycle.expire(turn.campaign().id(), notAfter));
    }
  }

  private void schedule(Turn turn, @Nullable Instant due) {
    turn.afterwards().dueAt(due);
    if (flights.othersOn(turn.key())) {
      // Its lease is still needed; what lands will see to the rest.
      store.schedule(turn.lease(), due == null ? turn.lease().until() : due);
    } else {
      ownership.schedule(turn.lease(), turn.now(), due);
    }
  }

  private void pause(Turn turn, String reason) {
    turn.afterwards().add(() -> lifecycle.pauseBecause(turn.campaign().id(), reason));
  }

  private boolean isUsable(Turn turn, MessageSender sender) throws InterruptedException {
    Breaker breaker = breaker(turn.campaign());
    if (breaker.openUntil().isAfter(turn.now())) {
      // Each a little later than that, so that not all of them come back at once.
      Duration later = backoff.after(1, turn.run().name(), turn.campaign().seed());
      turn.run().holdUntil(breaker.openUntil().plus(later));
      schedule(turn, turn.run().due());
      return false;
    }
    SenderStatus status = statusOf(sender, turn.run());
    if (status.usable()) {
      return true;
    }
    String code = String.valueOf(status.code());
    String detail = String.valueOf(status.detail());
    Instant until = status.permanent() ? null : held(turn.record(), turn.run(), now(), 0);
    if (until == null) {
      pause(turn, reason(turn.run(), code, detail));
    } else {
      schedule(turn, until);
      tellHeld(turn.campaign(), turn.run(), code, detail, turn.afterwards());
    }
    return false;
  }

  private static SenderStatus statusOf(MessageSender sender, LaneRun run)
      throws InterruptedException {
    try {
      return sender.status(run.name());
    } catch (RuntimeException e) {
      return SenderStatus.notReady("engine.status_failed", e.getClass().getName());
    }
  }

  /** Asking took its time: hours may have closed meanwhile. */
  private @Nullable Try begin(Turn turn, MessageSender sender) {
    Optional<LedgerEntry> head =
        turn.run().isDue(turn.now()) ? turn.run().head(turn.now()) : Optional.empty();
    if (head.isEmpty()) {
      await(turn);
      return null;
    }
    LedgerEntry entry = head.get();
    Instant expiry = entry.recipient().expiresAt();
    if (expiry != null && !turn.now().isBefore(expiry)) {
      return skip(turn, entry, "engine.expired", "not sent before " + expiry);
    }
    Decision decision =
        gate == null ? null : gate.ask(turn.campaign(), entry.recipient(), turn.now());
    if (decision != null && !decision.allowed()) {
      turn.afterwards().add(() -> listener.messageHeldBack(turn.campaign().id(), entry, decision));
      return holdBack(turn, entry, decision);
    }
    return write(turn, entry, decision == null ? null : decision.permit(), sender);
  }

  /** Whoever may be written to later is waited for, within the campaign's patience. */
  private @Nullable Try holdBack(Turn turn, LedgerEntry entry, Decision decision) {
    Verdict verdict = decision.verdict();
    String code = "policy." + verdict.reasons().get(0).code();
    String detail = "by " + String.join(", ", verdict.rules());
    Instant later = decision.askAgainAt();
    if (later == null || later.isAfter(turn.now().plus(turn.campaign().patience()))) {
      return skip(turn, entry, code, detail);
    }
    Instant from = later.isAfter(turn.now()) ? later : turn.now().plusMillis(1);
    turn.run().expects(from);
    return end(turn, entry, entry.again(from, entry.reached(), code, detail));
  }

  private @Nullable Try skip(Turn turn, LedgerEntry entry, String code, String detail) {
    return end(
        turn, entry, entry.sending(turn.now(), null).in(LedgerStatus.SKIPPED, false, code, detail));
  }

  /** Settles a row without an attempt; as with an attempt, only while the campaign stands so. */
  private @Nullable Try end(Turn turn, LedgerEntry entry, LedgerEntry next) {
    turn.run().left(entry);
    if (begins(turn, entry, next, turn.now())) {
      turn.afterwards().dueAt(turn.now());
      turn.afterwards().add(() -> listener.messageChanged(turn.campaign().id(), next));
    }
    return null;
  }

  /** Writes down what is next for a row, unless campaign, lease or row is not what it was. */
  private boolean begins(Turn turn, LedgerEntry entry, LedgerEntry next, Instant due) {
    if (store.begin(turn.lease(), turn.record().version(), entry, next, due)) {
      return true;
    }
    turn.group().replan();
    ownership.stillHolds(turn.key(), turn.now());
    return false;
  }

  private @Nullable Try write(
      Turn turn, LedgerEntry entry, @Nullable Permit permit, MessageSender sender) {
    Campaign campaign = turn.campaign();
    MessageContent content;
    try {
      content =
          campaign
              .message()
              .render(
                  entry.recipient(), campaign.seed(), entry.index(), campaign.missingVariable());
    } catch (MissingVariableException | IllegalArgumentException e) {
      LedgerEntry failed = entry.notRendered(turn.now(), e.getMessage());
      end(turn, entry, failed);
      pauseIfAllFail(turn.record(), turn.run(), failed, turn.afterwards());
      return null;
    }
    LedgerEntry sending = entry.sending(turn.now(), textOf(content));
    turn.run().left(entry);
    turn.run().sent(turn.now());
    boolean more = flights.on(turn.key()) < turn.run().concurrency();
    Instant due =
        more && !turn.run().due().equals(Instant.MAX) ? turn.run().due() : turn.lease().until();
    if (!begins(turn, entry, sending, due)) {
      return null;
    }
    breaker(campaign).tries(turn.now());
    OutboundMessage message =
        new OutboundMessage(
            entry.sendId(), entry.lane(), entry.recipient().address(), content, permit);
    return new Try(turn.record(), turn.run(), turn.lease(), sending, message, sender);
  }

  /** Makes the call; no lock is held meanwhile. */
  SendOutcome call(Try one) {
    try {
      return Objects.requireNonNull(one.sender().send(one.message()), "outcome");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new SendOutcome.Unknown("engine.interrupted", "interrupted while sending");
    } catch (RuntimeException e) {
      // Its message may hold anything, also a phone number: only its kind is kept.
      return new SendOutcome.Unknown("engine.sender_failed", e.getClass().getName());
    }
  }

  /** Writes down what became of it. */
  void settle(LaneGroup group, Try one, SendOutcome outcome, Afterwards afterwards) {
    // Asking the sender what became of it may take its time too.
    LedgerEntry resolved =
        outcome instanceof SendOutcome.Unknown unknown
            ? doubts.resolve(one.record(), one.entry(), now(), unknown.code(), unknown.detail())
            : one.entry();
    group.lock().lock();
    try {
      flights.leave(one.key());
      Landing landing = new Landing(group, one, afterwards);
      if (outcome instanceof SendOutcome.Accepted accepted) {
        answered(one);
        landing.write(one.entry().sent(accepted.platformMessageId()));
      } else if (outcome instanceof SendOutcome.Unknown unknown) {
        doubt(landing, unknown, resolved);
      } else if (outcome instanceof SendOutcome.Deferred deferred) {
        defer(landing, deferred);
      } else {
        reject(landing, (SendOutcome.Rejected) outcome);
      }
    } finally {
      group.lock().unlock();
    }
  }

  private void answered(Try one) {
    one.run().health().answered();
    breaker(one.campaign()).succeeded();
  }

  private void doubt(Landing landing, SendOutcome.Unknown unknown, LedgerEntry resolved) {
    Try one = landing.one();
    landing.write(resolved);
    if (resolved.status() == LedgerStatus.SENT) {
      answered(one);
    } else if (one.run().health().doubted() >= MOST_DOUBTS) {
      landing.pause(reason(one.run(), unknown.code(), unknown.detail()));
    }
  }

  private void defer(Landing landing, SendOutcome.Deferred deferred) {
    Try one = landing.one();
    Instant now = now();
    Instant until = deferred.until();
    if (until == null || !until.isAfter(now)) {
      hold(landing, now, 0, deferred.code(), deferred.detail());
      return;
    }
    one.run().holdUntil(until);
    landing.putBack(until, deferred.code(), deferred.detail());
    tellHeld(one.campaign(), one.run(), deferred.code(), deferred.detail(), landing.afterwards());
  }

  private void reject(Landing landing, SendOutcome.Rejected rejected) {
    Try one = landing.one();
    if (rejected.fault() == Fault.SENDER) {
      int openings = breaker(one.campaign()).failed(one.key(), now());
      if (rejected.permanent()) {
        landing.putBack(null, rejected.code(), rejected.detail());
        landing.pause(reason(one.run(), rejected.code(), rejected.detail()));
      } else {
        hold(landing, now(), openings, rejected.code(), rejected.detail());
      }
      return;
    }
    answered(one);
    LedgerEntry failed = one.entry().failed(rejected);
    boolean mayPass = rejected.fault() == Fault.RECIPIENT && !rejected.permanent();
    landing.write(
        mayPass
            ? retries.again(
                one.campaign(),
                one.entry(),
                now(),
                rejected.reachedPlatform(),
                rejected.code(),
                rejected.detail(),
                LedgerStatus.FAILED)
            : failed);
    if (rejected.fault() == Fault.CONTENT) {
      pauseIfAllFail(one.record(), one.run(), failed, landing.afterwards());
    }
  }

  private void hold(Landing landing, Instant now, int openings, String code, String detail) {
    Try one = landing.one();
    Instant until = held(one.record(), one.run(), now, openings);
    landing.putBack(until, code, detail);
    if (until == null) {
      landing.pause(reason(one.run(), code, detail));
    } else {
      tellHeld(one.campaign(), one.run(), code, detail, landing.afterwards());
    }
  }

  /** Returns until when a lane is held whose sender has failed, or null if it is enough. */
  private @Nullable Instant held(CampaignRecord record, LaneRun run, Instant now, int openings) {
    int failures = Math.max(run.health().failed(), openings);
    if (failures >= backoff.attempts()) {
      return null;
    }
    Instant until = now.plus(backoff.after(failures, run.name(), record.campaign().seed()));
    run.holdUntil(until);
    return until;
  }

  private void tellHeld(
      Campaign campaign, LaneRun run, String code, String detail, Afterwards afterwards) {
    afterwards.add(() -> listener.laneHeld(campaign.id(), run.name(), code, detail));
  }

  private void pauseIfAllFail(
      CampaignRecord record, LaneRun run, LedgerEntry failed, Afterwards afterwards) {
    String id = record.campaign().id();
    if (groups.contentRejected(id) >= MOST_CONTENT_REJECTIONS
        && store.counts(id).getOrDefault(LedgerStatus.SENT, 0L) == 0) {
      String reason = reason(run, String.valueOf(failed.code()), String.valueOf(failed.detail()));
      afterwards.add(() -> lifecycle.pauseBecause(id, reason));
    }
  }

  private static String reason(LaneRun run, String code, String detail) {
    return run.name() + ": " + detail + " (" + code + ")";
  }

  /** What there is to do when a message has come to an end. */
  private final class Landing {
    private final LaneGroup group;
    private final Try one;
    private final Afterwards afterwards;

    Landing(LaneGroup group, Try one, Afterwards afterwards) {
      this.group = group;
      this.one = one;
      this.afterwards = afterwards;
    }

    Try one() {
      return one;
    }

    Afterwards afterwards() {
      return afterwards;
    }

    /** The pacing has been told when it began that it would succeed; if not, it is read again. */
    void write(LedgerEntry next) {
      boolean asForeseen = next.status().countsAsSent() && group.isCurrent(one.run());
      Instant now = now();
      boolean known = asForeseen && !one.run().isEmpty(now) && !one.run().due().equals(Instant.MAX);
      Instant due = known ? one.run().due() : now;
      write(next, due);
      if (!asForeseen) {
        group.replan();
      }
    }

    /** Back in line, as if it had not been tried, but for the count of attempts. */
    void putBack(@Nullable Instant until, String code, String detail) {
      LedgerEntry again =
          one.entry().attempts() >= retries.most()
              ? one.entry().in(LedgerStatus.FAILED, false, code, detail)
              : one.entry().again(null, false, code, detail);
      write(again, until == null ? now() : until);
      group.replan();
    }

    void pause(String reason) {
      afterwards.add(() -> lifecycle.pauseBecause(one.campaign().id(), reason));
    }

    private void write(LedgerEntry next, Instant due) {
      afterwards.dueAt(due);
      boolean kept = store.end(one.lease(), one.entry(), next, due);
      if (!kept) {
        LOG.warn(
            "campaign {}: {} was changed by somebody else meanwhile",
            one.campaign().id(),
            one.entry());
        group.replan();
        ownership.stillHolds(one.key(), now());
        return;
      }
      afterwards.add(() -> listener.messageChanged(one.campaign().id(), next));
      if (next.status() == LedgerStatus.PENDING) {
        afterwards.add(() -> lifecycle.endIfCancelled(one.campaign().id()));
      }
    }
  }

  private Breaker breaker(Campaign campaign) {
    return Objects.requireNonNull(breakers.get(campaign.channel()), "breaker");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static @Nullable String textOf(MessageContent content) {
    if (content instanceof MessageContent.Text text) {
      return text.body();
    }
    if (content instanceof MessageContent.Media media) {
      return media.caption();
    }
    return content instanceof MessageContent.Poll poll ? poll.question() : null;
  }
}
