package dev.mirsal.campaign.plan;

import java.time.Instant;
import java.util.List;

/**
 * A message in a plan.
 *
 * @param recipient the receiver's place in the backlog, from 0; in a backlog that was dealt before,
 *     the place on the lane
 * @param lane the name of the lane
 * @param at when it may go
 * @param waits why it goes no earlier: the parts of the time since the lane's previous message, or
 *     since the plan's start for the first; they add up to exactly that time
 * @since 0.1
 */
public record PlannedMessage(long recipient, String lane, Instant at, List<Wait> waits) {
  /** Copies. */
  public PlannedMessage {
    waits = List.copyOf(waits);
  }
}
