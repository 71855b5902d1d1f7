package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.UnknownPolicy;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.Lease;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.Trace;
import dev.mirsal.template.MissingVariableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides about attempts of which nobody knows whether their message went. */
final class Doubts {
  private final CampaignStore store;
  private final CampaignListener listener;
  private final Map<Channel, MessageSender> senders;
  private final Retries retries;

  Doubts(
      CampaignStore store,
      CampaignListener listener,
      Map<Channel, MessageSender> senders,
      Retries retries) {
    this.store = store;
    this.listener = listener;
    this.senders = senders;
    this.retries = retries;
  }

  /**
   * Gives an outcome to what was on its way on a lane when its last owner disappeared, or when a
   * store failed.
   */
  void endAbandoned(CampaignRecord record, Lease lease, Instant now) {
    for (LedgerEntry row : store.inFlight(lease.campaignId(), lease.lane())) {
      LedgerEntry next =
          resolve(record, row, now, "engine.abandoned", "the attempt was never heard of again");
      if (store.end(lease, record.version(), row, next, now)) {
        listener.messageChanged(lease.campaignId(), next);
      }
    }
  }

  /** Returns what becomes of a row whose attempt has ended in doubt. */
  LedgerEntry resolve(
      CampaignRecord record, LedgerEntry row, Instant now, String code, String detail) {
    Campaign campaign = record.campaign();
    Trace trace =
        campaign.onUnknown() == UnknownPolicy.ASSUME_SENT
            ? new Trace.Unclear()
            : trace(campaign, row);
    if (trace instanceof Trace.Found found) {
      return row.sent(found.platformMessageId());
    }
    boolean goesAgain =
        trace instanceof Trace.Absent || campaign.onUnknown() == UnknownPolicy.RETRY;
    if (!goesAgain || record.status().ended()) {
      return trace instanceof Trace.Absent
          ? row.in(LedgerStatus.FAILED, false, code, detail)
          : row.in(LedgerStatus.UNKNOWN, true, code, detail);
    }
    boolean reached = !(trace instanceof Trace.Absent);
    LedgerStatus last = reached ? LedgerStatus.UNKNOWN : LedgerStatus.FAILED;
    return retries.again(campaign, row, now, reached, code, detail, last);
  }

  /**
   * Asks the sender about all messages of a campaign whose outcome is unknown.
   *
   * @return how many are known now
   */
  long verify(Campaign campaign) {
    try (Stream<LedgerEntry> entries = store.entries(campaign.id())) {
      return entries
          .filter(row -> row.status() == LedgerStatus.UNKNOWN)
          .filter(row -> isKnownNow(campaign, row))
          .count();
    }
  }

  private boolean isKnownNow(Campaign campaign, LedgerEntry row) {
    LedgerEntry next = verified(row, trace(campaign, row));
    if (next == null || !store.replace(campaign.id(), row, next)) {
      return false;
    }
    listener.messageChanged(campaign.id(), next);
    return true;
  }

  private static @Nullable LedgerEntry verified(LedgerEntry row, Trace trace) {
    if (trace instanceof Trace.Found found) {
      return row.sent(found.platformMessageId());
    }
    return trace instanceof Trace.Absent
        ? row.in(LedgerStatus.FAILED, false, "engine.not_sent", "the sender says it did not go")
        : null;
  }

  private Trace trace(Campaign campaign, LedgerEntry row) {
    MessageSender sender = senders.get(campaign.channel());
    Optional<OutboundMessage> message = message(campaign, row);
    if (sender == null || message.isEmpty()) {
      return new Trace.Unclear();
    }
    try {
      return Objects.requireNonNull(
          sender.trace(message.get(), Objects.requireNonNullElse(row.at(), Instant.EPOCH)),
          "trace");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Trace.Unclear();
    } catch (RuntimeException e) {
      return new Trace.Unclear();
    }
  }

  /** The same as was sent: rendering is deterministic. */
  private static Optional<OutboundMessage> message(Campaign campaign, LedgerEntry row) {
    try {
      MessageContent content =
          campaign
              .message()
              .render(row.recipient(), campaign.seed(), row.index(), campaign.missingVariable());
      return Optional.of(
          new OutboundMessage(row.sendId(), row.lane(), row.recipient().address(), content));
    } catch (MissingVariableException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * How often one message is tried.
   *
   * @param most the most attempts
   * @param backoff how long to wait between them
   */
  record Retries(int most, Backoff backoff) {
    /** Returns a row back in line for a while later, or its last outcome if it was tried enough. */
    LedgerEntry again(
        Campaign campaign,
        LedgerEntry row,
        Instant now,
        boolean reached,
        String code,
        String detail,
        LedgerStatus last) {
      if (row.attempts() >= most) {
        return row.in(last, reached, code, detail + " (tried " + row.attempts() + " times)");
      }
      Duration wait = backoff.after(row.attempts(), row.sendId(), campaign.seed());
      return last == LedgerStatus.UNKNOWN
          ? row.againInDoubt(now.plus(wait), code, detail)
          : row.again(now.plus(wait), reached, code, detail);
    }
  }
}
