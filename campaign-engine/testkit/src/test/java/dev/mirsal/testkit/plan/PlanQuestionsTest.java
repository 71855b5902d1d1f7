package dev.mirsal.testkit.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.campaign.plan.CampaignPlan;
import dev.mirsal.campaign.plan.CampaignPlanner;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.PlanBound;
import dev.mirsal.campaign.plan.PlannedMessage;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.message.Address;
import dev.mirsal.message.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** R-PLAN-8: what can be asked of a plan, answered again by trying. */
class PlanQuestionsTest {
  @Provide
  Arbitrary<PlanScenario> scenarios() {
    // Under other rules others expire: then plans have other messages, and not at other times
    // alone.
    return PlanArbitraries.scenarios()
        .filter(given -> given.recipients().stream().allMatch(r -> r.expiresAt() == null))
        .withoutEdgeCases();
  }

  @Property(tries = 400)
  void the_daily_limit_that_meets_a_deadline_does_and_one_less_does_not(
      @ForAll("scenarios") PlanScenario scenario, @ForAll @IntRange(max = 240) int hours) {
    Instant deadline = scenario.start().plus(Duration.ofHours(hours));
    OptionalInt limit = plan(scenario).dailyLimitToEndBefore(deadline);

    assertThat(limit.isPresent()).isEqualTo(meets(scenario, 0, deadline));
    limit.ifPresent(
        found -> {
          assertThat(meets(scenario, found, deadline)).isTrue();
          assertThat(found == 1 || !meets(scenario, found - 1, deadline)).isTrue();
        });
  }

  private static boolean meets(PlanScenario scenario, int limit, Instant deadline) {
    int all = withDailyLimit(scenario, 0).messages().size();
    return all > 0 && before(withDailyLimit(scenario, limit), deadline) == all;
  }

  @Property(tries = 400)
  void no_other_rule_ends_a_plan_earlier_than_the_one_that_bounds_it(
      @ForAll("scenarios") PlanScenario scenario) {
    Optional<PlanBound> bound = plan(scenario).bound();
    Instant best = bound.map(PlanBound::endsWithout).orElse(lastOf(scenario));

    assertThat(bound.map(PlanBound::endsAt).orElse(lastOf(scenario))).isEqualTo(lastOf(scenario));
    if (scenario.rules().notAfter() == null) {
      assertThat(
              List.of(
                  lastOf(with(scenario, scenario.rules().toBuilder().dailyLimit(0).build())),
                  lastOf(with(scenario, scenario.rules().toBuilder().pauses().build())),
                  lastOf(with(scenario, scenario.rules().toBuilder().rollingLimits().build())),
                  lastOf(with(scenario, scenario.rules().toBuilder().aroundTheClock().build()))))
          .allMatch(end -> !end.isBefore(best));
    }
  }

  private static Instant lastOf(PlanScenario scenario) {
    List<PlannedMessage> messages = scenario.messages();
    return messages.isEmpty() ? Instant.MAX : messages.get(messages.size() - 1).at();
  }

  private static long before(PlanScenario scenario, Instant deadline) {
    return scenario.messages().stream().filter(m -> m.at().isBefore(deadline)).count();
  }

  private static CampaignPlan plan(PlanScenario scenario) {
    return scenario.planner().plan(scenario.recipients(), scenario.start());
  }

  private static PlanScenario withDailyLimit(PlanScenario scenario, int limit) {
    return with(scenario, scenario.rules().toBuilder().dailyLimit(limit).build());
  }

  private static PlanScenario with(PlanScenario scenario, SendingRules rules) {
    return new PlanScenario(
        rules,
        scenario.lanes(),
        scenario.sharing(),
        scenario.seed(),
        scenario.recipients(),
        scenario.start(),
        scenario.log());
  }

  @Test
  void who_expires_before_the_turn_comes_is_told_and_takes_no_turn() {
    Instant start = Instant.parse("2026-11-23T08:00:00Z");
    SendingRules rules =
        SendingRules.builder()
            .delay(Duration.ofMinutes(1), Duration.ofMinutes(1))
            .pauses()
            .aroundTheClock()
            .build();
    Recipient anybody = Recipient.of(Address.whatsApp("972500010000"));
    CampaignPlan plan =
        CampaignPlanner.of(rules, List.of(Lane.of("d1")), 1)
            .plan(
                List.of(
                    anybody,
                    anybody.withExpiry(start.plusSeconds(60)),
                    anybody.withExpiry(start.plusSeconds(61)),
                    anybody),
                start);

    assertThat(plan.messages()).extracting(PlannedMessage::recipient).containsExactly(0L, 2L, 3L);
    assertThat(plan.summary().last()).isEqualTo(start.plusSeconds(120));
    assertThat(plan.summary().expired()).isEqualTo(1);
  }
}
