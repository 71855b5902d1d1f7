package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.Lease;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.message.Permit;
import dev.mirsal.policy.Decision;
import dev.mirsal.policy.Verdict;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SenderStatus;
import dev.mirsal.template.MissingVariableException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The next message of a lane: asks every question again right before the call, writes the attempt
 * down before it is made, and makes it.
 */
final class Attempt {
  private final Desk desk;
  private final Agenda agenda;
  private final Faults faults;
  private final Map<Channel, MessageSender> senders;
  private final @Nullable SendGate gate;

  Attempt(
      Desk desk,
      Agenda agenda,
      Faults faults,
      Map<Channel, MessageSender> senders,
      @Nullable SendGate gate) {
    this.desk = desk;
    this.agenda = agenda;
    this.faults = faults;
    this.senders = senders;
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
      return LaneKey.of(lease);
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
    Lease lease = Objects.requireNonNull(desk.ownership().lease(key), "lease");
    Instant now = desk.now();
    Turn turn = new Turn(group, group.record(), group.run(key.lane(), now), lease, now, afterwards);
    if (turn.run().isEmpty(turn.now())) {
      agenda.rest(turn);
      return null;
    }
    if (!turn.run().isDue(turn.now())) {
      agenda.await(turn);
      return null;
    }
    MessageSender sender = senders.get(turn.campaign().channel());
    if (sender == null) {
      agenda.pause(turn, "no sender serves " + turn.campaign().channel());
      return null;
    }
    return isUsable(turn, sender) ? begin(turn.at(desk.now()), sender) : null;
  }

  private boolean isUsable(Turn turn, MessageSender sender) throws InterruptedException {
    Instant heldByOthers = faults.heldByOthers(turn);
    if (heldByOthers != null) {
      agenda.schedule(turn, heldByOthers);
      return false;
    }
    SenderStatus status = statusOf(sender, turn.run());
    if (status.usable()) {
      return true;
    }
    String code = String.valueOf(status.code());
    String detail = String.valueOf(status.detail());
    Instant until = status.permanent() ? null : faults.hold(turn.record(), turn.run(), 0);
    if (until == null) {
      agenda.pause(turn, Faults.reason(turn.run(), code, detail));
    } else {
      agenda.schedule(turn, until);
      faults.tellHeld(turn.campaign(), turn.run(), code, detail, turn.afterwards());
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
      agenda.await(turn);
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
      turn.afterwards()
          .add(() -> desk.listener().messageHeldBack(turn.campaign().id(), entry, decision));
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
    if (begins(turn, entry, next)) {
      turn.run().left(entry);
      turn.afterwards().dueAt(turn.now());
      turn.afterwards().add(() -> desk.listener().messageChanged(turn.campaign().id(), next));
    }
    return null;
  }

  /** Writes down what is next for a row, unless campaign, lease or row is not what it was. */
  private boolean begins(Turn turn, LedgerEntry entry, LedgerEntry next) {
    if (desk.store().begin(turn.lease(), turn.record().version(), entry, next)) {
      return true;
    }
    turn.group().replan();
    desk.ownership().stillHolds(turn.key(), turn.now());
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
      faults.contentRejected(turn.record(), turn.run(), failed, turn.afterwards());
      return null;
    }
    LedgerEntry sending = entry.sending(turn.now(), textOf(content));
    if (!begins(turn, entry, sending)) {
      return null;
    }
    turn.run().left(entry);
    turn.run().sent(turn.now());
    faults.tries(campaign, turn.now());
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
