package dev.mirsal.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * From when until when a rule is in force. Announcements give dates without a zone: they are read
 * as midnight UTC.
 *
 * @param from the first instant (inclusive), or null if it was always so
 * @param until the end (exclusive), or null if no end is known
 * @since 0.1
 */
public record Validity(@Nullable Instant from, @Nullable Instant until) {
  /** Checks the order. */
  public Validity {
    if (from != null && until != null && !until.isAfter(from)) {
      throw new IllegalArgumentException("validity.until: " + until + " must be after " + from);
    }
  }

  /** Returns a validity without bounds. */
  public static Validity always() {
    return new Validity(null, null);
  }

  /** Returns a validity that begins at a day, such as {@code 2026-04-27}. */
  public static Validity since(String day) {
    return new Validity(startOf(day), null);
  }

  /** Returns a validity that ends at the beginning of a day. */
  public static Validity before(String day) {
    return new Validity(null, startOf(day));
  }

  /** Returns a validity that begins at one day and ends at the beginning of another. */
  public static Validity between(String firstDay, String endDay) {
    return new Validity(startOf(firstDay), startOf(endDay));
  }

  /** Returns this validity with another end. */
  public Validity endingAt(Instant end) {
    return new Validity(from, end);
  }

  /** Tells whether the rule is in force. */
  public boolean contains(Instant now) {
    return !startsAfter(now) && !endedBy(now);
  }

  /** Tells whether the rule is still to come. */
  public boolean startsAfter(Instant now) {
    return from != null && now.isBefore(from);
  }

  /** Tells whether the rule has ended. */
  public boolean endedBy(Instant now) {
    return until != null && !now.isBefore(until);
  }

  private static Instant startOf(String day) {
    return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
