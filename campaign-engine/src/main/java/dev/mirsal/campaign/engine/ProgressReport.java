package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignAction;
import dev.mirsal.campaign.CampaignProgress;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.plan.Backlog;
import dev.mirsal.campaign.plan.CampaignPlan;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.LaneDeal;
import dev.mirsal.campaign.plan.Opening;
import dev.mirsal.campaign.plan.PlanSummary;
import dev.mirsal.campaign.plan.PlannedMessage;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.plan.Usage;
import dev.mirsal.campaign.plan.WaitReason;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
        .resuming(
            CampaignRun.states(store, campaign),
            CampaignRun.usage(store, campaign.id(), null, campaign.rules()))
        .plan(Backlog.byLane(pending(record)), from);
  }

  /** Until a campaign begins, its lanes may be changed: those of its rows may be older. */
  private Map<String, List<Recipient>> pending(CampaignRecord record) {
    List<Lane> lanes = record.campaign().lanes();
    LaneDeal deal = LaneDeal.of(lanes, record.campaign().sharing());
    Map<String, List<Recipient>> pending = new LinkedHashMap<>();
    lanes.forEach(lane -> pending.put(lane.name(), new ArrayList<>()));
    try (Stream<LedgerEntry> entries = store.entries(record.campaign().id())) {
      entries
          .filter(entry -> entry.status() == LedgerStatus.PENDING)
          .forEach(
              entry -> {
                Recipient recipient = entry.recipient();
                int dealt = deal.laneOf(entry.index(), recipient.address());
                String lane = record.startedAt() == null ? lanes.get(dealt).name() : entry.lane();
                pending.computeIfAbsent(lane, key -> new ArrayList<>()).add(recipient);
              });
    }
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
        campaign.lanes().stream()
            .flatMap(lane -> store.firstPending(campaign.id(), lane.name()).stream())
            .map(head -> zoneOf(head, campaign.rules()))
            .distinct()
            .toList();
    boolean closed =
        !zones.isEmpty() && zones.stream().noneMatch(zone -> isOpen(campaign.rules(), zone));
    return closed ? "it is outside the active hours" : null;
  }

  private static ZoneId zoneOf(LedgerEntry head, SendingRules rules) {
    ZoneId own = head.recipient().zone();
    return own == null ? rules.zone() : own;
  }

  private boolean isOpen(SendingRules rules, ZoneId zone) {
    Optional<Opening> next = rules.calendar().next(now, zone);
    return next.isPresent() && next.get().opensAt().equals(now);
  }
}
