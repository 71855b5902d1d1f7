package dev.mirsal.campaign.store;

import java.util.Objects;

/**
 * A lane on which something may be due.
 *
 * @param campaignId the campaign
 * @param lane the lane's name
 * @param version the version of the campaign
 * @since 0.1
 */
public record DueLane(String campaignId, String lane, long version) {
  /** Checks that nothing is missing. */
  public DueLane {
    Objects.requireNonNull(campaignId, "campaignId");
    Objects.requireNonNull(lane, "lane");
  }
}
