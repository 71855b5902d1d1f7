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
  private final Lane lane;
  private final int number;
  private final LanePacer pacer;

  private @Nullable List<LedgerEntry> heads;
  private Instant heldUntil;
  private Instant due;
  private int failures;
  private int doubts;

  /**
   * @param heldUntil until when the lane is to be left alone, {@link Instant#MIN} if it is not
   */
  LaneRun(
      CampaignStore store,
      Campaign campaign,
      Lane lane,
      int number,
      LaneState state,
      Quota quota,
      Instant heldUntil,
      Instant now) {
    this.store = store;
    this.campaignId = campaign.id();
    this.rules = campaign.rules();
    this.lane = lane;
    this.number = number;
    this.heldUntil = heldUntil;
    this.pacer = LanePacer.of(rules, lane, campaign.seed(), state, quota, this::opensAt);
    this.due = pacer.next(heldUntil.isBefore(now) ? now : heldUntil);
  }

  String name() {
    return lane.name();
  }

  /** Returns the lane's place among the lanes of the campaign. */
  int number() {
    return number;
  }

  boolean isDone() {
    return heads().isEmpty();
  }

  /**
   * Returns when the next message may go, as far as known: not before this. {@link Instant#MAX} if
   * none may any more.
   */
  Instant due() {
    return due;
  }

  Instant heldUntil() {
    return heldUntil;
  }

  /**
   * Looks into when the next message may go: another lane may have used up a limit, or its time may
   * have come and gone while nobody looked. Returns whether {@link #due} has changed for that.
   */
  boolean postponed(Instant now) {
    Instant from = due.isBefore(now) ? now : due;
    Instant permitted = pacer.next(from);
    // A lane that nobody looked at yet is not ahead of one that has sent at this very instant.
    boolean changed = permitted.isAfter(from) || due.equals(Instant.MIN);
    due = changed ? permitted : due;
    return changed;
  }

  /** Returns whether a message may go now. */
  boolean isDue(Instant now) {
    return !postponed(now) && !due.isAfter(now);
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
    sent(at, true);
  }

  void rejected(Instant at, boolean reached) {
    failures = 0;
    doubts = 0;
    if (reached) {
      sent(at, false);
    }
  }

  /** Counts an unknown outcome, which is taken as sent; returns how many came in a row. */
  int doubted(Instant at) {
    sent(at, true);
    return ++doubts;
  }

  /** Counts a failure of the sender; returns how many came in a row. */
  int failed() {
    return ++failures;
  }

  void holdUntil(Instant until) {
    heldUntil = until;
    due = until;
  }

  private void sent(Instant at, boolean counts) {
    pacer.sent(at, counts);
    due = pacer.next(at);
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
      known = store.firstPending(campaignId, lane.name());
      heads = known;
    }
    return known;
  }
}
