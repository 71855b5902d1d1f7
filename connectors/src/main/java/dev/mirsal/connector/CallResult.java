package dev.mirsal.connector;

import dev.mirsal.send.SendOutcome;
import java.util.Objects;

/**
 * What came of a call that is no message, such as asking for a lead form or starting a session. No
 * case shows in its text what the platform said.
 *
 * @param <T> what the platform returns
 * @since 0.1
 */
public sealed interface CallResult<T> {

  /**
   * The platform did it.
   *
   * @param value what it returned
   * @param <T> its type
   */
  record Done<T>(T value) implements CallResult<T> {
    /** Checks that there is a value. */
    public Done {
      Objects.requireNonNull(value, "value");
    }

    /** Shows nothing: it may be about a person, or be what pairs a phone. */
    @Override
    public String toString() {
      return "Done[]";
    }
  }

  /**
   * The platform did not do it, or nobody can say.
   *
   * @param reason why, in the words of a send: rejected, deferred or unknown, never accepted
   * @param <T> what the platform would have returned
   */
  record Failed<T>(SendOutcome reason) implements CallResult<T> {
    /**
     * Checks the reason.
     *
     * @throws IllegalArgumentException if it is a success
     */
    public Failed {
      if (Objects.requireNonNull(reason, "reason") instanceof SendOutcome.Accepted) {
        throw new IllegalArgumentException("reason: is a success");
      }
    }
  }
}
