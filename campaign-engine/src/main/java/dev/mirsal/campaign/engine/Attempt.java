package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.policy.Decision;
import dev.mirsal.policy.Verdict;
import dev.mirsal.send.Fault;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SenderStatus;
import dev.mirsal.template.MissingVariableException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
  private final Map<Channel, MessageSender> senders;
  private final Backoff backoff;
  private final @Nullable SendGate gate;

  Attempt(
      CampaignStore store,
      InstantSource clock,
      CampaignListener listener,
      Lifecycle lifecycle,
      Map<Channel, MessageSender> senders,
      Backoff backoff,
      @Nullable SendGate gate) {
    this.store = store;
    this.clock = clock;
    this.listener = listener;
    this.lifecycle = lifecycle;
    this.senders = senders;
    this.backoff = backoff;
    this.gate = gate;
  }

  /**
   * Makes the attempt on a lane that is due, in a campaign that runs (R-SEND-1: switch and status
   * have been asked by now, active hours and limits by the lane).
   *
   * @return false if nothing could be done, because somebody else is at work on the same row
   */
  boolean make(CampaignRecord record, CampaignRun run, LaneRun lane) throws InterruptedException {
    Campaign campaign = record.campaign();
    MessageSender sender = senders.get(campaign.channel());
    if (sender == null) {
      lifecycle.pauseBecause(campaign.id(), "no sender serves " + campaign.channel());
      return true;
    }
    SenderStatus status = statusOf(sender, lane);
    Instant now = now();
    if (!status.usable()) {
      unusable(record, lane, now, status);
      return true;
    }
    // Asking took its time: hours may have closed meanwhile.
    Optional<LedgerEntry> head = lane.isDue(now) ? lane.head(now) : Optional.empty();
    if (head.isEmpty()) {
      return lane.due().isAfter(now);
    }
    Try one = new Try(record, run, lane, head.get(), now);
    Decision refusal = refusal(one);
    return refusal == null ? send(one, sender) : skip(one, refusal);
  }

  private void unusable(CampaignRecord record, LaneRun lane, Instant now, SenderStatus status) {
    String code = String.valueOf(status.code());
    String detail = String.valueOf(status.detail());
    if (status.permanent()) {
      pause(record, lane, code, detail);
    } else {
      hold(record, lane, now, code, detail);
    }
  }

  private @Nullable Decision refusal(Try one) {
    if (gate == null) {
      return null;
    }
    Decision decision = gate.ask(one.campaign(), one.entry().recipient(), one.now());
    return decision.allowed() ? null : decision;
  }

  private boolean skip(Try one, Decision refusal) {
    Verdict verdict = refusal.verdict();
    String code = "policy." + verdict.reasons().get(0).code();
    LedgerEntry skipped =
        one.entry()
            .sending(one.now(), null)
            .in(LedgerStatus.SKIPPED, false, code, "by " + String.join(", ", verdict.rules()));
    return write(one, skipped);
  }

  /** What an attempt is about. */
  private record Try(
      CampaignRecord record, CampaignRun run, LaneRun lane, LedgerEntry entry, Instant now) {
    Campaign campaign() {
      return record.campaign();
    }

    Try with(LedgerEntry changed) {
      return new Try(record, run, lane, changed, now);
    }
  }

  private boolean send(Try one, MessageSender sender) {
    LedgerEntry entry = one.entry();
    Campaign campaign = one.campaign();
    MessageContent content;
    try {
      content =
          campaign
              .message()
              .render(
                  entry.recipient(), campaign.seed(), entry.index(), campaign.missingVariable());
    } catch (MissingVariableException | IllegalArgumentException e) {
      return fail(one, Fault.CONTENT, entry.notRendered(one.now(), e.getMessage()));
    }
    LedgerEntry sending = entry.sending(one.now(), textOf(content));
    boolean written = store.replace(campaign.id(), entry, sending);
    one.lane().ledgerChanged();
    if (written) {
      settle(one.with(sending), call(sender, message(sending, content)));
    }
    return written;
  }

  private SenderStatus statusOf(MessageSender sender, LaneRun lane) throws InterruptedException {
    try {
      return sender.status(lane.name());
    } catch (RuntimeException e) {
      return SenderStatus.notReady("engine.status_failed", e.getClass().getName());
    }
  }

  private static OutboundMessage message(LedgerEntry entry, MessageContent content) {
    return new OutboundMessage(entry.sendId(), entry.lane(), entry.recipient().address(), content);
  }

  private static SendOutcome call(MessageSender sender, OutboundMessage message) {
    try {
      return Objects.requireNonNull(sender.send(message), "outcome");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new SendOutcome.Unknown("engine.interrupted", "interrupted while sending");
    } catch (RuntimeException e) {
      // Its message may hold anything, also a phone number: only its kind is kept.
      return new SendOutcome.Unknown("engine.sender_failed", e.getClass().getName());
    }
  }

  private void settle(Try one, SendOutcome outcome) {
    if (outcome instanceof SendOutcome.Accepted accepted) {
      write(one, one.entry().sent(accepted.platformMessageId()));
      one.lane().succeeded(one.now());
    } else if (outcome instanceof SendOutcome.Unknown unknown) {
      doubt(one, unknown);
    } else if (outcome instanceof SendOutcome.Deferred deferred) {
      defer(one, deferred);
    } else {
      reject(one, (SendOutcome.Rejected) outcome);
    }
  }

  private void doubt(Try one, SendOutcome.Unknown unknown) {
    write(one, one.entry().in(LedgerStatus.UNKNOWN, true, unknown.code(), unknown.detail()));
    if (one.lane().doubted(one.now()) >= MOST_DOUBTS) {
      pause(one.record(), one.lane(), unknown.code(), unknown.detail());
    }
  }

  private void defer(Try one, SendOutcome.Deferred deferred) {
    putBack(one, deferred.code(), deferred.detail());
    Instant until = deferred.until();
    if (until != null && until.isAfter(one.now())) {
      one.lane().holdUntil(until);
      listener.laneHeld(one.campaign().id(), one.lane().name(), deferred.code(), deferred.detail());
    } else {
      hold(one.record(), one.lane(), one.now(), deferred.code(), deferred.detail());
    }
  }

  private void reject(Try one, SendOutcome.Rejected rejected) {
    if (rejected.fault() != Fault.SENDER) {
      fail(one, rejected.fault(), one.entry().failed(rejected));
      return;
    }
    putBack(one, rejected.code(), rejected.detail());
    if (rejected.permanent()) {
      pause(one.record(), one.lane(), rejected.code(), rejected.detail());
    } else {
      hold(one.record(), one.lane(), one.now(), rejected.code(), rejected.detail());
    }
  }

  private boolean fail(Try one, Fault fault, LedgerEntry failed) {
    boolean written = write(one, failed);
    one.lane().rejected(one.now(), failed.reached());
    if (fault == Fault.CONTENT
        && one.run().contentRejected() >= MOST_CONTENT_REJECTIONS
        && store.firstSent(one.campaign().id(), null) == null) {
      pause(
          one.record(), one.lane(), String.valueOf(failed.code()), String.valueOf(failed.detail()));
    }
    return written;
  }

  /** Back in line, as if it had not been tried, but for the count of attempts. */
  private void putBack(Try one, String code, String detail) {
    write(one, one.entry().in(LedgerStatus.PENDING, false, code, detail));
  }

  private void hold(CampaignRecord record, LaneRun lane, Instant now, String code, String detail) {
    int failures = lane.failed();
    if (failures >= backoff.attempts()) {
      pause(record, lane, code, detail);
      return;
    }
    Campaign campaign = record.campaign();
    lane.holdUntil(now.plus(backoff.after(failures, lane.name(), campaign.seed())));
    listener.laneHeld(campaign.id(), lane.name(), code, detail);
  }

  private void pause(CampaignRecord record, LaneRun lane, String code, String detail) {
    lifecycle.pauseBecause(record.campaign().id(), lane.name() + ": " + detail + " (" + code + ")");
  }

  private boolean write(Try one, LedgerEntry next) {
    String campaignId = one.campaign().id();
    boolean written = store.replace(campaignId, one.entry(), next);
    one.lane().ledgerChanged();
    if (written) {
      listener.messageChanged(campaignId, next);
    } else {
      LOG.warn("campaign {}: {} was changed by somebody else meanwhile", campaignId, one.entry());
    }
    return written;
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
