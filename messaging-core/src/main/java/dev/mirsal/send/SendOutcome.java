package dev.mirsal.send;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one attempt to send. Details never hold secrets, message bodies or addresses.
 *
 * @since 0.1
 */
public sealed interface SendOutcome {

  /**
   * The platform took the message. That is not delivery.
   *
   * @param platformMessageId the platform's id of the message, or null if it did not tell
   */
  record Accepted(@Nullable String platformMessageId) implements SendOutcome {
    /** Tells only whether the id is known: on WhatsApp it holds the receiver's number. */
    @Override
    public String toString() {
      return "Accepted[" + (platformMessageId == null ? "id unknown" : "id known") + "]";
    }
  }

  /**
   * The message did not go.
   *
   * @param fault whose fault it is
   * @param code a short stable code such as {@code waha.unauthorized}
   * @param permanent true if the same attempt would fail again, false if it may pass later
   * @param reachedPlatform true if the platform saw the attempt, false if it was refused before any
   *     call, or none got through
   * @param detail what to tell a person, in one line
   */
  record Rejected(
      Fault fault, String code, boolean permanent, boolean reachedPlatform, String detail)
      implements SendOutcome {
    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if the code is blank
     */
    public Rejected {
      Objects.requireNonNull(fault, "fault");
      Reasons.require(code, detail);
    }
  }

  /**
   * The message did not go now, and may be offered again.
   *
   * @param until the first instant at which to offer it again, or null if the platform did not say
   * @param code a short stable code such as {@code waha.rate_limited}
   * @param detail what to tell a person, in one line
   */
  record Deferred(@Nullable Instant until, String code, String detail) implements SendOutcome {
    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if the code is blank
     */
    public Deferred {
      Reasons.require(code, detail);
    }
  }

  /**
   * Nobody can say whether the message went: it must not be repeated silently.
   *
   * @param code a short stable code such as {@code waha.timeout}
   * @param detail what to tell a person, in one line
   */
  record Unknown(String code, String detail) implements SendOutcome {
    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if the code is blank
     */
    public Unknown {
      Reasons.require(code, detail);
    }
  }
}
