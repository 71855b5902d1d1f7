package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignAction;
import dev.mirsal.campaign.CampaignProgress;
import dev.mirsal.campaign.plan.Backlog;
import dev.mirsal.campaign.plan.CampaignPlan;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.PlanSummary;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a campaign's figures from its ledger, and plans what is left of it. */
final class ProgressReport {
  private final CampaignStore store;
  private final Instant now;

  ProgressReport(CampaignStore store, Instant now) {
    this.store = store;
    this.now = now;
  }

  CampaignProgress of(CampaignRecord record) {
    Campaign campaign = record.campaign();
    Map<LedgerStatus, Long> counts = counts(campaign.id());
    PlanSummary left = record.mayHaveDue() ? planOfRest(campaign).summary() : null;
    Instant endsAt = left == null ? null : left.last();
    return new CampaignProgress(
        record.status(),
        record.active(),
        counts.values().stream().mapToLong(Long::longValue).sum(),
        counts,
        sentToday(campaign),
        campaign.rules().dailyLimit(),
        left == null ? null : left.first(),
        endsAt,
        timeLeft(record, endsAt),
        record.note(),
        actions(record));
  }

  /** Returns how long what is left would take from now, zero if nothing is left. */
  Duration timeLeft(Campaign campaign) {
    return planOfRest(campaign).summary().duration();
  }

  private @Nullable Duration timeLeft(CampaignRecord record, @Nullable Instant endsAt) {
    if (endsAt != null) {
      return Duration.between(now, endsAt);
    }
    return record.status().ended() ? Duration.ZERO : null;
  }

  private CampaignPlan planOfRest(Campaign campaign) {
    Map<String, Iterable<Recipient>> pending = new HashMap<>();
    for (Lane lane : campaign.lanes()) {
      pending.put(lane.name(), () -> pendingOf(campaign.id(), lane.name()).iterator());
    }
    return campaign
        .planner()
        .resuming(
            CampaignRun.states(store, campaign),
            CampaignRun.usage(store, campaign.id(), null, campaign.rules()))
        .plan(Backlog.byLane(pending), now);
  }

  private List<Recipient> pendingOf(String campaignId, String lane) {
    try (var entries = store.entries(campaignId)) {
      return entries
          .filter(entry -> entry.status() == LedgerStatus.PENDING && entry.lane().equals(lane))
          .map(LedgerEntry::recipient)
          .toList();
    }
  }

  private Map<LedgerStatus, Long> counts(String campaignId) {
    Map<LedgerStatus, Long> counts = new EnumMap<>(LedgerStatus.class);
    for (LedgerStatus status : LedgerStatus.values()) {
      counts.put(status, 0L);
    }
    counts.putAll(store.counts(campaignId));
    return counts;
  }

  private int sentToday(Campaign campaign) {
    LocalDate today = LocalDate.ofInstant(now, campaign.rules().zone());
    Instant midnight = today.atStartOfDay(campaign.rules().zone()).toInstant();
    return store.countSent(campaign.id(), null, midnight);
  }

  private static Map<CampaignAction, @Nullable String> actions(CampaignRecord record) {
    Map<CampaignAction, @Nullable String> actions = new EnumMap<>(CampaignAction.class);
    for (CampaignAction action : CampaignAction.values()) {
      actions.put(action, Lifecycle.refusal(record, action));
    }
    return actions;
  }
}
