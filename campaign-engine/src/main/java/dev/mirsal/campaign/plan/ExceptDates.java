package dev.mirsal.campaign.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/** A calendar with whole local days taken out. */
final class ExceptDates implements SendingCalendar {
  private final SendingCalendar calendar;
  private final TreeSet<LocalDate> dates;

  ExceptDates(SendingCalendar calendar, Collection<LocalDate> dates) {
    this.calendar = calendar;
    this.dates = new TreeSet<>(dates);
  }

  @Override
  public Optional<Opening> next(Instant from, ZoneId zone) {
    Instant t = from;
    while (true) {
      Optional<Opening> opening = calendar.next(t, zone);
      if (opening.isEmpty()) {
        return opening;
      }
      LocalDay day = LocalDay.holding(opening.get().opensAt(), zone);
      if (!dates.contains(day.date())) {
        return Optional.of(cutAtNextExcluded(opening.get(), day.date(), zone));
      }
      t = day.end();
    }
  }

  private Opening cutAtNextExcluded(Opening opening, LocalDate date, ZoneId zone) {
    LocalDate excluded = dates.higher(date);
    if (excluded == null) {
      return opening;
    }
    Instant cut = LocalDay.startOf(excluded, zone);
    return cut.isBefore(opening.closesAt()) ? new Opening(opening.opensAt(), cut) : opening;
  }

  @Override
  public String toString() {
    return calendar + " except " + dates;
  }
}
