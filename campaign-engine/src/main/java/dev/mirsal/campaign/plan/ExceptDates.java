package dev.mirsal.campaign.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A calendar with whole local days taken out, as {@link SendingCalendar#except} makes it. Public so
 * that a store can write it down.
 *
 * <p>Immutable; safe for use by several threads if the calendar is.
 *
 * @since 0.1
 */
public final class ExceptDates implements SendingCalendar {
  private final SendingCalendar calendar;
  private final TreeSet<LocalDate> dates;

  ExceptDates(SendingCalendar calendar, Collection<LocalDate> dates) {
    this.calendar = calendar;
    this.dates = new TreeSet<>(dates);
  }

  /** Returns the calendar that the days are taken out of. */
  public SendingCalendar calendar() {
    return calendar;
  }

  /** Returns the days, in order. */
  public List<LocalDate> dates() {
    return List.copyOf(dates);
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
