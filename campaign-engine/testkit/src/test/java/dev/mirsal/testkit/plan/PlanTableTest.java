package dev.mirsal.testkit.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.campaign.plan.Backlog;
import dev.mirsal.campaign.plan.CampaignPlan;
import dev.mirsal.campaign.plan.CampaignPlanner;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.PlanTable;
import dev.mirsal.campaign.plan.PlannedMessage;
import dev.mirsal.campaign.plan.SendingRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** R-PLAN-8: the plan in memory, whose one lane takes many steps at once, is the plan streamed. */
class PlanTableTest {
  private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

  @Provide
  Arbitrary<PlanScenario> scenarios() {
    return PlanArbitraries.scenarios().withoutEdgeCases();
  }

  @Property
  void the_table_of_one_lane_holds_what_is_streamed(
      @ForAll("scenarios") PlanScenario scenario, @ForAll @IntRange(max = 200) int count) {
    Lane lane = scenario.lanes().get(0);
    assertTableIsStream(plan(scenario, List.of(lane), Backlog.of(count)));
  }

  @Property(tries = 300)
  void the_table_of_several_lanes_holds_what_is_streamed(
      @ForAll("scenarios") PlanScenario scenario, @ForAll @IntRange(max = 100) int count) {
    assertTableIsStream(plan(scenario, scenario.lanes(), Backlog.of(count)));
    assertTableIsStream(
        plan(
            scenario,
            scenario.lanes(),
            Backlog.countsByLane(Map.of(scenario.lanes().get(0).name(), (long) count))));
  }

  private static CampaignPlan plan(PlanScenario scenario, List<Lane> lanes, Backlog backlog) {
    SendingRules rules = scenario.rules();
    return CampaignPlanner.of(rules, lanes, scenario.seed())
        .resuming(scenario.log().laneStates(rules), scenario.log().usage(rules))
        .plan(backlog, scenario.start());
  }

  private static void assertTableIsStream(CampaignPlan plan) {
    List<PlannedMessage> streamed = plan.messages().toList();
    PlanTable table = plan.table();

    assertThat(table.size()).isEqualTo(streamed.size());
    for (int place = 0; place < table.size(); place++) {
      PlannedMessage message = streamed.get(place);
      assertThat(table.at(place)).isEqualTo(message.at());
      assertThat(table.recipient(place)).isEqualTo(message.recipient());
      assertThat(table.lane(place).name()).isEqualTo(message.lane());
      assertThat(table.countBefore(message.at()))
          .isEqualTo((int) streamed.stream().filter(m -> m.at().isBefore(message.at())).count());
      assertThat(plan.message(place)).contains(message);
    }
  }

  @Test
  void what_is_not_in_the_table_cannot_be_asked_for() {
    CampaignPlan plan =
        CampaignPlanner.of(SendingRules.builder().build(), List.of(Lane.of("d1")), 1)
            .plan(2, START);
    PlanTable table = plan.table();

    assertThatThrownBy(() -> table.at(2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> table.recipient(2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> table.lane(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> plan.message(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("plan.message: place -1, must be 0 or more");
    assertThat(plan.message(2)).isEmpty();
  }

  @Test
  void the_same_limit_everywhere_is_met_to_the_message() {
    SendingRules rules =
        SendingRules.builder()
            .delay(Duration.ofSeconds(1), Duration.ofSeconds(1))
            .pauses()
            .aroundTheClock()
            .dailyLimit(100)
            .build();
    PlanTable table = CampaignPlanner.of(rules, List.of(Lane.of("d1")), 1).plan(250, START).table();

    assertThat(table.at(99)).isEqualTo(START.plusSeconds(99));
    assertThat(table.at(100)).isEqualTo(Instant.parse("2026-11-24T00:00:00Z"));
    assertThat(table.at(200)).isEqualTo(Instant.parse("2026-11-25T00:00:00Z"));
    assertThat(table.countBefore(Instant.parse("2026-11-25T00:00:00Z"))).isEqualTo(200);
  }

  @Test
  void who_was_left_on_a_lane_that_stopped_is_planned_onto_the_others() {
    SendingRules rules = SendingRules.builder().pauses().aroundTheClock().build();
    CampaignPlanner both = CampaignPlanner.of(rules, List.of(Lane.of("d1"), Lane.of("d2")), 1);
    List<PlannedMessage> sent = both.plan(100, START).messages().limit(40).toList();
    SentLog log = new SentLog(List.of()).with(sent);
    Instant now = sent.get(39).at();

    List<PlannedMessage> rest =
        CampaignPlanner.of(rules, List.of(Lane.of("d2")), 1)
            .resuming(log.laneStates(rules), log.usage(rules))
            .plan(60, now)
            .messages()
            .toList();

    PlannedMessage next =
        both.plan(100, START)
            .messages()
            .skip(40)
            .filter(message -> message.lane().equals("d2"))
            .findFirst()
            .orElseThrow();
    assertThat(rest).hasSize(60).allMatch(message -> message.lane().equals("d2"));
    assertThat(rest.get(0).at()).isEqualTo(next.at());
  }

  @Test
  void lanes_are_values() {
    Lane lane = Lane.of("d1").weighing(3).limitedTo(20);

    assertThat(lane).isEqualTo(Lane.of("d1").limitedTo(20).weighing(3));
    assertThat(lane.hashCode()).isEqualTo(Lane.of("d1").limitedTo(20).weighing(3).hashCode());
    assertThat(lane)
        .isNotEqualTo(Lane.of("d2").weighing(3).limitedTo(20))
        .isNotEqualTo(Lane.of("d1").weighing(2).limitedTo(20))
        .isNotEqualTo(Lane.of("d1").weighing(3).limitedTo(21))
        .isNotEqualTo(Lane.of("d1").weighing(3).limitedTo(0));
    assertThat(lane).hasToString("Lane[d1]");
    assertThat(lane.weight()).isEqualTo(3);
    assertThat(lane.dailyLimit()).hasValue(20);
    assertThat(lane.limitedTo(0).dailyLimit()).isEmpty();
  }
}
