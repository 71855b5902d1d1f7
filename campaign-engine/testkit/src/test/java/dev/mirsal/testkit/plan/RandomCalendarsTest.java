package dev.mirsal.testkit.plan;

import dev.mirsal.campaign.plan.SendingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * R-PLAN-3 and R-PLAN-5: the library's own calendars, around a night in which many clocks change.
 */
class RandomCalendarsTest extends SendingCalendarContract {
  private static final LocalDate NEAR = LocalDate.of(2026, 10, 24);

  @Override
  protected Arbitrary<SendingCalendar> calendars() {
    return PlanArbitraries.calendars(NEAR);
  }

  /** Half of all questions about the nights in which days are excluded. */
  @Override
  protected Arbitrary<Instant> instants(ZoneId zone) {
    Arbitrary<Instant> near =
        Arbitraries.integers()
            .between(-600, 1500)
            .map(tenth -> NEAR.atStartOfDay(zone).toInstant().plusSeconds(360L * tenth));
    return Arbitraries.oneOf(near, super.instants(zone));
  }
}
