package dev.mirsal.campaign.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;

/**
 * When sending is open. {@link ActiveHours} is the usual one; a host plugs in its own for holidays,
 * Ramadan hours or a call centre's shifts.
 *
 * <p>An implementation is a pure function: the same question always gets the same answer while a
 * campaign's rules stand. It must be safe for use by several threads.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface SendingCalendar {

  /**
   * Returns the opening that holds an instant, or else the next one after it.
   *
   * @param from the instant asked about
   * @param zone the zone whose local time counts
   * @return an opening with {@code opensAt} not before {@code from} and equal to it when open then;
   *     empty if it never opens again
   */
  Optional<Opening> next(Instant from, ZoneId zone);

  /** Returns the calendar that never closes, which is always the same one. */
  static SendingCalendar always() {
    return AlwaysOpen.ONLY;
  }

  /**
   * Returns a calendar that is open when both are.
   *
   * @param other the other one; both are asked with the same zone
   */
  default SendingCalendar and(SendingCalendar other) {
    return new CommonHours(this, other);
  }

  /**
   * Returns this calendar closed for whole local days, from the start of the day to the start of
   * the next. A window that reaches into such a day over midnight is cut there.
   *
   * @param dates the days on which nothing is sent; duplicates do no harm
   */
  default SendingCalendar except(Collection<LocalDate> dates) {
    return dates.isEmpty() ? this : new ExceptDates(this, dates);
  }
}
