package dev.mirsal.campaign.store;

import dev.mirsal.campaign.CampaignStatus;
import java.time.Instant;
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
  private final Map<String, InMemoryLedger> ledgers = new LinkedHashMap<>();

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
    InMemoryLedger ledger = ledgers.get(campaignId);
    if (ledger == null) {
      throw new IllegalArgumentException("campaign " + campaignId + ": there is none to append to");
    }
    return (int) entries.stream().filter(ledger::add).count();
  }

  @Override
  public synchronized boolean replace(String campaignId, LedgerEntry expected, LedgerEntry next) {
    return ledger(campaignId).replace(expected, next);
  }

  @Override
  public synchronized long endPending(
      String campaignId, LedgerStatus status, @Nullable String code, @Nullable String detail) {
    return ledger(campaignId).endPending(status, code, detail);
  }

  @Override
  public synchronized List<LedgerEntry> firstPending(String campaignId, String lane) {
    return ledger(campaignId).firstPending(lane);
  }

  @Override
  public synchronized Stream<LedgerEntry> entries(String campaignId) {
    return ledger(campaignId).rows().values().stream();
  }

  @Override
  public synchronized Map<LedgerStatus, Long> counts(String campaignId) {
    return ledger(campaignId).counts();
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

  private InMemoryLedger ledger(String campaignId) {
    InMemoryLedger ledger = ledgers.get(campaignId);
    return ledger == null ? new InMemoryLedger() : ledger;
  }
}
