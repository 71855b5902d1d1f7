package dev.mirsal.campaign.plan;

import java.time.ZoneId;
import java.util.Optional;

/** A calendar in one zone, with the opening last found at hand: most questions fall into it. */
final class ZoneHours implements Hours {
  private final SendingCalendar calendar;
  private final ZoneId zone;
  private long opens = Millis.NEVER;
  private long closes = Long.MIN_VALUE;

  ZoneHours(SendingCalendar calendar, ZoneId zone) {
    this.calendar = calendar;
    this.zone = zone;
  }

  @Override
  public long opensAt(long time) {
    return time >= opens && time < closes ? time : lookUp(time);
  }

  @Override
  public long openUntil(long time) {
    return opensAt(time) == time ? closes : time;
  }

  private long lookUp(long time) {
    if (time == Millis.NEVER) {
      return time;
    }
    Optional<Opening> opening = calendar.next(Millis.toInstant(time), zone);
    if (opening.isEmpty()) {
      return Millis.NEVER;
    }
    opens = Millis.of(opening.get().opensAt());
    closes = Millis.of(opening.get().closesAt());
    if (opens < time) {
      throw new IllegalStateException(
          "calendar: opens at " + opening.get().opensAt() + ", before the instant asked about");
    }
    // An opening shorter than a millisecond holds no time that the planner knows.
    return opens < closes ? opens : opensAt(opens);
  }
}
