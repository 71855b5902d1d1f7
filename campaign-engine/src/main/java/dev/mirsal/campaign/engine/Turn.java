package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.Lease;
import java.time.Instant;

/**
 * One look at a lane, under the lock of its group.
 *
 * @param group the lane's group
 * @param record the version of the campaign that the lane stands for
 * @param run where the lane stands
 * @param lease under which it is looked at
 * @param now when
 * @param afterwards what is left to do without the lock
 */
record Turn(
    LaneGroup group,
    CampaignRecord record,
    LaneRun run,
    Lease lease,
    Instant now,
    Afterwards afterwards) {
  Campaign campaign() {
    return record.campaign();
  }

  LaneKey key() {
    return LaneKey.of(lease);
  }

  Turn at(Instant later) {
    return new Turn(group, record, run, lease, later, afterwards);
  }
}
