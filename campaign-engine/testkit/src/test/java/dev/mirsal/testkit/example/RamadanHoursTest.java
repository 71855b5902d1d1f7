package dev.mirsal.testkit.example;

import dev.mirsal.campaign.plan.SendingCalendar;
import dev.mirsal.testkit.plan.SendingCalendarContract;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

// region calendar-test
class RamadanHoursTest extends SendingCalendarContract {
  @Override
  protected Arbitrary<SendingCalendar> calendars() {
    return Arbitraries.just(new RamadanHours());
  }
}
// endregion
