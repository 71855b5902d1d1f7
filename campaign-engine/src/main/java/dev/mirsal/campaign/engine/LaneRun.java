package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.LanePacer;
import dev.mirsal.campaign.plan.LaneState;
import dev.mirsal.campaign.plan.Opening;
import dev.mirsal.campaign.plan.Quota;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.LedgerEntry;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A lane of a running campaign: its pacer, fed from the ledger, and the hold it may be under. */
final class LaneRun {
  private final CampaignStore store;
  private final String campaignId;
  private final SendingRules rules;
  private final String name;
  private final LanePacer pacer;

  private @Nullable List<LedgerEntry> heads;
  private Instant heldUntil = Instant.MIN;
  private int failures;
  private int doubts;

  LaneRun(CampaignStore store, Campaign campaign, Lane lane, LaneState state, Quota quota) {
    this.store = store;
    this.campaignId = campaign.id();
    this.rules = campaign.rules();
    this.name = lane.name();
    this.pacer = LanePacer.of(rules, lane, campaign.seed(), state, quota, this::opensAt);
  }

  String name() {
    return name;
  }

  boolean isDone() {
    return heads().isEmpty();
  }

  /** Returns when the next message may go; {@link Instant#MAX} if none may, or none is left. */
  Instant next(Instant now) {
    if (isDone()) {
      return Instant.MAX;
    }
    return pacer.next(now.isBefore(heldUntil) ? heldUntil : now);
  }

  /** Returns the first recipient whose hours are open. */
  Optional<LedgerEntry> head(Instant now) {
    return heads().stream().filter(head -> opensAt(head, now).equals(now)).findFirst();
  }

  /** Notes that rows of this lane have changed. */
  void ledgerChanged() {
    heads = null;
  }

  void succeeded(Instant at) {
    failures = 0;
    doubts = 0;
    pacer.sent(at, true);
  }

  void rejected(Instant at, boolean reached) {
    failures = 0;
    doubts = 0;
    if (reached) {
      pacer.sent(at, false);
    }
  }

  /** Counts an unknown outcome, which is taken as sent; returns how many came in a row. */
  int doubted(Instant at) {
    pacer.sent(at, true);
    return ++doubts;
  }

  /** Counts a failure of the sender; returns how many came in a row. */
  int failed() {
    return ++failures;
  }

  void holdUntil(Instant until) {
    heldUntil = until;
  }

  private Instant opensAt(Instant from) {
    Instant earliest = Instant.MAX;
    for (LedgerEntry head : heads()) {
      Instant opens = opensAt(head, from);
      earliest = opens.isBefore(earliest) ? opens : earliest;
    }
    return earliest;
  }

  private Instant opensAt(LedgerEntry head, Instant from) {
    ZoneId zone = head.recipient().zone();
    return rules
        .calendar()
        .next(from, zone == null ? rules.zone() : zone)
        .map(Opening::opensAt)
        .orElse(Instant.MAX);
  }

  private List<LedgerEntry> heads() {
    List<LedgerEntry> known = heads;
    if (known == null) {
      known = store.firstPending(campaignId, name);
      heads = known;
    }
    return known;
  }
}
