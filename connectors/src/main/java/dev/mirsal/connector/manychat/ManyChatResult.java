package dev.mirsal.connector.manychat;

import dev.mirsal.send.SendOutcome;
import java.util.Objects;

/**
 * What came of a call that is no message. No case shows what ManyChat said.
 *
 * @param <T> what ManyChat returns
 * @since 0.1
 */
public sealed interface ManyChatResult<T> {

  /**
   * ManyChat did it.
   *
   * @param value what it returned
   * @param <T> its type
   */
  record Done<T>(T value) implements ManyChatResult<T> {
    /** Checks that there is a value. */
    public Done {
      Objects.requireNonNull(value, "value");
    }

    /** Shows nothing: it is about a person. */
    @Override
    public String toString() {
      return "Done[]";
    }
  }

  /**
   * ManyChat did not do it, or nobody can say.
   *
   * @param reason why, in the words of a send: rejected, deferred or unknown, never accepted
   * @param <T> what ManyChat would have returned
   */
  record Failed<T>(SendOutcome reason) implements ManyChatResult<T> {
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
