package dev.mirsal.inbound;

/**
 * How far a message got after the platform took it. The states are in order, and of two reports the
 * later in that order holds: so reports may come in any order and any number of times. A failure
 * outweighs "sent", which may be reported late; "delivered" and "read" outweigh a failure, for what
 * has arrived did not fail.
 *
 * @since 0.1
 */
public enum DeliveryState {
  /** It left the platform. */
  SENT,
  /** It could not be delivered. */
  FAILED,
  /** It reached a device. */
  DELIVERED,
  /** It was read, or a voice message was played. */
  READ;

  /** Returns what holds when both have been reported. */
  public DeliveryState join(DeliveryState other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
