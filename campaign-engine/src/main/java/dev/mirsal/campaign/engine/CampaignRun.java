package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.LaneState;
import dev.mirsal.campaign.plan.Quota;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.plan.Usage;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lanes of one version of a campaign, standing where the ledger says. */
final class CampaignRun {
  private final long version;
  private final List<LaneRun> lanes = new ArrayList<>();
  private int contentRejections;

  CampaignRun(CampaignStore store, CampaignRecord record) {
    Campaign campaign = record.campaign();
    this.version = record.version();
    Quota quota =
        Quota.ofCampaign(campaign.rules(), usage(store, campaign.id(), null, campaign.rules()));
    Map<String, LaneState> states = states(store, campaign);
    for (Lane lane : campaign.lanes()) {
      LaneState state = states.getOrDefault(lane.name(), LaneState.FRESH);
      lanes.add(new LaneRun(store, campaign, lane, state, quota));
    }
  }

  /** Returns where the lanes of a campaign stand, read from its ledger. */
  static Map<String, LaneState> states(CampaignStore store, Campaign campaign) {
    Map<String, LaneState> states = new HashMap<>();
    for (Lane lane : campaign.lanes()) {
      CampaignStore.Reached reached = store.reached(campaign.id(), lane.name());
      Usage usage = usage(store, campaign.id(), lane.name(), campaign.rules());
      states.put(lane.name(), new LaneState(reached.count(), reached.last(), usage));
    }
    return states;
  }

  /** Returns what a lane, or with null the whole campaign, has sent, read from the ledger. */
  static Usage usage(
      CampaignStore store, String campaignId, @Nullable String lane, SendingRules rules) {
    return Usage.of(
        rules.zone(),
        store.firstSent(campaignId, lane),
        store.latestSent(campaignId, lane, Math.max(1, rules.lookBack())),
        from -> store.countSent(campaignId, lane, from));
  }

  boolean isOf(CampaignRecord record) {
    return version == record.version();
  }

  boolean isDone() {
    return lanes.stream().allMatch(LaneRun::isDone);
  }

  List<LaneRun> lanes() {
    return lanes;
  }

  /** Returns the lane whose next message may go first; at the same time, the one named first. */
  LaneRun nextLane(Instant now) {
    LaneRun first = lanes.get(0);
    Instant earliest = first.next(now);
    for (LaneRun lane : lanes.subList(1, lanes.size())) {
      Instant next = lane.next(now);
      if (next.isBefore(earliest)) {
        first = lane;
        earliest = next;
      }
    }
    return first;
  }

  /** Counts a message that the platform refused for what it says; returns how many there were. */
  int contentRejected() {
    return ++contentRejections;
  }
}
