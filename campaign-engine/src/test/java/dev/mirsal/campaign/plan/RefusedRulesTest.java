package dev.mirsal.campaign.plan;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Bad rules are refused when they are built, with name, value and limit. */
class RefusedRulesTest {
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "refused-rules.tsv", delimiter = '\t', numLinesToSkip = 1)
  void the_refusal_names_setting_value_and_limit(String rules, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RulesText.parse(rules))
        .withMessage(message);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "accepted-rules.txt", delimiter = '\t')
  void the_limits_themselves_are_accepted(String rules) {
    RulesText.parse(rules).toBuilder().build();
  }

  @Test
  void hours_without_a_window_or_a_day_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActiveHours.builder().build())
        .withMessage("activeHours: has no window, it would never open");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ActiveHours.builder().on(List.of(), LocalTime.of(9, 0), LocalTime.of(18, 0)))
        .withMessage("activeHours.days: is empty, name at least one day");
  }

  @Test
  void a_ladder_without_a_rung_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PauseLadder.every(30))
        .withMessage("pauses: no duration is given, name at least one");
  }

  @Test
  void lanes_are_checked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Lane.of(" "))
        .withMessage("lane: the name is blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Lane.of("d1").weighing(0))
        .withMessage("lane.d1.weight: 0, must be between 1 and 1000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Lane.of("d1").weighing(1001))
        .withMessage("lane.d1.weight: 1001, must be between 1 and 1000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Lane.of("d1").limitedTo(-1))
        .withMessage("lane.d1.dailyLimit: -1, must be between 0 and 10000000");
  }

  @Test
  void a_planner_needs_lanes_with_names_of_their_own() {
    SendingRules rules = SendingRules.builder().build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CampaignPlanner.of(rules, List.of(), 1))
        .withMessage("lanes: is empty, name at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CampaignPlanner.of(rules, List.of(Lane.of("d1"), Lane.of("d1")), 1))
        .withMessage("lanes: 'd1' is named twice");
  }

  @Test
  void backlogs_and_states_are_checked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Backlog.of(-1))
        .withMessage("backlog: -1 recipients, must be 0 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Backlog.countsByLane(Map.of("d1", -2L)))
        .withMessage("backlog.d1: -2 recipients, must be 0 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LaneState(-1, null, Usage.NONE))
        .withMessage("lane.messages: -1, must be 0 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LaneState(3, null, Usage.NONE))
        .withMessage("lane: 3 messages, but the last went at null");
  }

  @Test
  void whole_milliseconds_are_needed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SendingRules.builder().delay(Duration.ofNanos(1500), Duration.ofDays(1)))
        .withMessage("delay.min: PT0.0000015S, must be whole milliseconds");
  }
}
