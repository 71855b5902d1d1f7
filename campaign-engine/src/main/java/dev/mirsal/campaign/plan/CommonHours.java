package dev.mirsal.campaign.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A calendar that is open when two others are, as {@link SendingCalendar#and} makes it. Public so
 * that a store can write it down.
 *
 * <p>Immutable; safe for use by several threads if both calendars are.
 *
 * @param first the one that is asked first
 * @param second the other
 * @since 0.1
 */
public record CommonHours(SendingCalendar first, SendingCalendar second)
    implements SendingCalendar {
  /** Two calendars that do not meet within this time are taken never to meet. */
  private static final Duration HORIZON = Duration.ofDays(3660);

  @Override
  public Optional<Opening> next(Instant from, ZoneId zone) {
    Instant horizon = from.plus(HORIZON);
    Instant t = from;
    while (t.isBefore(horizon)) {
      Optional<Opening> a = first.next(t, zone);
      Optional<Opening> b = a.flatMap(opening -> second.next(opening.opensAt(), zone));
      if (a.isEmpty() || b.isEmpty()) {
        return Optional.empty();
      }
      Instant opensAt = b.get().opensAt();
      if (opensAt.isBefore(a.get().closesAt())) {
        return Optional.of(new Opening(opensAt, earlier(a.get().closesAt(), b.get().closesAt())));
      }
      t = opensAt;
    }
    return Optional.empty();
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
