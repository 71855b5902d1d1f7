package dev.mirsal.campaign.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Open when both calendars are. */
record CommonHours(SendingCalendar first, SendingCalendar second) implements SendingCalendar {
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
