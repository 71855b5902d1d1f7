package dev.mirsal.connector.graph;

import dev.mirsal.send.Fault;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SendOutcome.Deferred;
import dev.mirsal.send.SendOutcome.Rejected;
import dev.mirsal.send.SendOutcome.Unknown;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an error means for the message that brought it. */
enum Meaning {
  /** The same message may pass later. */
  RETRY,
  /** The same message may pass later; if it does not, the fault is the receiver's. */
  RETRY_THEN_RECIPIENT,
  /** The same message may pass later; if it does not, the sender is not in order. */
  RETRY_THEN_SENDER,
  /** Too many calls: the account has to wait. */
  THROTTLED,
  /** The receiver cannot be reached, and will not be. */
  RECIPIENT,
  /** The receiver cannot be reached now. */
  RECIPIENT_FOR_NOW,
  /** Not by this permission: another way has to be chosen. */
  POLICY,
  /** Not by this permission now. */
  POLICY_FOR_NOW,
  /** Token, permission, template or account are not in order; nothing may go until they are. */
  SENDER,
  /** The message is not acceptable. */
  CONTENT,
  /** The message is not acceptable now: its file could not be fetched. */
  CONTENT_FOR_NOW,
  /** The message may have gone although there is an error. */
  POSSIBLY_SENT;

  /** Returns what it means when the same message has brought it often enough. */
  Meaning atLast() {
    return switch (this) {
      case RETRY_THEN_RECIPIENT -> RECIPIENT_FOR_NOW;
      case RETRY_THEN_SENDER -> SENDER;
      default -> this;
    };
  }

  /** Tells whether repeating the same message is limited. */
  boolean isLimited() {
    return atLast() != this;
  }

  SendOutcome outcome(String code, String detail, @Nullable Instant until) {
    return switch (this) {
      case RETRY, RETRY_THEN_RECIPIENT, RETRY_THEN_SENDER, THROTTLED ->
          new Deferred(until, code, detail);
      case RECIPIENT -> rejected(Fault.RECIPIENT, true, code, detail);
      case RECIPIENT_FOR_NOW -> rejected(Fault.RECIPIENT, false, code, detail);
      case POLICY -> rejected(Fault.POLICY, true, code, detail);
      case POLICY_FOR_NOW -> rejected(Fault.POLICY, false, code, detail);
      case SENDER -> rejected(Fault.SENDER, true, code, detail);
      case CONTENT -> rejected(Fault.CONTENT, true, code, detail);
      case CONTENT_FOR_NOW -> rejected(Fault.CONTENT, false, code, detail);
      case POSSIBLY_SENT -> new Unknown(code, detail);
    };
  }

  private static Rejected rejected(Fault fault, boolean permanent, String code, String detail) {
    return new Rejected(fault, code, permanent, true, detail);
  }
}
