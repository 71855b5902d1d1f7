package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The leases of the lanes that this engine works on. */
final class Ownership {
  private final CampaignStore store;
  private final String owner;
  private final Duration duration;
  private final Duration half;
  private final Map<LaneKey, Lease> leases = new ConcurrentHashMap<>();

  Ownership(CampaignStore store, String owner, Duration duration) {
    this.store = store;
    this.owner = owner;
    this.duration = duration;
    this.half = duration.dividedBy(2);
  }

  String owner() {
    return owner;
  }

  /** Returns the lease under which this engine last worked on a lane, or null. */
  @Nullable Lease lease(LaneKey lane) {
    return leases.get(lane);
  }

  /** Makes sure that a lane that is held stays so for a while; if it does not, it is let go. */
  boolean keeps(LaneKey lane, Instant now) {
    Lease lease = leases.get(lane);
    if (lease == null) {
      return false;
    }
    Duration left = Duration.between(now, lease.until());
    // Much left means that the clock went back: the lease ends by the clock of today.
    boolean fresh = left.compareTo(half) >= 0 && left.compareTo(duration) <= 0;
    return fresh || renew(lane, lease, now.plus(duration));
  }

  /** Claims a lane; it is then not known what was on its way under the lease before. */
  @Nullable Lease claim(LaneKey lane, Instant now) {
    Optional<Lease> lease =
        store.claim(lane.campaignId(), lane.lane(), owner, now, now.plus(duration));
    lease.ifPresent(granted -> leases.put(lane, granted));
    return lease.orElse(null);
  }

  /** Asks whether the lease is still the last. */
  boolean stillHolds(LaneKey lane, Instant now) {
    Lease lease = leases.get(lane);
    return lease != null && renew(lane, lease, now.plus(duration));
  }

  /**
   * Says when to look again; what is not due for long is given back.
   *
   * @return false if lease or campaign is another by now: somebody else has said when
   */
  boolean schedule(Lease lease, long version, Instant now, @Nullable Instant due) {
    boolean kept = store.schedule(lease, version, due);
    if (!kept || due == null || Duration.between(now, due).compareTo(duration) > 0) {
      store.release(lease);
      letGo(lease);
    }
    return kept;
  }

  /** Looks at a lane again in a while, when whoever holds it may have let it go. */
  Instant later(Instant now) {
    return now.plus(duration.dividedBy(4));
  }

  void letGo(Lease lease) {
    leases.computeIfPresent(
        LaneKey.of(lease), (lane, kept) -> kept.token() == lease.token() ? null : kept);
  }

  void letGo(LaneKey lane) {
    leases.remove(lane);
  }

  /** Returns the lanes that this engine holds, as far as it knows. */
  List<LaneKey> held() {
    return List.copyOf(leases.keySet());
  }

  /** Gives a lane back, if it is held; it stays due when it was. */
  void release(LaneKey lane) {
    Lease lease = leases.get(lane);
    if (lease != null) {
      store.release(lease);
      letGo(lease);
    }
  }

  private boolean renew(LaneKey lane, Lease lease, Instant until) {
    boolean renewed = store.renew(lease, until);
    if (renewed) {
      leases.replace(lane, lease, lease.renewed(until));
    } else {
      letGo(lease);
    }
    return renewed;
  }
}
