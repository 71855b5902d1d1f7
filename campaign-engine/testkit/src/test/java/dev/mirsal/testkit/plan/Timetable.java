package dev.mirsal.testkit.plan;

import dev.mirsal.campaign.plan.ActiveHours;
import dev.mirsal.campaign.plan.SendingCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Set;

/**
 * Weekly windows and excluded dates, decided instant by instant: look at the clock on the wall and
 * say whether it is open. No opening is ever computed.
 *
 * @param windows none for always open
 * @param excluded local days on which nothing is open
 */
record Timetable(List<Slot> windows, Set<LocalDate> excluded) {

  /**
   * A window that starts on a day of the week; one whose end is not after its start ends a day
   * later.
   */
  record Slot(DayOfWeek day, LocalTime start, LocalTime end) {}

  boolean isOpen(Instant t, ZoneId zone) {
    return !excluded.contains(dayOf(t, zone)) && (windows.isEmpty() || inSomeWindow(t, zone));
  }

  /** The day that has begun, by the zone's own starts of days, and whose successor has not. */
  static LocalDate dayOf(Instant t, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(t, zone).minusDays(1);
    while (!t.isBefore(day.plusDays(1).atStartOfDay(zone).toInstant())) {
      day = day.plusDays(1);
    }
    return day;
  }

  private boolean inSomeWindow(Instant t, ZoneId zone) {
    LocalDate shown = LocalDate.ofInstant(t, zone);
    for (Slot slot : windows) {
      for (int days = -1; days <= 1; days++) {
        LocalDate date = shown.plusDays(days);
        if (date.getDayOfWeek() == slot.day() && inWindow(t, zone.getRules(), date, slot)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean inWindow(Instant t, ZoneRules rules, LocalDate date, Slot slot) {
    LocalDate endDate = slot.end().isAfter(slot.start()) ? date : date.plusDays(1);
    return hasBeenReached(t, rules, date.atTime(slot.start()))
        && !isOverForGood(t, rules, endDate.atTime(slot.end()));
  }

  /** The wall clock shows this time, or a later one, or did so before it was set back. */
  private static boolean hasBeenReached(Instant t, ZoneRules rules, LocalDateTime time) {
    if (!LocalDateTime.ofInstant(t, rules.getOffset(t)).isBefore(time)) {
      return true;
    }
    ZoneOffsetTransition last = rules.previousTransition(t.plusNanos(1));
    return last != null && last.isOverlap() && time.isBefore(last.getDateTimeBefore());
  }

  /**
   * The wall clock shows this time, or a later one, and will not be set back to it or before it.
   */
  private static boolean isOverForGood(Instant t, ZoneRules rules, LocalDateTime time) {
    if (LocalDateTime.ofInstant(t, rules.getOffset(t)).isBefore(time)) {
      return false;
    }
    ZoneOffsetTransition next = rules.nextTransition(t);
    return next == null || !next.isOverlap() || time.isBefore(next.getDateTimeAfter());
  }

  /** The same hours as the library keeps them. */
  SendingCalendar calendar() {
    if (windows.isEmpty()) {
      return SendingCalendar.always().except(excluded);
    }
    ActiveHours.Builder hours = ActiveHours.builder();
    windows.forEach(slot -> hours.on(slot.day(), slot.start(), slot.end()));
    return hours.build().except(excluded);
  }
}
