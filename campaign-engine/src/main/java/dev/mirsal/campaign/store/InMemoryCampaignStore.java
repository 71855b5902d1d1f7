package dev.mirsal.campaign.store;

import dev.mirsal.campaign.CampaignStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps campaigns in memory: for tests, demonstrations and campaigns that may be lost with the
 * process.
 *
 * <p>Safe for use by several threads.
 *
 * @since 0.1
 */
public final class InMemoryCampaignStore implements CampaignStore {
  private final Map<String, CampaignRecord> campaigns = new LinkedHashMap<>();
  private final Map<String, InMemoryLedger> ledgers = new LinkedHashMap<>();

  /** Creates an empty store. */
  public InMemoryCampaignStore() {}

  @Override
  public synchronized boolean insert(CampaignRecord record) {
    return campaigns.putIfAbsent(record.campaign().id(), record) == null;
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
  public synchronized boolean replace(CampaignRecord next) {
    CampaignRecord kept = campaigns.get(next.campaign().id());
    if (kept == null || kept.version() != next.version() - 1) {
      return false;
    }
    campaigns.put(next.campaign().id(), next);
    return true;
  }

  @Override
  public synchronized void delete(String campaignId) {
    campaigns.remove(campaignId);
    ledgers.remove(campaignId);
  }

  @Override
  public synchronized int append(String campaignId, List<LedgerEntry> entries) {
    InMemoryLedger ledger = ledger(campaignId);
    int added = 0;
    for (LedgerEntry entry : entries) {
      added += ledger.add(entry) ? 1 : 0;
    }
    return added;
  }

  @Override
  public synchronized void clear(String campaignId) {
    ledgers.remove(campaignId);
  }

  @Override
  public synchronized boolean replace(String campaignId, LedgerEntry expected, LedgerEntry next) {
    return ledger(campaignId).replace(expected, next);
  }

  @Override
  public synchronized long cancelPending(String campaignId) {
    return ledger(campaignId).cancelPending();
  }

  @Override
  public synchronized List<LedgerEntry> firstPending(String campaignId, String lane) {
    return ledger(campaignId).firstPending(lane);
  }

  @Override
  public synchronized Stream<LedgerEntry> entries(String campaignId) {
    return List.copyOf(ledger(campaignId).rows()).stream();
  }

  @Override
  public synchronized Map<LedgerStatus, Long> counts(String campaignId) {
    Map<LedgerStatus, Long> counts = new EnumMap<>(LedgerStatus.class);
    ledger(campaignId).rows().forEach(row -> counts.merge(row.status(), 1L, Long::sum));
    return counts;
  }

  @Override
  public synchronized Reached reached(String campaignId, String lane) {
    List<Instant> times = new ArrayList<>();
    for (LedgerEntry row : ledger(campaignId).rows()) {
      if (row.lane().equals(lane) && row.reached() && row.at() != null) {
        times.add(row.at());
      }
    }
    return new Reached(times.size(), times.stream().max(Instant::compareTo).orElse(null));
  }

  @Override
  public synchronized List<Instant> latestSent(
      String campaignId, @Nullable String lane, int limit) {
    return ledger(campaignId)
        .sentTimes(lane)
        .sorted((a, b) -> b.compareTo(a))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized @Nullable Instant firstSent(String campaignId, @Nullable String lane) {
    return ledger(campaignId).sentTimes(lane).min(Instant::compareTo).orElse(null);
  }

  @Override
  public synchronized int countSent(String campaignId, @Nullable String lane, Instant from) {
    return (int) ledger(campaignId).sentTimes(lane).filter(at -> !at.isBefore(from)).count();
  }

  private InMemoryLedger ledger(String campaignId) {
    return ledgers.computeIfAbsent(campaignId, id -> new InMemoryLedger());
  }
}
