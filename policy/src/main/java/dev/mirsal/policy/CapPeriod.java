package dev.mirsal.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;

/**
 * The period of a {@link FrequencyCap}. A calendar period lets two messages through that are a
 * minute apart, one before and one after midnight; a rolling period does not. Both exist.
 *
 * @since 0.1
 */
public sealed interface CapPeriod {

  /** Returns the earliest instant that still counts (inclusive). */
  Instant begins(Instant now);

  /**
   * Returns when there is room again.
   *
   * @param oldest the oldest sending that must leave the period for that
   */
  Instant roomAfter(Instant oldest, Instant now);

  /** The time up to now of a fixed length: a sending counts until exactly that long after it. */
  record Rolling(Duration length) implements CapPeriod {
    /** Checks. */
    public Rolling {
      if (length.isZero() || length.isNegative()) {
        throw new IllegalArgumentException("rolling.length: " + length + " must be positive");
      }
    }

    @Override
    public Instant begins(Instant now) {
      return now.minus(length).plusNanos(1);
    }

    @Override
    public Instant roomAfter(Instant oldest, Instant now) {
      return oldest.plus(length);
    }
  }

  /** The local calendar day. */
  record Day(ZoneId zone) implements CapPeriod {
    /** Checks. */
    public Day {
      Objects.requireNonNull(zone, "zone");
    }

    @Override
    public Instant begins(Instant now) {
      return start(today(now, zone), zone);
    }

    @Override
    public Instant roomAfter(Instant oldest, Instant now) {
      return start(today(now, zone).plusDays(1), zone);
    }
  }

  /** The local calendar week. */
  record Week(ZoneId zone, DayOfWeek firstDay) implements CapPeriod {
    /** Checks. */
    public Week {
      Objects.requireNonNull(zone, "zone");
      Objects.requireNonNull(firstDay, "firstDay");
    }

    @Override
    public Instant begins(Instant now) {
      return start(today(now, zone).with(TemporalAdjusters.previousOrSame(firstDay)), zone);
    }

    @Override
    public Instant roomAfter(Instant oldest, Instant now) {
      return start(today(now, zone).with(TemporalAdjusters.next(firstDay)), zone);
    }
  }

  /** The local calendar month. */
  record Month(ZoneId zone) implements CapPeriod {
    /** Checks. */
    public Month {
      Objects.requireNonNull(zone, "zone");
    }

    @Override
    public Instant begins(Instant now) {
      return start(today(now, zone).withDayOfMonth(1), zone);
    }

    @Override
    public Instant roomAfter(Instant oldest, Instant now) {
      return start(today(now, zone).withDayOfMonth(1).plusMonths(1), zone);
    }
  }

  private static LocalDate today(Instant now, ZoneId zone) {
    return LocalDate.ofInstant(now, zone);
  }

  // Not midnight everywhere: where clocks jump at midnight the day begins later.
  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }
}
