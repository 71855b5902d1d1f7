package dev.mirsal.campaign.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a lane stands: facts that the ledger knows, and nothing that was drawn or computed from the
 * rules. So when rules are edited, or another machine goes on, the wait that is under way is worked
 * out again from the moment of the last message, and no draw is ever used twice.
 *
 * @param messages how many messages of the lane have reached the platform, successful or not: the
 *     counter of its random delays and its pauses
 * @param lastAt when the last of them went, or null before the first
 * @param usage what counts toward the lane's limits: successful messages only
 * @since 0.1
 */
public record LaneState(long messages, @Nullable Instant lastAt, Usage usage) {
  /** A lane that has not sent. */
  public static final LaneState FRESH = new LaneState(0, null, Usage.NONE);

  /** Checks that the counter and the time agree. */
  public LaneState {
    if (messages < 0) {
      throw new IllegalArgumentException("lane.messages: " + messages + ", must be 0 or more");
    }
    if ((messages == 0) != (lastAt == null)) {
      throw new IllegalArgumentException(
          "lane: " + messages + " messages, but the last went at " + lastAt);
    }
  }
}
