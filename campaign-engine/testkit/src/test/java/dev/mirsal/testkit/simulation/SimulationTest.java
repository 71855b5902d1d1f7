package dev.mirsal.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.campaign.plan.SendingRules;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SimulationTest {
  /** What the campaigns of so many seeds came to. */
  private static void live(long from, long count) {
    CampaignSimulation simulation = CampaignSimulation.builder().build();
    int messages = 0;
    int crashes = 0;
    for (long seed = from; seed < from + count; seed++) {
      SimulationReport report = simulation.run(seed);
      report.requireClean();
      messages += report.messages();
      crashes += report.crashes();
    }
    assertThat(messages).as("something was sent").isGreaterThan((int) count);
    assertThat(crashes).as("somebody has died").isGreaterThan((int) count / 3);
  }

  @Test
  void no_promise_is_broken_in_two_thousand_lives() {
    live(0, 2000);
  }

  @Test
  @Tag("long")
  void no_promise_is_broken_in_fifty_thousand_lives() {
    live(1_000_000, 50_000);
  }

  @Test
  void the_same_seed_lives_the_same_life() {
    CampaignSimulation simulation = CampaignSimulation.builder().build();
    for (long seed : new long[] {7, 8, 9}) {
      assertThat(simulation.run(seed)).isEqualTo(simulation.run(seed));
    }
    assertThat(simulation.run(7).log()).isNotEqualTo(simulation.run(8).log());
  }

  @Test
  void a_host_brings_its_own_rules_and_sizes() {
    SendingRules rules =
        SendingRules.builder()
            .delay(Duration.ofSeconds(1), Duration.ofSeconds(2))
            .pauses()
            .aroundTheClock()
            .build();
    CampaignSimulation simulation =
        CampaignSimulation.builder()
            .rules(seed -> rules)
            .recipients(60)
            .workers(5)
            .steps(300)
            .build();
    List<SimulationReport> reports = LongStream.range(0, 20).mapToObj(simulation::run).toList();

    assertThat(reports).allSatisfy(SimulationReport::requireClean);
    assertThat(reports).anyMatch(report -> report.messages() > 30);
    assertThat(reports).anyMatch(report -> report.campaigns() == 2);
  }

  @Test
  void sizes_below_one_are_refused() {
    assertThatThrownBy(() -> CampaignSimulation.builder().workers(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("simulation.workers: 0, must be at least 1");
  }
}
