package dev.mirsal.connector.graph;

import dev.mirsal.send.SendOutcome;
import java.util.Objects;

/**
 * What came of a call that is no message.
 *
 * @param <T> what the platform returns
 * @since 0.1
 */
public sealed interface GraphResult<T> {

  /**
   * The platform did it.
   *
   * @param value what it returned
   * @param <T> its type
   */
  record Done<T>(T value) implements GraphResult<T> {
    /** Checks that there is a value. */
    public Done {
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * The platform did not do it, or nobody can say.
   *
   * @param reason why, in the words of a send: rejected, deferred or unknown, never accepted
   * @param <T> what the platform would have returned
   */
  record Failed<T>(SendOutcome reason) implements GraphResult<T> {
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
