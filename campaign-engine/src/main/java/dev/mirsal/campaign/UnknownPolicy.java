package dev.mirsal.campaign;

/**
 * What becomes of a message of which nobody knows whether it went: its call ended without an
 * answer, or its process died between the sending and the writing down.
 *
 * @since 0.1
 */
public enum UnknownPolicy {
  /** The sender is asked; if it cannot tell, the message is taken as sent: nobody gets it twice. */
  VERIFY,
  /** It is taken as sent without asking. */
  ASSUME_SENT,
  /** The sender is asked; if it cannot tell, the message goes again, and may arrive twice. */
  RETRY
}
