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
 * @param start its first instant, inclusive
 * @param end the first instant of the next day
 */
record LocalDay(LocalDate date, Instant start, Instant end) {

  static LocalDay holding(Instant instant, ZoneId zone) {
    LocalDate date = LocalDate.ofInstant(instant, zone);
    // A clock that goes back over midnight shows yesterday's date again after today has begun.
    while (!instant.isBefore(startOf(date.plusDays(1), zone))) {
      date = date.plusDays(1);
    }
    return of(date, zone);
  }

  static LocalDay of(LocalDate date, ZoneId zone) {
    return new LocalDay(date, startOf(date, zone), startOf(date.plusDays(1), zone));
  }

  static Instant startOf(LocalDate date, ZoneId zone) {
    return date.atStartOfDay(zone).toInstant();
  }
}
