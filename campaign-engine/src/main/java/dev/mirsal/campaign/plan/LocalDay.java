package dev.mirsal.campaign.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A day of a zone as the instants it spans: from its {@link LocalDate#atStartOfDay(ZoneId)} to the
 * next day's. Where midnight does not exist the day starts at the end of the gap; where clocks go
 * back over midnight the hour that comes twice belongs to one day only.
 *
 * @param date the day
 * @param end the first instant of the next day
 */
record LocalDay(LocalDate date, Instant end) {

  static LocalDay holding(Instant instant, ZoneId zone) {
    LocalDay day = of(LocalDate.ofInstant(instant, zone), zone);
    // A clock that goes back over midnight shows yesterday's date again after today has begun.
    while (!instant.isBefore(day.end)) {
      day = of(day.date.plusDays(1), zone);
    }
    return day;
  }

  static LocalDay of(LocalDate date, ZoneId zone) {
    return new LocalDay(date, startOf(date.plusDays(1), zone));
  }

  static Instant startOf(LocalDate date, ZoneId zone) {
    return WallClock.first(date.atStartOfDay(), zone.getRules());
  }
}
