package dev.mirsal.campaign.store;

import dev.mirsal.message.Recipient;
import dev.mirsal.send.SendOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A recipient's row in the ledger of a campaign. {@link #toString()} shows neither the text nor the
 * recipient.
 *
 * @param sendId the deterministic id of this message
 * @param index the recipient's place in the campaign, from 0
 * @param lane the lane it goes over
 * @param recipient the receiver
 * @param status where it stands
 * @param attempts how many times it has been tried
 * @param at when the last attempt was made, or null before the first
 * @param notBefore the first instant at which it may be tried (again), or null if nothing holds it
 * @param reached whether the platform has seen that attempt, or may have
 * @param text what was sent, or null if nothing was
 * @param platformMessageId the platform's id of the message, or null if unknown
 * @param code the code of what went wrong, or null
 * @param detail what went wrong, for a person to read, or null
 * @param doubts when it was tried before, by those attempts that may have gone though it was put
 *     back in line; in order
 * @since 0.1
 */
public record LedgerEntry(
    String sendId,
    long index,
    String lane,
    Recipient recipient,
    LedgerStatus status,
    int attempts,
    @Nullable Instant at,
    @Nullable Instant notBefore,
    boolean reached,
    @Nullable String text,
    @Nullable String platformMessageId,
    @Nullable String code,
    @Nullable String detail,
    List<Instant> doubts) {
  /** Checks that nothing is missing, and copies. */
  public LedgerEntry {
    Objects.requireNonNull(sendId, "sendId");
    Objects.requireNonNull(lane, "lane");
    Objects.requireNonNull(recipient, "recipient");
    Objects.requireNonNull(status, "status");
    doubts = List.copyOf(doubts);
  }

  /** Returns the row of a recipient who has not been sent to. */
  public static LedgerEntry pending(String sendId, long index, String lane, Recipient recipient) {
    return new LedgerEntry(
        sendId,
        index,
        lane,
        recipient,
        LedgerStatus.PENDING,
        0,
        null,
        null,
        false,
        null,
        null,
        null,
        null,
        List.of());
  }

  /** Returns this row on another lane. */
  public LedgerEntry onLane(String other) {
    return with(other, doubts);
  }

  /**
   * Returns when messages went, or may have gone, for this row: what counts toward limits. Twice
   * the same instant counts twice.
   */
  public List<Instant> countedAt() {
    return doubtsAnd(status.countsAsSent() ? at : null);
  }

  /**
   * Returns when attempts for this row reached the platform, or may have: what counts in the lane's
   * pacing. Of those that came to nothing for good only the last one is known.
   */
  public List<Instant> pacedAt() {
    boolean isDoubt = !doubts.isEmpty() && doubts.get(doubts.size() - 1).equals(at);
    return doubtsAnd(reached && !isDoubt ? at : null);
  }

  private List<Instant> doubtsAnd(@Nullable Instant last) {
    if (last == null) {
      return doubts;
    }
    return doubts.isEmpty()
        ? List.of(last)
        : Stream.concat(doubts.stream(), Stream.of(last)).toList();
  }

  /** Returns this row at the start of an attempt. */
  public LedgerEntry sending(Instant now, @Nullable String body) {
    return attempted(LedgerStatus.SENDING, attempts + 1, now, null, true, body, null, null, null);
  }

  /** Returns this row, failed without any call having been made: its text could not be made. */
  public LedgerEntry notRendered(Instant now, @Nullable String explanation) {
    return sending(now, null).in(LedgerStatus.FAILED, false, "content.not_rendered", explanation);
  }

  /** Returns this row, failed. */
  public LedgerEntry failed(SendOutcome.Rejected rejected) {
    return in(LedgerStatus.FAILED, rejected.reachedPlatform(), rejected.code(), rejected.detail());
  }

  /** Returns this row, sent. */
  public LedgerEntry sent(@Nullable String messageId) {
    return attempted(LedgerStatus.SENT, attempts, at, null, true, text, messageId, null, null);
  }

  /** Returns this row back in line, not to be tried again before an instant. */
  public LedgerEntry again(@Nullable Instant from, boolean got, String reason, String explanation) {
    return attempted(
        LedgerStatus.PENDING, attempts, at, from, got, text, null, reason, explanation);
  }

  /** Returns this row back in line, though its last attempt may have gone: that still counts. */
  public LedgerEntry againInDoubt(Instant from, String reason, String explanation) {
    return again(from, true, reason, explanation).with(lane, countedAt());
  }

  /** Returns this row back in line as if it had never been tried, but for what may have gone. */
  public LedgerEntry replayed() {
    return attempted(LedgerStatus.PENDING, 0, at, null, reached, null, null, null, null);
  }

  /** Returns this row in a status that has a reason; its attempt did or did not get through. */
  public LedgerEntry in(
      LedgerStatus next, boolean got, @Nullable String reason, @Nullable String explanation) {
    return attempted(next, attempts, at, null, got, text, platformMessageId, reason, explanation);
  }

  private LedgerEntry with(String newLane, List<Instant> newDoubts) {
    return new LedgerEntry(
        sendId,
        index,
        newLane,
        recipient,
        status,
        attempts,
        at,
        notBefore,
        reached,
        text,
        platformMessageId,
        code,
        detail,
        newDoubts);
  }

  private LedgerEntry attempted(
      LedgerStatus newStatus,
      int newAttempts,
      @Nullable Instant newAt,
      @Nullable Instant from,
      boolean got,
      @Nullable String body,
      @Nullable String messageId,
      @Nullable String reason,
      @Nullable String explanation) {
    return new LedgerEntry(
        sendId,
        index,
        lane,
        recipient,
        newStatus,
        newAttempts,
        newAt,
        from,
        got,
        body,
        messageId,
        reason,
        explanation,
        doubts);
  }

  @Override
  public String toString() {
    return "LedgerEntry[" + sendId + ", " + lane + ", " + status + ", attempts " + attempts + "]";
  }
}
