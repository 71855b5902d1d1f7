package dev.mirsal.campaign.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A plan in figures.
 *
 * @param messages how many messages are planned
 * @param first when the first goes, or null if none does
 * @param last when the last goes, or null if none does
 * @param duration from the plan's start to the last message; zero if none goes
 * @param perDay messages by local day of the campaign's zone; days without any are left out
 * @param perLane by lane, in the planner's order
 * @param waits how long lanes waited, added up over all of them, by reason; reasons without any are
 *     left out
 * @param unknownZones how many recipients had no zone of their own and were given the campaign's
 * @param expired how many recipients are not sent to because their messages expire before their
 *     turn comes; always 0 for a backlog of numbers
 * @since 0.1
 */
public record PlanSummary(
    long messages,
    @Nullable Instant first,
    @Nullable Instant last,
    Duration duration,
    SortedMap<LocalDate, Long> perDay,
    List<LaneSummary> perLane,
    List<Wait> waits,
    long unknownZones,
    long expired) {

  /** Copies. */
  public PlanSummary {
    perDay = Collections.unmodifiableSortedMap(new TreeMap<>(perDay));
    perLane = List.copyOf(perLane);
    waits = List.copyOf(waits);
  }

  /**
   * A lane's part in a plan.
   *
   * @param lane the lane
   * @param messages how many messages it sends
   * @param first when its first goes, or null if none does
   * @param last when its last goes, or null if none does
   * @param days on how many local days it sends
   */
  public record LaneSummary(
      Lane lane, long messages, @Nullable Instant first, @Nullable Instant last, long days) {}

  static PlanSummary of(PlanCursor cursor, ZoneId zone, List<Lane> lanes, Instant start) {
    Tally all = new Tally();
    Tally[] byLane = new Tally[lanes.size()];
    for (int i = 0; i < byLane.length; i++) {
      byLane[i] = new Tally();
    }
    WaitTimes waits = new WaitTimes();
    TreeMap<LocalDate, Long> perDay = new TreeMap<>();
    LocalDay day = null;
    long onDay = 0;
    long dayEnd = Long.MIN_VALUE;
    while (cursor.advance()) {
      if (cursor.at() >= dayEnd) {
        if (day != null) {
          perDay.put(day.date(), onDay);
        }
        day = LocalDay.holding(Millis.toInstant(cursor.at()), zone);
        dayEnd = Millis.of(day.end());
        onDay = 0;
      }
      onDay++;
      all.count(cursor.at(), dayEnd);
      byLane[cursor.lane()].count(cursor.at(), dayEnd);
      waits.addAll(cursor.waitTimes());
    }
    if (day != null) {
      perDay.put(day.date(), onDay);
    }
    List<LaneSummary> perLane = new ArrayList<>();
    for (int i = 0; i < byLane.length; i++) {
      perLane.add(byLane[i].summary(lanes.get(i)));
    }
    return new PlanSummary(
        all.messages,
        all.firstAt(),
        all.lastAt(),
        all.messages == 0 ? Duration.ZERO : Duration.between(start, all.lastAt()),
        perDay,
        perLane,
        waits.toList(),
        cursor.unknownZones(),
        cursor.expired());
  }

  /** First, last and number of messages, and of the days on which they fall. */
  private static final class Tally {
    long messages;
    long first;
    long last;
    long days;
    long dayEnd = Long.MIN_VALUE;

    void count(long at, long endOfItsDay) {
      first = messages == 0 ? at : first;
      last = at;
      messages++;
      if (endOfItsDay != dayEnd) {
        dayEnd = endOfItsDay;
        days++;
      }
    }

    @Nullable Instant firstAt() {
      return messages == 0 ? null : Instant.ofEpochMilli(first);
    }

    @Nullable Instant lastAt() {
      return messages == 0 ? null : Instant.ofEpochMilli(last);
    }

    LaneSummary summary(Lane lane) {
      return new LaneSummary(lane, messages, firstAt(), lastAt(), days);
    }
  }
}
