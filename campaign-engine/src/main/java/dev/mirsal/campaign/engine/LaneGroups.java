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
  private final Map<LaneKey, Place> places = new HashMap<>();
  private final Map<String, Integer> contentRejections = new HashMap<>();
  private int pruneAt = FEW;

  /**
   * Where a lane belongs, as of a version of its campaign.
   *
   * @param group the group
   * @param concurrency how many of the lane's messages may be on their way at once
   */
  record Place(long version, LaneGroup group, int concurrency) {}

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

  /** Returns where a lane belongs; nowhere, if an edit has taken it away. */
  synchronized @Nullable Place of(CampaignRecord record, LaneKey lane) {
    Place known = places.get(lane);
    if (known == null || known.version() != record.version()) {
      place(record, lane.lane());
    }
    return places.get(lane);
  }

  private void place(CampaignRecord record, String lane) {
    String id = record.campaign().id();
    List<Lane> together = LaneGroup.together(record.campaign(), lane);
    List<LaneKey> keys = together.stream().map(its -> new LaneKey(id, its.name())).toList();
    Place known = keys.isEmpty() ? null : places.get(keys.get(0));
    LaneGroup group = known == null ? null : known.group();
    if (group == null || !group.keys().equals(keys)) {
      prune();
      group = new LaneGroup(store, record, together);
    }
    for (int i = 0; i < keys.size(); i++) {
      places.put(keys.get(i), new Place(record.version(), group, together.get(i).concurrency()));
    }
  }

  /** Returns where a lane belonged when it was last worked on, or null if it was not. */
  synchronized @Nullable Place known(LaneKey lane) {
    return places.get(lane);
  }

  /** Counts a message that was refused for what it says; returns how many there were. */
  synchronized int contentRejected(String campaignId) {
    return contentRejections.merge(campaignId, 1, Integer::sum);
  }

  synchronized void forget(String campaignId) {
    records.remove(campaignId);
    contentRejections.remove(campaignId);
    places.keySet().removeIf(key -> key.campaignId().equals(campaignId));
  }

  /** Campaigns that others have ended are never heard of again. */
  private void prune() {
    if (places.size() >= pruneAt) {
      places.keySet().removeIf(key -> ownership.lease(key) == null);
      records.keySet().retainAll(places.keySet().stream().map(LaneKey::campaignId).toList());
      pruneAt = Math.max(FEW, 2 * places.size());
    }
  }
}
