package dev.mirsal.send;

import org.jspecify.annotations.Nullable;

/**
 * What a sender finds out about a message of which nobody knows whether it went.
 *
 * @since 0.1
 */
public sealed interface Trace {

  /**
   * It went.
   *
   * @param platformMessageId the platform's id of the message, or null if it did not tell
   */
  record Found(@Nullable String platformMessageId) implements Trace {
    /** Tells only whether the id is known: on WhatsApp it holds the receiver's number. */
    @Override
    public String toString() {
      return "Found[" + (platformMessageId == null ? "id unknown" : "id known") + "]";
    }
  }

  /** It did not go, and will not go any more. To be said only by a sender that is sure of it. */
  record Absent() implements Trace {}

  /** The sender cannot tell, or cannot tell yet. */
  record Unclear() implements Trace {}
}
