package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.LanePacer;
import dev.mirsal.campaign.plan.LaneState;
import dev.mirsal.campaign.plan.Opening;
import dev.mirsal.campaign.plan.Quota;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.PendingLine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A lane under way: its pacer, fed from the ledger, who comes next, and how its sender does. */
final class LaneRun {
  /** How many rows of each time zone are read at once. */
  private static final int READ_AHEAD = 100;

  private final CampaignStore store;
  private final Campaign campaign;
  private final Lane lane;
  private final LanePacer pacer;
  private final LaneHealth health;

  /** Who comes next, by time zone. */
  private final Map<Optional<ZoneId>, ArrayDeque<LedgerEntry>> line = new LinkedHashMap<>();

  private @Nullable Instant later;
  private boolean read;
  private boolean lineEnds;
  private Instant due;

  /**
   * @param health what is known of the lane's sender, also from earlier runs of the lane
   */
  LaneRun(
      CampaignStore store,
      Campaign campaign,
      Lane lane,
      LaneState state,
      Quota quota,
      LaneHealth health,
      Instant now) {
    this.store = store;
    this.campaign = campaign;
    this.lane = lane;
    this.health = health;
    readLine(now);
    pacer =
        LanePacer.of(campaign.rules(), lane, campaign.seed(), state, quota, from -> opensAt(from));
    due = pacer.next(health.heldUntil().isBefore(now) ? now : health.heldUntil());
  }

  String name() {
    return lane.name();
  }

  int concurrency() {
    return lane.concurrency();
  }

  LaneHealth health() {
    return health;
  }

  /** Returns whether nobody on this lane may be sent to now. */
  boolean isEmpty(Instant now) {
    if (line.isEmpty() && !(read && lineEnds && (later == null || later.isAfter(now)))) {
      readLine(now);
    }
    return line.isEmpty();
  }

  /** Returns when the first of those on an empty lane may be sent to who may not yet, or null. */
  @Nullable Instant later() {
    return later;
  }

  /**
   * Returns when the next message may go, as far as known: not before this. {@link Instant#MAX} if
   * none may any more.
   */
  Instant due() {
    return due;
  }

  /** Returns when to look again: when the next message may go, or somebody is back in line. */
  Instant nextLook() {
    return later != null && later.isBefore(due) ? later : due;
  }

  /**
   * Returns whether a message may go now. Another lane may have used up a limit, or the time may
   * have come and gone while nobody looked: then {@link #due} is later from here on.
   */
  boolean isDue(Instant now) {
    Instant from = due.isBefore(now) ? now : due;
    due = pacer.next(from);
    return !due.isAfter(now);
  }

  /** Returns the first recipient whose hours are open. */
  Optional<LedgerEntry> head(Instant now) {
    if (later != null && !later.isAfter(now)) {
      readLine(now);
    }
    LedgerEntry first = null;
    for (Map.Entry<Optional<ZoneId>, ArrayDeque<LedgerEntry>> zone : line.entrySet()) {
      LedgerEntry its = zone.getValue().element();
      boolean comesFirst = first == null || its.index() < first.index();
      if (comesFirst && opensAt(zone.getKey(), now).equals(now)) {
        first = its;
      }
    }
    return Optional.ofNullable(first);
  }

  /** Notes that the first of a zone is in line no more. */
  void left(LedgerEntry row) {
    Optional<ZoneId> zone = Optional.ofNullable(row.recipient().zone());
    ArrayDeque<LedgerEntry> rows = line.get(zone);
    if (rows == null || rows.element().index() != row.index()) {
      return;
    }
    rows.remove();
    if (rows.isEmpty()) {
      line.remove(zone);
      // Those of the zone who come after it have not been read.
      read = lineEnds;
    }
  }

  /** Notes that somebody is back in line from an instant on. */
  void expects(Instant from) {
    later = later == null || from.isBefore(later) ? from : later;
  }

  /** Starts the wait after a message that is on its way, or has gone. */
  void sent(Instant at) {
    pacer.sent(at, true);
    due = pacer.next(at);
  }

  void holdUntil(Instant until) {
    health.holdUntil(until);
    due = until;
  }

  private Instant opensAt(Instant from) {
    if (!read) {
      readLine(from);
    }
    Instant earliest = Instant.MAX;
    for (Optional<ZoneId> zone : line.keySet()) {
      Instant opens = opensAt(zone, from);
      earliest = opens.isBefore(earliest) ? opens : earliest;
    }
    // With nobody in line it is not the hours that hold the lane up.
    return line.isEmpty() ? from : earliest;
  }

  private Instant opensAt(Optional<ZoneId> zone, Instant from) {
    return campaign
        .rules()
        .calendar()
        .next(from, zone.orElse(campaign.rules().zone()))
        .map(Opening::opensAt)
        .orElse(Instant.MAX);
  }

  private void readLine(Instant now) {
    PendingLine next = store.firstPending(campaign.id(), lane.name(), now, READ_AHEAD);
    line.clear();
    for (LedgerEntry row : next.rows()) {
      line.computeIfAbsent(Optional.ofNullable(row.recipient().zone()), zone -> new ArrayDeque<>())
          .add(row);
    }
    later = next.later();
    lineEnds = next.rows().size() < READ_AHEAD;
    read = true;
  }
}
