package dev.mirsal.campaign.store;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.inbound.DeliveryState;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps campaigns in memory: for tests, demonstrations and campaigns that may be lost with the
 * process. What the engine asks for with each message takes the same time however many recipients
 * there are, or grows with their logarithm.
 *
 * <p>Safe for use by several threads.
 *
 * @since 0.1
 */
public final class InMemoryCampaignStore implements CampaignStore {
  private final Map<String, CampaignRecord> campaigns = new LinkedHashMap<>();
  private final Map<String, InMemoryLedger> ledgers = new HashMap<>();
  private final InMemoryLanes lanes = new InMemoryLanes();

  /** Which campaign holds a device, by channel and name. */
  private final Map<String, String> devices = new HashMap<>();

  private final Map<String, DeliveryReport> reports = new HashMap<>();

  /** Creates an empty store. */
  public InMemoryCampaignStore() {}

  @Override
  public synchronized boolean insert(CampaignRecord record) {
    String id = record.campaign().id();
    if (campaigns.putIfAbsent(id, record) != null) {
      return false;
    }
    ledgers.put(id, new InMemoryLedger());
    return true;
  }

  @Override
  public synchronized Optional<CampaignRecord> find(String campaignId) {
    return Optional.ofNullable(campaigns.get(campaignId));
  }

  @Override
  public synchronized List<CampaignRecord> findIn(Set<CampaignStatus> statuses) {
    return campaigns.values().stream().filter(r -> statuses.contains(r.status())).toList();
  }

  @Override
  public synchronized Replacement replace(CampaignRecord next) {
    Campaign campaign = next.campaign();
    String id = campaign.id();
    CampaignRecord kept = campaigns.get(id);
    if (kept == null || kept.version() != next.version() - 1) {
      return Replacement.STALE;
    }
    List<String> wanted =
        next.holdsDevices()
            ? campaign.lanes().stream().map(lane -> campaign.channel() + "/" + lane.name()).toList()
            : List.of();
    if (wanted.stream().anyMatch(device -> !devices.getOrDefault(device, id).equals(id))) {
      return Replacement.DEVICE_BUSY;
    }
    devices.values().removeIf(id::equals);
    wanted.forEach(device -> devices.put(device, id));
    campaigns.put(id, next);
    lanes.schedule(id, campaign.lanes().stream().map(Lane::name).toList(), next.dueFrom());
    return Replacement.DONE;
  }

  @Override
  public synchronized void delete(String campaignId) {
    campaigns.remove(campaignId);
    ledgers.remove(campaignId);
    lanes.forget(campaignId);
    devices.values().removeIf(campaignId::equals);
  }

  @Override
  public synchronized int append(String campaignId, List<LedgerEntry> entries) {
    InMemoryLedger ledger = ledgers.get(campaignId);
    if (ledger == null) {
      throw new IllegalArgumentException("campaign " + campaignId + ": there is none to append to");
    }
    int added = 0;
    for (LedgerEntry entry : entries) {
      added += ledger.add(entry) ? 1 : 0;
    }
    return added;
  }

  @Override
  public synchronized boolean begin(
      Lease lease, long version, LedgerEntry expected, LedgerEntry next) {
    return isOf(version, lease.campaignId())
        && lanes.holds(lease)
        && ledger(lease.campaignId()).replace(expected, next);
  }

  @Override
  public synchronized boolean end(
      Lease lease, long version, LedgerEntry expected, LedgerEntry next, @Nullable Instant due) {
    boolean ended = lanes.holds(lease) && ledger(lease.campaignId()).replace(expected, next);
    if (ended && isOf(version, lease.campaignId())) {
      lanes.schedule(lease, due);
    }
    return ended;
  }

  private boolean isOf(long version, String campaignId) {
    CampaignRecord record = campaigns.get(campaignId);
    return record != null && record.version() == version;
  }

  @Override
  public synchronized boolean replace(String campaignId, LedgerEntry expected, LedgerEntry next) {
    return ledger(campaignId).replace(expected, next);
  }

  @Override
  public synchronized boolean move(String campaignId, long version, List<LedgerEntry> rows) {
    boolean isOf = isOf(version, campaignId);
    if (isOf) {
      rows.forEach(ledger(campaignId)::move);
    }
    return isOf;
  }

  @Override
  public synchronized long endPending(
      String campaignId, LedgerStatus status, @Nullable String code, @Nullable String detail) {
    return ledger(campaignId).endPending(status, code, detail);
  }

  @Override
  public synchronized PendingLine firstPending(
      String campaignId, String lane, Instant now, int each) {
    return ledger(campaignId).firstPending(lane, now, each);
  }

  @Override
  public synchronized List<PendingCount> pendingCounts(String campaignId) {
    return ledger(campaignId).pendingCounts();
  }

  @Override
  public synchronized List<LedgerEntry> inFlight(String campaignId, String lane) {
    return ledger(campaignId).inFlight(lane);
  }

  @Override
  public synchronized Stream<LedgerEntry> entries(String campaignId) {
    return ledger(campaignId).entries();
  }

  @Override
  public synchronized Map<LedgerStatus, Long> counts(String campaignId) {
    return ledger(campaignId).counts();
  }

  @Override
  public synchronized boolean hasOpen(String campaignId) {
    return ledger(campaignId).hasOpen();
  }

  @Override
  public synchronized Reached reached(String campaignId, String lane) {
    Timeline reached = ledger(campaignId).reached(lane);
    return new Reached(reached.size(), reached.last());
  }

  @Override
  public synchronized List<Instant> latestSent(
      String campaignId, @Nullable String lane, int limit) {
    return ledger(campaignId).sent(lane).latest(limit);
  }

  @Override
  public synchronized @Nullable Instant firstSent(String campaignId, @Nullable String lane) {
    return ledger(campaignId).sent(lane).first();
  }

  @Override
  public synchronized int countSent(String campaignId, @Nullable String lane, Instant from) {
    return ledger(campaignId).sent(lane).countFrom(from);
  }

  @Override
  public synchronized List<DueLane> due(Instant now, String owner, int limit) {
    return lanes.due(now, owner, limit, campaigns);
  }

  @Override
  public synchronized @Nullable Instant nextDue(Instant now, String owner) {
    return lanes.nextDue(now, owner);
  }

  @Override
  public synchronized @Nullable Instant dueAt(
      String campaignId, String lane, Instant now, String owner) {
    return lanes.dueAt(campaignId, lane, now, owner);
  }

  @Override
  public synchronized Optional<Lease> claim(
      String campaignId, String lane, String owner, Instant now, Instant until) {
    return lanes.claim(campaignId, lane, owner, now, until);
  }

  @Override
  public synchronized boolean renew(Lease lease, Instant until) {
    return lanes.renew(lease, until);
  }

  @Override
  public synchronized boolean schedule(Lease lease, long version, @Nullable Instant due) {
    return isOf(version, lease.campaignId()) && lanes.schedule(lease, due);
  }

  @Override
  public synchronized boolean release(Lease lease) {
    return lanes.release(lease);
  }

  @Override
  public synchronized void wakeOwned(String owner, Instant due) {
    lanes.wakeOwned(owner, due);
  }

  @Override
  public synchronized void wake(String campaignId, String lane, Instant due) {
    lanes.wake(campaignId, lane, due);
  }

  @Override
  public synchronized boolean report(String messageId, DeliveryReport report) {
    DeliveryReport before = reports.get(messageId);
    DeliveryReport joined = before == null ? report : before.join(report);
    reports.put(messageId, joined);
    return !joined.equals(before);
  }

  @Override
  public synchronized Map<String, DeliveryReport> reports(Collection<String> messageIds) {
    Map<String, DeliveryReport> found = new HashMap<>();
    for (String id : messageIds) {
      DeliveryReport report = reports.get(id);
      if (report != null) {
        found.put(id, report);
      }
    }
    return found;
  }

  @Override
  public synchronized Map<DeliveryState, Long> deliveries(String campaignId) {
    Map<DeliveryState, Long> counts = new EnumMap<>(DeliveryState.class);
    ledger(campaignId)
        .entries()
        .forEach(
            row -> {
              DeliveryReport report = reports.get(row.platformMessageId());
              if (report != null) {
                counts.merge(report.state(), 1L, Long::sum);
              }
            });
    return counts;
  }

  private InMemoryLedger ledger(String campaignId) {
    InMemoryLedger ledger = ledgers.get(campaignId);
    return ledger == null ? new InMemoryLedger() : ledger;
  }
}
