package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignAction;
import dev.mirsal.campaign.CampaignProgress;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.plan.Backlog;
import dev.mirsal.campaign.plan.CampaignPlan;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.LaneSharing;
import dev.mirsal.campaign.plan.Opening;
import dev.mirsal.campaign.plan.PlanSummary;
import dev.mirsal.campaign.plan.PlannedMessage;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.plan.Usage;
import dev.mirsal.campaign.plan.WaitReason;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.campaign.store.PendingCount;
import dev.mirsal.message.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a campaign's figures from its ledger, and plans what is left of it. */
final class ProgressReport {
  /** What a message may wait for that a screen shows as "resumes at". */
  private static final Set<WaitReason> STANDSTILLS =
      EnumSet.complementOf(EnumSet.of(WaitReason.START, WaitReason.DELAY, WaitReason.PAUSE));

  private final CampaignStore store;
  private final Instant now;

  ProgressReport(CampaignStore store, Instant now) {
    this.store = store;
    this.now = now;
  }

  CampaignProgress of(CampaignRecord record) {
    Campaign campaign = record.campaign();
    Map<LedgerStatus, Long> counts = store.counts(campaign.id());
    Usage today = today(campaign);
    CampaignPlan rest = isUnderWay(record) ? planOfRest(record) : null;
    PlanSummary left = rest == null ? null : rest.summary();
    boolean moves = record.mayHaveDue();
    return new CampaignProgress(
        record.status(),
        record.active(),
        counts.values().stream().mapToLong(Long::longValue).sum(),
        counts,
        Objects.requireNonNull(today.day(), "day"),
        today.sentOnDay(),
        campaign.rules().dailyLimit(),
        left != null && moves ? left.first() : null,
        rest != null && moves ? resumesAt(rest) : null,
        left != null && moves ? left.last() : null,
        left == null ? ended(record) : left.duration(),
        record.note(),
        actions(record, today.sentOnDay()));
  }

  /** Returns how long what is left takes from now, zero if nothing is left. */
  Duration estimate(CampaignRecord record) {
    return plan(record, now).summary().duration();
  }

  private static boolean isUnderWay(CampaignRecord record) {
    return record.status() != CampaignStatus.DRAFT && !record.status().ended();
  }

  private static @Nullable Duration ended(CampaignRecord record) {
    return record.status().ended() ? Duration.ZERO : null;
  }

  /** While a campaign is paused its timer stands still. */
  private CampaignPlan planOfRest(CampaignRecord record) {
    Instant pausedAt = record.pausedAt();
    return plan(record, pausedAt == null ? now : pausedAt);
  }

  private CampaignPlan plan(CampaignRecord record, Instant from) {
    Campaign campaign = record.campaign();
    return campaign
        .planner()
        .resuming(LaneGroup.states(store, campaign), LaneGroup.usage(store, campaign, null))
        .plan(pending(record), from);
  }

  /**
   * What is left, from counts alone. Where people are in several zones it is taken for granted that
   * they come in even turns; so the figures may be off a little there. Who expires before the turn
   * comes is counted as sent to: to know better, a million rows would be read for one screen.
   */
  private Backlog pending(CampaignRecord record) {
    List<PendingCount> counts = store.pendingCounts(record.campaign().id());
    boolean zoned = counts.stream().anyMatch(count -> count.zone() != null);
    if (isDealt(record, counts)) {
      return zoned ? Backlog.byLane(byLane(counts)) : Backlog.countsByLane(sums(counts));
    }
    long all = counts.stream().mapToLong(PendingCount::count).sum();
    return zoned ? Backlog.of(new EvenTurns(counts)) : Backlog.of(all);
  }

  /** Somebody may be changing the lanes of the campaign: those of its rows may be older. */
  private static boolean isDealt(CampaignRecord record, List<PendingCount> counts) {
    Campaign campaign = record.campaign();
    Set<String> lanes = campaign.lanes().stream().map(Lane::name).collect(Collectors.toSet());
    return (record.startedAt() != null || campaign.sharing() == LaneSharing.BY_CONTACT)
        && counts.stream().allMatch(count -> lanes.contains(count.lane()));
  }

  private static Map<String, Long> sums(List<PendingCount> counts) {
    return counts.stream()
        .collect(Collectors.toMap(PendingCount::lane, PendingCount::count, Long::sum));
  }

  private static Map<String, Iterable<Recipient>> byLane(List<PendingCount> counts) {
    Map<String, Iterable<Recipient>> pending = new LinkedHashMap<>();
    counts.stream()
        .map(PendingCount::lane)
        .distinct()
        .forEach(
            lane ->
                pending.put(
                    lane,
                    new EvenTurns(counts.stream().filter(c -> c.lane().equals(lane)).toList())));
    return pending;
  }

  private static @Nullable Instant resumesAt(CampaignPlan rest) {
    Optional<PlannedMessage> next = rest.message(0);
    return next.filter(m -> m.waits().stream().anyMatch(w -> STANDSTILLS.contains(w.reason())))
        .map(PlannedMessage::at)
        .orElse(null);
  }

  /** What was sent on the local day that holds this instant: as if a message had gone just now. */
  private Usage today(Campaign campaign) {
    return Usage.of(
        campaign.rules().zone(),
        now,
        List.of(now),
        from -> store.countSent(campaign.id(), null, from));
  }

  private Map<CampaignAction, @Nullable String> actions(CampaignRecord record, int sentToday) {
    Map<CampaignAction, @Nullable String> actions = new EnumMap<>(CampaignAction.class);
    for (CampaignAction action : CampaignAction.values()) {
      actions.put(action, Lifecycle.refusal(record, action));
    }
    String standstill = standstill(record.campaign());
    int limit = record.campaign().rules().dailyLimit();
    actions.computeIfAbsent(CampaignAction.PAUSE, action -> standstill);
    actions.computeIfAbsent(CampaignAction.RESUME, action -> standstill);
    actions.computeIfAbsent(
        CampaignAction.RESUME,
        action ->
            limit > 0 && sentToday >= limit ? "the daily limit of " + limit + " is reached" : null);
    return actions;
  }

  /** Returns that nobody who is left may be sent to at this hour, or null. */
  private @Nullable String standstill(Campaign campaign) {
    List<ZoneId> zones =
        store.pendingCounts(campaign.id()).stream()
            .map(count -> count.zone() == null ? campaign.rules().zone() : count.zone())
            .distinct()
            .toList();
    boolean closed =
        !zones.isEmpty() && zones.stream().noneMatch(zone -> isOpen(campaign.rules(), zone));
    return closed ? "it is outside the active hours" : null;
  }

  private boolean isOpen(SendingRules rules, ZoneId zone) {
    Optional<Opening> next = rules.calendar().next(now, zone);
    return next.isPresent() && next.get().opensAt().equals(now);
  }
}
