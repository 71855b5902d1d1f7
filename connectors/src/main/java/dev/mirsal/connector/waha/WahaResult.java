package dev.mirsal.connector.waha;

import java.util.Objects;

/**
 * What a call about a session came to. No case shows what WAHA said.
 *
 * @param <T> what there is if it went well
 * @since 0.1
 */
public sealed interface WahaResult<T> {

  /**
   * It went well.
   *
   * @param value what there is
   * @param <T> its type
   */
  record Done<T>(T value) implements WahaResult<T> {
    /** Checks that there is something. */
    public Done {
      Objects.requireNonNull(value, "value");
    }

    /** Shows nothing: it may be what pairs a phone. */
    @Override
    public String toString() {
      return "Done[]";
    }
  }

  /**
   * It did not, or nobody can say.
   *
   * @param code a short stable code, one of those that outcomes of WAHA have
   * @param permanent true if the same call would fail again
   * @param detail what to tell a person, in one line
   * @param <T> what there would be
   */
  record Failed<T>(String code, boolean permanent, String detail) implements WahaResult<T> {
    /** Checks that nothing is missing. */
    public Failed {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(detail, "detail");
    }
  }
}
