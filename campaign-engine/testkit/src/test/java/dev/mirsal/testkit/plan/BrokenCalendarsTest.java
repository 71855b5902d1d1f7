package dev.mirsal.testkit.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The kit for calendars finds what it is there to find. */
class BrokenCalendarsTest {
  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(BrokenCalendars.StumblesOverGaps.class, "every question is answered"),
        Arguments.of(
            BrokenCalendars.AnswersWithThePast.class, "nothing opens before it is asked for"),
        Arguments.of(
            BrokenCalendars.ExcludesTheStart.class, "it is open when it said it would open"),
        Arguments.of(
            BrokenCalendars.ForgetsTheBreak.class, "it is open until it said it would close"),
        Arguments.of(BrokenCalendars.PassesOverADay.class, "nothing opens earlier than it said"),
        Arguments.of(BrokenCalendars.GivesUpSoon.class, "who asks later is not let in earlier"),
        Arguments.of(BrokenCalendars.Remembers.class, "the same question has the same answer"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void the_rule_that_is_meant_for_it_catches_it(
      Class<? extends SendingCalendarContract> calendar, String rule) {
    assertThat(failuresOf(calendar)).contains(rule);
  }

  private static List<String> failuresOf(Class<?> contract) {
    return EngineTestKit.engine("jqwik")
        .selectors(selectClass(contract))
        .configurationParameter("jqwik.database", "target/jqwik-database-broken")
        .configurationParameter("jqwik.reporting.usejunitplatform", "true")
        .configurationParameter("jqwik.failures.after.default", "RANDOM_SEED")
        // Which rule fails is asked, not for the simplest sample, which may take minutes to find.
        .configurationParameter("jqwik.shrinking.default", "OFF")
        .execute()
        .testEvents()
        .failed()
        .stream()
        .map(event -> event.getTestDescriptor().getDisplayName())
        .toList();
  }
}
