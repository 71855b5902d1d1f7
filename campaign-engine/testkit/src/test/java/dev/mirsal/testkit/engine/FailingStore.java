package dev.mirsal.testkit.engine;

import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.InMemoryCampaignStore;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A store in memory that fails, or is ahead of its caller, when the test says so. */
final class FailingStore implements CampaignStore {
  private final CampaignStore store = new InMemoryCampaignStore();
  private BiPredicate<LedgerEntry, LedgerEntry> fails = (before, next) -> false;
  private int refusedVersions;
  private int refusedRows;

  /** Throws instead of replacing such a row. */
  void failWhen(BiPredicate<LedgerEntry, LedgerEntry> condition) {
    fails = condition;
  }

  void refuseNextVersions(int times) {
    refusedVersions = times;
  }

  void refuseRows(int times) {
    refusedRows = times;
  }

  @Override
  public boolean replace(CampaignRecord next) {
    return refusedVersions-- <= 0 && store.replace(next);
  }

  @Override
  public boolean replace(String campaignId, LedgerEntry expected, LedgerEntry next) {
    if (fails.test(expected, next)) {
      throw new IllegalStateException("the store is gone");
    }
    return refusedRows-- <= 0 && store.replace(campaignId, expected, next);
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
  public void delete(String campaignId) {
    store.delete(campaignId);
  }

  @Override
  public int append(String campaignId, List<LedgerEntry> entries) {
    return store.append(campaignId, entries);
  }

  @Override
  public long endPending(
      String campaignId, LedgerStatus status, @Nullable String code, @Nullable String detail) {
    return store.endPending(campaignId, status, code, detail);
  }

  @Override
  public List<LedgerEntry> firstPending(String campaignId, String lane) {
    return store.firstPending(campaignId, lane);
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
}
