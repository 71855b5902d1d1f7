package dev.mirsal.campaign.store;

/**
 * Where one recipient's message stands.
 *
 * @since 0.1
 */
public enum LedgerStatus {
  /** Still to be sent. */
  PENDING,
  /** Written before the call: if this is found after a crash, nobody knows whether it went. */
  SENDING,
  /** The platform took it. */
  SENT,
  /** It did not go and will not. */
  FAILED,
  /** Nobody can say whether it went; it is taken as sent. */
  UNKNOWN,
  /** A rule or the receiver's own will forbade it at the moment of sending. */
  SKIPPED,
  /** The campaign was cancelled before its turn. */
  CANCELLED;

  /** Returns whether this is an outcome: it will not change any more. */
  public boolean ended() {
    return this != PENDING && this != SENDING;
  }

  /** Returns whether the last attempt counts toward limits: it was sent, or may have been. */
  public boolean countsAsSent() {
    return this == SENT || this == UNKNOWN || this == SENDING;
  }
}
