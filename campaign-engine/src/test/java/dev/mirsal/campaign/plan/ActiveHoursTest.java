package dev.mirsal.campaign.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.campaign.plan.ActiveHours.Window;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What hosts write down. */
class ActiveHoursTest {
  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final LocalTime NOON = LocalTime.NOON;
  private static final LocalTime TEN_AT_NIGHT = LocalTime.of(22, 0);

  @Test
  void the_windows_are_those_that_were_added_by_day() {
    ActiveHours hours =
        ActiveHours.builder()
            .on(List.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY), TEN_AT_NIGHT, NINE)
            .on(DayOfWeek.MONDAY, NOON, LocalTime.MIDNIGHT)
            .on(DayOfWeek.MONDAY, NINE, NOON)
            .build();

    assertThat(hours.windows())
        .containsExactly(
            new Window(DayOfWeek.MONDAY, TEN_AT_NIGHT, NINE),
            new Window(DayOfWeek.MONDAY, NOON, LocalTime.MIDNIGHT),
            new Window(DayOfWeek.MONDAY, NINE, NOON),
            new Window(DayOfWeek.SUNDAY, TEN_AT_NIGHT, NINE));
    assertThat(hours).hasToString("ActiveHours" + hours.windows());
    ActiveHours.Builder again = ActiveHours.builder();
    hours.windows().forEach(window -> again.on(window.day(), window.start(), window.end()));
    assertThat(again.build()).isEqualTo(hours).hasSameHashCodeAs(hours);
  }

  @Test
  void a_window_has_a_length() {
    assertThatThrownBy(() -> new Window(DayOfWeek.MONDAY, NOON, NOON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("activeHours: start and end are both 12:00, they must differ");
    assertThat(new Window(DayOfWeek.MONDAY, NINE, NOON)).hasToString("MONDAY 09:00–12:00");
  }

  @Test
  void the_calendar_that_never_closes_is_always_the_same() {
    assertThat(SendingCalendar.always()).isSameAs(SendingCalendar.always()).hasToString("always");
  }
}
