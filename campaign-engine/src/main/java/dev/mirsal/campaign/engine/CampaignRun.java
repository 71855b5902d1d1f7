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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of one version of a campaign, standing where the ledger says. The lane that has been
 * due for longest comes first, so that a slow lane does not starve the others.
 */
final class CampaignRun {
  private final long version;
  private final Map<String, LaneRun> lanes = new LinkedHashMap<>();
  private final PriorityQueue<LaneRun> line =
      new PriorityQueue<>(Comparator.comparing(LaneRun::due).thenComparing(LaneRun::number));
  private int contentRejections;

  /**
   * Reads where the lanes stand.
   *
   * @param before the run of an earlier version, whose holds go on, or null if there is none
   * @param now the instant from which what is left is planned
   */
  CampaignRun(
      CampaignStore store, CampaignRecord record, @Nullable CampaignRun before, Instant now) {
    Campaign campaign = record.campaign();
    this.version = record.version();
    Quota quota =
        Quota.ofCampaign(campaign.rules(), usage(store, campaign.id(), null, campaign.rules()));
    Map<String, LaneState> states = states(store, campaign);
    for (Lane lane : campaign.lanes()) {
      LaneState state = states.getOrDefault(lane.name(), LaneState.FRESH);
      Instant held = before == null ? Instant.MIN : before.heldUntil(lane.name());
      lanes.put(
          lane.name(), new LaneRun(store, campaign, lane, lanes.size(), state, quota, held, now));
    }
    line.addAll(lanes.values());
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

  /**
   * Takes the lane out of line whose next message may go first; at the same time, the one named
   * first. To be {@link #put} back.
   *
   * @return null if nobody is left on any lane
   */
  @Nullable LaneRun take(Instant now) {
    LaneRun lane = line.poll();
    while (lane != null && (lane.isDone() || lane.postponed(now))) {
      if (!lane.isDone()) {
        line.add(lane);
      }
      lane = line.poll();
    }
    return lane;
  }

  void put(LaneRun lane) {
    line.add(lane);
  }

  /** Counts a message that was refused for what it says; returns how many there were. */
  int contentRejected() {
    return ++contentRejections;
  }

  private Instant heldUntil(String lane) {
    LaneRun run = lanes.get(lane);
    return run == null ? Instant.MIN : run.heldUntil();
  }
}
