package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.store.DueLane;
import dev.mirsal.campaign.store.Lease;

/**
 * Names a lane among those of all campaigns.
 *
 * @param campaignId the campaign
 * @param lane the lane's name
 */
record LaneKey(String campaignId, String lane) {
  static LaneKey of(DueLane due) {
    return new LaneKey(due.campaignId(), due.lane());
  }

  static LaneKey of(Lease lease) {
    return new LaneKey(lease.campaignId(), lease.lane());
  }
}
