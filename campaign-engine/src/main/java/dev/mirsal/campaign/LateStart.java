package dev.mirsal.campaign;

import java.time.Duration;
import java.util.Objects;

/**
 * What becomes of a scheduled campaign whose start went by while nobody ran the engine: the machine
 * was off, or a backup was restored.
 *
 * @param policy what to do
 * @param grace how late a start may be and still be no late start, at least zero
 * @since 0.1
 */
public record LateStart(Policy policy, Duration grace) {
  /** It is sent, however late. */
  public static final LateStart SEND = new LateStart(Policy.SEND, Duration.ZERO);

  /** What to do about a late start. */
  public enum Policy {
    /** Send, however late. */
    SEND,
    /** Skip everybody: the campaign is completed without sending. */
    SKIP,
    /** Ask: the campaign is paused, to be resumed or cancelled by a person. */
    ASK
  }

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if the grace is negative
   */
  public LateStart {
    Objects.requireNonNull(policy, "policy");
    if (grace.isNegative()) {
      throw new IllegalArgumentException("lateStart.grace: " + grace + ", must be at least zero");
    }
  }

  /** Returns that everybody is skipped if the start is later than this. */
  public static LateStart skipAfter(Duration grace) {
    return new LateStart(Policy.SKIP, grace);
  }

  /** Returns that a person is asked if the start is later than this. */
  public static LateStart askAfter(Duration grace) {
    return new LateStart(Policy.ASK, grace);
  }
}
