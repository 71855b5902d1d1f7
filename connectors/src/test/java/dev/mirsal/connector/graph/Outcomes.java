package dev.mirsal.connector.graph;

import dev.mirsal.send.SendOutcome;
import java.util.Locale;

/** Says outcomes in the words of the tables. */
final class Outcomes {
  private Outcomes() {}

  /** Returns the outcome without its code, such as {@code rejected policy permanent}. */
  static String kind(SendOutcome outcome) {
    if (outcome instanceof SendOutcome.Rejected rejected) {
      return "rejected "
          + rejected.fault().name().toLowerCase(Locale.ROOT)
          + (rejected.permanent() ? " permanent" : " for-now");
    }
    if (outcome instanceof SendOutcome.Accepted) {
      return "accepted";
    }
    return outcome instanceof SendOutcome.Deferred ? "deferred" : "unknown";
  }

  /** Returns the code, or an empty text of a success. */
  static String code(SendOutcome outcome) {
    if (outcome instanceof SendOutcome.Rejected rejected) {
      return rejected.code();
    }
    if (outcome instanceof SendOutcome.Deferred deferred) {
      return deferred.code();
    }
    return outcome instanceof SendOutcome.Unknown unknown ? unknown.code() : "";
  }

  static String describe(SendOutcome outcome) {
    String reached =
        outcome instanceof SendOutcome.Rejected rejected && !rejected.reachedPlatform()
            ? " not-reached"
            : "";
    return (kind(outcome) + " " + code(outcome)).strip() + reached;
  }
}
