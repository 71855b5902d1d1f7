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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lanes of a campaign that have to be paced together: one lane, or all of them if the campaign as a
 * whole has limits, which only whoever holds them all can keep. To be used under its lock, which is
 * not held while a message is on its way.
 */
final class LaneGroup {
  private final CampaignStore store;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, LaneHealth> healths = new HashMap<>();
  private final Map<String, LaneRun> runs = new HashMap<>();
  private CampaignRecord record;
  private List<Lane> lanes;
  private List<LaneKey> keys;
  private @Nullable Quota quota;

  LaneGroup(CampaignStore store, CampaignRecord record, List<Lane> lanes) {
    this.store = store;
    this.record = record;
    this.lanes = lanes;
    this.keys = keys(record, lanes);
  }

  ReentrantLock lock() {
    return lock;
  }

  /** Returns the version of the campaign that the lanes are paced by. */
  CampaignRecord record() {
    return record;
  }

  /** Returns the lanes that must be held together to send on one of them. */
  static List<Lane> together(Campaign campaign, String lane) {
    boolean all = isLimited(campaign);
    return campaign.lanes().stream().filter(its -> all || its.name().equals(lane)).toList();
  }

  private static boolean isLimited(Campaign campaign) {
    SendingRules rules = campaign.rules();
    return rules.dailyLimit() > 0 || !rules.rollingLimits().isEmpty();
  }

  List<LaneKey> keys() {
    return keys;
  }

  private static List<LaneKey> keys(CampaignRecord record, List<Lane> lanes) {
    String id = record.campaign().id();
    return lanes.stream().map(lane -> new LaneKey(id, lane.name())).toList();
  }

  /** Goes on with a later version of the campaign; how the senders do is remembered. */
  void become(CampaignRecord version) {
    if (version.version() > record.version()) {
      record = version;
      lanes = lanes.isEmpty() ? lanes : together(version.campaign(), lanes.get(0).name());
      keys = keys(version, lanes);
      replan();
    }
  }

  /** Forgets where the lanes stand: the ledger knows. */
  void replan() {
    runs.clear();
    quota = null;
  }

  /** Returns whether a lane still stands as it did when it was asked for. */
  boolean isCurrent(LaneRun run) {
    return runs.get(run.name()) == run;
  }

  /** Returns a lane of this group, standing where the ledger says. */
  LaneRun run(String lane, Instant now) {
    LaneRun known = runs.get(lane);
    if (known != null) {
      return known;
    }
    Campaign campaign = record.campaign();
    Quota shared = quota;
    if (shared == null) {
      Usage used = isLimited(campaign) ? usage(store, campaign, null) : Usage.NONE;
      shared = Quota.ofCampaign(campaign.rules(), used);
      quota = shared;
    }
    Lane its = lanes.stream().filter(l -> l.name().equals(lane)).findFirst().orElseThrow();
    LaneHealth health = healths.computeIfAbsent(lane, name -> new LaneHealth());
    LaneRun run =
        new LaneRun(store, campaign, its, state(store, campaign, lane), shared, health, now);
    runs.put(lane, run);
    return run;
  }

  /** Returns where the lanes of a campaign stand, read from its ledger. */
  static Map<String, LaneState> states(CampaignStore store, Campaign campaign) {
    Map<String, LaneState> states = new HashMap<>();
    for (Lane lane : campaign.lanes()) {
      states.put(lane.name(), state(store, campaign, lane.name()));
    }
    return states;
  }

  private static LaneState state(CampaignStore store, Campaign campaign, String lane) {
    CampaignStore.Reached reached = store.reached(campaign.id(), lane);
    return new LaneState(reached.count(), reached.last(), usage(store, campaign, lane));
  }

  /** Returns what a lane, or with null the whole campaign, has sent, read from the ledger. */
  static Usage usage(CampaignStore store, Campaign campaign, @Nullable String lane) {
    SendingRules rules = campaign.rules();
    String id = campaign.id();
    return Usage.of(
        rules.zone(),
        store.firstSent(id, lane),
        store.latestSent(id, lane, Math.max(1, rules.lookBack())),
        from -> store.countSent(id, lane, from));
  }
}
