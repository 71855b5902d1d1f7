package dev.mirsal.testkit.store;

import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.DeliveryReport;
import dev.mirsal.campaign.store.DueLane;
import dev.mirsal.campaign.store.Lease;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.campaign.store.PendingCount;
import dev.mirsal.campaign.store.PendingLine;
import dev.mirsal.campaign.store.Replacement;
import dev.mirsal.inbound.DeliveryState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store that hands everything on to another one: for stores that fail, wait or lie in tests,
 * which override what they do differently.
 *
 * @since 0.1
 */
public abstract class ForwardingStore implements CampaignStore {
  private final CampaignStore store;

  /** Creates a store over another one. */
  protected ForwardingStore(CampaignStore store) {
    this.store = Objects.requireNonNull(store, "store");
  }

  @Override
  public boolean insert(CampaignRecord record) {
    return store.insert(record);
  }

  @Override
  public Optional<CampaignRecord> find(String campaignId) {
    return store.find(campaignId);
  }

  @Override
  public List<CampaignRecord> findIn(Set<CampaignStatus> statuses) {
    return store.findIn(statuses);
  }

  @Override
  public Replacement replace(CampaignRecord next) {
    return store.replace(next);
  }

  @Override
  public void delete(String campaignId) {
    store.delete(campaignId);
  }

  @Override
  public int append(String campaignId, List<LedgerEntry> entries) {
    return store.append(campaignId, entries);
  }

  @Override
  public boolean begin(Lease lease, long version, LedgerEntry expected, LedgerEntry next) {
    return store.begin(lease, version, expected, next);
  }

  @Override
  public boolean end(
      Lease lease, long version, LedgerEntry expected, LedgerEntry next, @Nullable Instant due) {
    return store.end(lease, version, expected, next, due);
  }

  @Override
  public boolean replace(String campaignId, LedgerEntry expected, LedgerEntry next) {
    return store.replace(campaignId, expected, next);
  }

  @Override
  public boolean move(String campaignId, long version, List<LedgerEntry> rows) {
    return store.move(campaignId, version, rows);
  }

  @Override
  public long endPending(
      String campaignId, LedgerStatus status, @Nullable String code, @Nullable String detail) {
    return store.endPending(campaignId, status, code, detail);
  }

  @Override
  public PendingLine firstPending(String campaignId, String lane, Instant now, int each) {
    return store.firstPending(campaignId, lane, now, each);
  }

  @Override
  public List<PendingCount> pendingCounts(String campaignId) {
    return store.pendingCounts(campaignId);
  }

  @Override
  public List<LedgerEntry> inFlight(String campaignId, String lane) {
    return store.inFlight(campaignId, lane);
  }

  @Override
  public Stream<LedgerEntry> entries(String campaignId) {
    return store.entries(campaignId);
  }

  @Override
  public Map<LedgerStatus, Long> counts(String campaignId) {
    return store.counts(campaignId);
  }

  @Override
  public boolean hasOpen(String campaignId) {
    return store.hasOpen(campaignId);
  }

  @Override
  public Reached reached(String campaignId, String lane) {
    return store.reached(campaignId, lane);
  }

  @Override
  public List<Instant> latestSent(String campaignId, @Nullable String lane, int limit) {
    return store.latestSent(campaignId, lane, limit);
  }

  @Override
  public @Nullable Instant firstSent(String campaignId, @Nullable String lane) {
    return store.firstSent(campaignId, lane);
  }

  @Override
  public int countSent(String campaignId, @Nullable String lane, Instant from) {
    return store.countSent(campaignId, lane, from);
  }

  @Override
  public List<DueLane> due(Instant now, String owner, int limit) {
    return store.due(now, owner, limit);
  }

  @Override
  public @Nullable Instant nextDue(Instant now, String owner) {
    return store.nextDue(now, owner);
  }

  @Override
  public @Nullable Instant dueAt(String campaignId, String lane, Instant now, String owner) {
    return store.dueAt(campaignId, lane, now, owner);
  }

  @Override
  public Optional<Lease> claim(
      String campaignId, String lane, String owner, Instant now, Instant until) {
    return store.claim(campaignId, lane, owner, now, until);
  }

  @Override
  public boolean renew(Lease lease, Instant until) {
    return store.renew(lease, until);
  }

  @Override
  public boolean schedule(Lease lease, long version, @Nullable Instant due) {
    return store.schedule(lease, version, due);
  }

  @Override
  public boolean release(Lease lease) {
    return store.release(lease);
  }

  @Override
  public void wakeOwned(String owner, Instant due) {
    store.wakeOwned(owner, due);
  }

  @Override
  public void wake(String campaignId, String lane, Instant due) {
    store.wake(campaignId, lane, due);
  }

  @Override
  public boolean report(String messageId, DeliveryReport report) {
    return store.report(messageId, report);
  }

  @Override
  public Map<String, DeliveryReport> reports(Collection<String> messageIds) {
    return store.reports(messageIds);
  }

  @Override
  public Map<DeliveryState, Long> deliveries(String campaignId) {
    return store.deliveries(campaignId);
  }
}
