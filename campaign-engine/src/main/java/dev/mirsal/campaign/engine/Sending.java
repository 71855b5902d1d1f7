package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.Fault;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SenderStatus;
import dev.mirsal.template.MissingVariableException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is due, one message at a time: asks every question again right before the call, writes
 * the attempt down before it is made, and its outcome after.
 */
final class Sending {
  /** So many unknown outcomes in a row, and a person should look before more are risked. */
  private static final int MOST_DOUBTS = 3;

  /** So many first messages refused for what they say, and the others will be too. */
  private static final int MOST_CONTENT_REJECTIONS = 5;

  private final CampaignStore store;
  private final InstantSource clock;
  private final CampaignListener listener;
  private final CampaignLocks locks;
  private final Lifecycle lifecycle;
  private final Map<Channel, MessageSender> senders;
  private final Backoff backoff;
  private final Map<String, CampaignRun> runs = new HashMap<>();

  Sending(
      CampaignStore store,
      InstantSource clock,
      CampaignListener listener,
      CampaignLocks locks,
      Lifecycle lifecycle,
      Map<Channel, MessageSender> senders,
      Backoff backoff) {
    this.store = store;
    this.clock = clock;
    this.listener = listener;
    this.locks = locks;
    this.lifecycle = lifecycle;
    this.senders = senders;
    this.backoff = backoff;
  }

  /** One thread at a time: a second caller waits, and then finds what is due by then. */
  synchronized Instant runDue() throws InterruptedException {
    Instant callAgain;
    boolean sent;
    do {
      sent = false;
      callAgain = Instant.MAX;
      for (CampaignRecord due : dueCampaigns()) {
        Instant next = advance(due.campaign().id());
        sent |= next.equals(Instant.MIN);
        callAgain = next.isBefore(callAgain) ? next : callAgain;
      }
    } while (sent);
    return callAgain;
  }

  private List<CampaignRecord> dueCampaigns() {
    return store.findIn(EnumSet.of(CampaignStatus.SCHEDULED, CampaignStatus.RUNNING));
  }

  /** Sends at most one message; returns when the next is due, {@link Instant#MIN} for at once. */
  private Instant advance(String campaignId) throws InterruptedException {
    ReentrantLock lock = locks.of(campaignId);
    lock.lock();
    try {
      Optional<CampaignRecord> record = store.find(campaignId);
      return record.isPresent() && record.get().mayHaveDue() ? advance(record.get()) : Instant.MAX;
    } finally {
      lock.unlock();
    }
  }

  private Instant advance(CampaignRecord record) throws InterruptedException {
    Instant now = clock.instant();
    if (record.status() == CampaignStatus.SCHEDULED) {
      return begin(record, now);
    }
    CampaignRun run = runOf(record);
    if (run.isDone()) {
      end(record);
      return Instant.MAX;
    }
    LaneRun lane = run.nextLane(now);
    Instant next = lane.next(now);
    if (next.equals(Instant.MAX)) {
      return expire(record, now);
    }
    if (next.isAfter(now)) {
      return next;
    }
    Optional<LedgerEntry> head = lane.head(now);
    if (head.isPresent()) {
      attempt(record, run, lane, head.get(), now);
    }
    return Instant.MIN;
  }

  private Instant begin(CampaignRecord record, Instant now) {
    Instant start = record.campaign().rules().notBefore();
    if (start != null && now.isBefore(start)) {
      return start;
    }
    lifecycle.advance(record.running(now));
    return Instant.MIN;
  }

  private CampaignRun runOf(CampaignRecord record) {
    String id = record.campaign().id();
    CampaignRun run = runs.get(id);
    if (run == null || !run.isOf(record)) {
      run = new CampaignRun(store, record);
      runs.put(id, run);
    }
    return run;
  }

  private void end(CampaignRecord record) {
    runs.remove(record.campaign().id());
    lifecycle.advance(record.in(CampaignStatus.COMPLETED));
  }

  /** Nothing more may ever go: either the time for it is over, or its hours never open again. */
  private Instant expire(CampaignRecord record, Instant now) {
    runs.remove(record.campaign().id());
    Instant notAfter = record.campaign().rules().notAfter();
    if (notAfter == null) {
      lifecycle.advance(record.paused(now, "the active hours never open again"));
      return Instant.MAX;
    }
    for (LedgerEntry entry : pending(record.campaign().id())) {
      write(
          record, entry, entry.in(LedgerStatus.SKIPPED, false, "expired", "not after " + notAfter));
    }
    lifecycle.advance(record.in(CampaignStatus.COMPLETED));
    return Instant.MAX;
  }

  private List<LedgerEntry> pending(String campaignId) {
    try (var entries = store.entries(campaignId)) {
      return entries.filter(entry -> entry.status() == LedgerStatus.PENDING).toList();
    }
  }

  private void attempt(
      CampaignRecord record, CampaignRun run, LaneRun lane, LedgerEntry entry, Instant now)
      throws InterruptedException {
    Campaign campaign = record.campaign();
    MessageSender sender =
        Objects.requireNonNull(senders.get(campaign.channel()), "sender, checked at launch");
    SenderStatus status = sender.status(lane.name());
    if (!status.usable()) {
      hold(record, lane, now, code(status.code()), code(status.detail()));
      return;
    }
    MessageContent content;
    try {
      content =
          campaign
              .message()
              .render(
                  entry.recipient(), campaign.seed(), entry.index(), campaign.missingVariable());
    } catch (MissingVariableException | IllegalArgumentException e) {
      write(record, entry, entry.failedBeforeCall(now, "content.not_rendered", e.getMessage()));
      lane.ledgerChanged();
      return;
    }
    LedgerEntry sending = entry.sending(now, textOf(content));
    if (write(record, entry, sending)) {
      SendOutcome outcome = call(sender, message(sending, content));
      lane.ledgerChanged();
      settle(record, run, lane, sending, outcome);
    }
  }

  private static OutboundMessage message(LedgerEntry entry, MessageContent content) {
    return new OutboundMessage(entry.sendId(), entry.lane(), entry.recipient().address(), content);
  }

  private static SendOutcome call(MessageSender sender, OutboundMessage message) {
    try {
      return sender.send(message);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new SendOutcome.Unknown("engine.interrupted", "interrupted while sending");
    } catch (RuntimeException e) {
      // Its message may hold anything, also a phone number: only its kind is kept.
      return new SendOutcome.Unknown("engine.sender_failed", e.getClass().getName());
    }
  }

  private void settle(
      CampaignRecord record,
      CampaignRun run,
      LaneRun lane,
      LedgerEntry sending,
      SendOutcome outcome) {
    Instant at = Objects.requireNonNull(sending.at(), "at");
    if (outcome instanceof SendOutcome.Accepted accepted) {
      write(record, sending, sending.sent(accepted.platformMessageId()));
      lane.succeeded(at);
    } else if (outcome instanceof SendOutcome.Unknown unknown) {
      write(
          record,
          sending,
          sending.in(LedgerStatus.UNKNOWN, true, unknown.code(), unknown.detail()));
      if (lane.doubted(at) >= MOST_DOUBTS) {
        pause(record, lane, unknown.code(), unknown.detail());
      }
    } else if (outcome instanceof SendOutcome.Deferred deferred) {
      write(record, sending, putBack(sending, deferred.code(), deferred.detail()));
      Instant until = deferred.until();
      lane.holdUntil(until == null ? at.plus(backoff.after(1, record.campaign().seed())) : until);
      listener.laneHeld(record.campaign().id(), lane.name(), deferred.code(), deferred.detail());
    } else {
      rejected(record, run, lane, sending, (SendOutcome.Rejected) outcome);
    }
  }

  private void rejected(
      CampaignRecord record,
      CampaignRun run,
      LaneRun lane,
      LedgerEntry sending,
      SendOutcome.Rejected rejected) {
    Instant at = Objects.requireNonNull(sending.at(), "at");
    if (rejected.fault() == Fault.SENDER) {
      write(record, sending, putBack(sending, rejected.code(), rejected.detail()));
      if (rejected.permanent()) {
        pause(record, lane, rejected.code(), rejected.detail());
      } else {
        hold(record, lane, at, rejected.code(), rejected.detail());
      }
      return;
    }
    write(
        record,
        sending,
        sending.in(
            LedgerStatus.FAILED, rejected.reachedPlatform(), rejected.code(), rejected.detail()));
    lane.rejected(at, rejected.reachedPlatform());
    if (rejected.fault() == Fault.CONTENT
        && run.contentRejected() >= MOST_CONTENT_REJECTIONS
        && store.firstSent(record.campaign().id(), null) == null) {
      pause(record, lane, rejected.code(), rejected.detail());
    }
  }

  /** Back in line, as if it had not been tried, but for the count of attempts. */
  private static LedgerEntry putBack(LedgerEntry sending, String code, String detail) {
    return sending.in(LedgerStatus.PENDING, false, code, detail);
  }

  private void hold(CampaignRecord record, LaneRun lane, Instant now, String code, String detail) {
    int failures = lane.failed();
    if (failures >= backoff.attempts()) {
      pause(record, lane, code, detail);
      return;
    }
    lane.holdUntil(now.plus(backoff.after(failures, record.campaign().seed())));
    listener.laneHeld(record.campaign().id(), lane.name(), code, detail);
  }

  private void pause(CampaignRecord record, LaneRun lane, String code, String detail) {
    String note = lane.name() + ": " + detail + " (" + code + ")";
    lifecycle.advance(record.paused(clock.instant(), note));
  }

  private boolean write(CampaignRecord record, LedgerEntry expected, LedgerEntry next) {
    boolean written = store.replace(record.campaign().id(), expected, next);
    if (written) {
      listener.messageChanged(record.campaign().id(), next);
    }
    return written;
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

  private static String code(@Nullable String text) {
    return text == null ? "sender.not_ready" : text;
  }
}
