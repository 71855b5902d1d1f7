package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.DueLane;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What this engine knows of the campaigns and lanes it works on. All of it is in the store too. */
final class LaneGroups {
  private static final int FEW = 1000;

  private final CampaignStore store;
  private final Ownership ownership;
  private final Map<String, CampaignRecord> records = new HashMap<>();
  private final Map<LaneKey, LaneGroup> groups = new HashMap<>();
  private final Map<String, Integer> contentRejections = new HashMap<>();
  private int pruneAt = FEW;

  LaneGroups(CampaignStore store, Ownership ownership) {
    this.store = store;
    this.ownership = ownership;
  }

  /** Returns the campaign of a lane that is due, or null if it is gone. */
  @Nullable CampaignRecord record(DueLane due) {
    synchronized (this) {
      CampaignRecord known = records.get(due.campaignId());
      if (known != null && known.version() == due.version()) {
        return known;
      }
    }
    CampaignRecord read = store.find(due.campaignId()).orElse(null);
    synchronized (this) {
      if (read == null) {
        forget(due.campaignId());
      } else {
        records.put(due.campaignId(), read);
      }
    }
    return read;
  }

  /** Returns the group that a lane belongs to. */
  synchronized LaneGroup of(CampaignRecord record, String lane) {
    String id = record.campaign().id();
    List<Lane> together = LaneGroup.together(record.campaign(), lane);
    List<LaneKey> keys = together.stream().map(its -> new LaneKey(id, its.name())).toList();
    LaneGroup known = groups.get(keys.get(0));
    if (known != null && known.keys().equals(keys)) {
      return known;
    }
    prune();
    LaneGroup group = new LaneGroup(store, record, together);
    keys.forEach(key -> groups.put(key, group));
    return group;
  }

  /** Returns the group that a lane was last worked on with, or null if it was not. */
  synchronized @Nullable LaneGroup known(LaneKey lane) {
    return groups.get(lane);
  }

  /** Counts a message that was refused for what it says; returns how many there were. */
  synchronized int contentRejected(String campaignId) {
    return contentRejections.merge(campaignId, 1, Integer::sum);
  }

  synchronized void forget(String campaignId) {
    records.remove(campaignId);
    contentRejections.remove(campaignId);
    groups.keySet().removeIf(key -> key.campaignId().equals(campaignId));
  }

  /** Campaigns that others have ended are never heard of again. */
  private void prune() {
    if (groups.size() >= pruneAt) {
      groups.keySet().removeIf(key -> ownership.lease(key) == null);
      records.keySet().retainAll(groups.keySet().stream().map(LaneKey::campaignId).toList());
      pruneAt = Math.max(FEW, 2 * groups.size());
    }
  }
}
