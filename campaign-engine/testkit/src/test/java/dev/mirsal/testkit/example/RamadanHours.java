package dev.mirsal.testkit.example;

import dev.mirsal.campaign.plan.ActiveHours;
import dev.mirsal.campaign.plan.Opening;
import dev.mirsal.campaign.plan.SendingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.util.Optional;

// region calendar
/** 09:00 to 18:00; in Ramadan 20:00 to 23:00. */
final class RamadanHours implements SendingCalendar {
  private static final int RAMADAN = 9;
  private static final SendingCalendar BY_DAY =
      ActiveHours.daily(LocalTime.of(9, 0), LocalTime.of(18, 0));
  private static final SendingCalendar BY_NIGHT =
      ActiveHours.daily(LocalTime.of(20, 0), LocalTime.of(23, 0));

  @Override
  public Optional<Opening> next(Instant from, ZoneId zone) {
    LocalDate date = LocalDate.ofInstant(from, zone);
    while (true) {
      Instant today = date.atStartOfDay(zone).toInstant();
      Instant tomorrow = date.plusDays(1).atStartOfDay(zone).toInstant();
      Optional<Opening> opening = hoursOn(date).next(from.isAfter(today) ? from : today, zone);
      if (opening.isPresent() && opening.get().opensAt().isBefore(tomorrow)) {
        return opening;
      }
      date = date.plusDays(1);
    }
  }

  private static SendingCalendar hoursOn(LocalDate date) {
    return HijrahDate.from(date).get(ChronoField.MONTH_OF_YEAR) == RAMADAN ? BY_NIGHT : BY_DAY;
  }
}
// endregion
