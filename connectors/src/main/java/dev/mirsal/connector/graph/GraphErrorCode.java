package dev.mirsal.connector.graph;

import dev.mirsal.send.SendOutcome;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An error code of the Graph API, as it stands in the code of an outcome: {@code graph.10.2018278}
 * or, without a subcode, {@code graph.190}. It is what a policy learns from a refusal.
 *
 * @param code the platform's {@code error.code}
 * @param subcode its {@code error.error_subcode}, or 0 if it gave none
 * @since 0.1
 */
public record GraphErrorCode(int code, int subcode) {
  private static final Pattern TEXT = Pattern.compile("graph\\.(-?\\d{1,9})(?:\\.(\\d{1,9}))?");

  /**
   * Returns the platform's error behind an outcome.
   *
   * @param outcome what a sender of this package answered
   * @return the error, or empty if the outcome is not from an error of the platform
   */
  public static Optional<GraphErrorCode> of(SendOutcome outcome) {
    if (outcome instanceof SendOutcome.Rejected rejected) {
      return parse(rejected.code());
    }
    if (outcome instanceof SendOutcome.Deferred deferred) {
      return parse(deferred.code());
    }
    return outcome instanceof SendOutcome.Unknown unknown
        ? parse(unknown.code())
        : Optional.empty();
  }

  /**
   * Reads an outcome's code, as a ledger keeps it.
   *
   * @param outcomeCode a code such as {@code graph.10.2018278}
   * @return the error, or empty if the code is none of the platform's
   */
  public static Optional<GraphErrorCode> parse(String outcomeCode) {
    Matcher matcher = TEXT.matcher(outcomeCode);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String subcode = matcher.group(2);
    return Optional.of(
        new GraphErrorCode(
            Integer.parseInt(matcher.group(1)), subcode == null ? 0 : Integer.parseInt(subcode)));
  }

  /** Returns the outcome's code, such as {@code graph.10.2018278}. */
  @Override
  public String toString() {
    return "graph." + code + (subcode == 0 ? "" : "." + subcode);
  }
}
