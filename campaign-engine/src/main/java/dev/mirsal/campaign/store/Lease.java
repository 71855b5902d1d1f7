package dev.mirsal.campaign.store;

import java.time.Instant;
import java.util.Objects;

/**
 * The right of one worker to send on a lane, for a time. Its token is a fencing token: each time a
 * lane is claimed its token grows, and a write with an older one is refused, so that a worker who
 * was away for too long can do no harm.
 *
 * @param campaignId the campaign
 * @param lane the lane's name
 * @param owner who holds it
 * @param token grows with each claim of the lane, at least 1
 * @param until when it ends (exclusive) unless it is renewed
 * @since 0.1
 */
public record Lease(String campaignId, String lane, String owner, long token, Instant until) {
  /** Checks that nothing is missing. */
  public Lease {
    Objects.requireNonNull(campaignId, "campaignId");
    Objects.requireNonNull(lane, "lane");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(until, "until");
  }

  /** Returns this lease, ending later. */
  public Lease renewed(Instant later) {
    return new Lease(campaignId, lane, owner, token, later);
  }
}
