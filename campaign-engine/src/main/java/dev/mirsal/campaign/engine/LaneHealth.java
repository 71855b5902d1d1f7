package dev.mirsal.campaign.engine;

import java.time.Instant;

/** How a lane's sender does. It outlives an edit of the campaign. Not for several threads. */
final class LaneHealth {
  private Instant heldUntil = Instant.MIN;
  private int failures;
  private int doubts;

  Instant heldUntil() {
    return heldUntil;
  }

  void holdUntil(Instant until) {
    heldUntil = until;
  }

  /** The platform has answered. */
  void answered() {
    failures = 0;
    doubts = 0;
  }

  /** Counts an unknown outcome; returns how many came in a row. */
  int doubted() {
    return ++doubts;
  }

  /** Counts a failure of the sender; returns how many came in a row. */
  int failed() {
    return ++failures;
  }
}
