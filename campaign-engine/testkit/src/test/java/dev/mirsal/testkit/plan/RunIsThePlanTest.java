package dev.mirsal.testkit.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.engine.CampaignRunner;
import dev.mirsal.campaign.plan.PlannedMessage;
import dev.mirsal.message.Channel;
import dev.mirsal.testkit.RecordingSender;
import dev.mirsal.testkit.VirtualClock;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** R-PLAN-7 and R-PLAN-8: the preview and the run cannot disagree. */
class RunIsThePlanTest {
  @Provide
  Arbitrary<PlanScenario> scenarios() {
    return PlanArbitraries.scenarios()
        .filter(scenario -> !scenario.recipients().isEmpty())
        .withoutEdgeCases();
  }

  @Property
  void the_engine_sends_what_was_planned_to_whom_from_where_and_when(
      @ForAll("scenarios") PlanScenario scenario) throws InterruptedException {
    VirtualClock clock = VirtualClock.at(scenario.start());
    RecordingSender sender = new RecordingSender(clock);
    CampaignEngine engine =
        CampaignEngine.builder().clock(clock).sender(Channel.WHATSAPP, sender).build();
    Campaign campaign =
        Campaign.builder("c1")
            .name("Spring")
            .text("Hello")
            .lanes(scenario.lanes())
            .sharing(scenario.sharing())
            .rules(scenario.rules())
            .seed(scenario.seed())
            .build();
    List<String> planned =
        campaign
            .planner()
            .plan(scenario.recipients(), scenario.start())
            .messages()
            .map(message -> text(scenario, message))
            .toList();

    engine.launch(campaign, scenario.recipients());
    CampaignRunner.of(engine, clock).runUntilIdle();

    assertThat(sender.sendings())
        .extracting(s -> s.at() + " " + s.message().sender() + " " + s.message().to().id())
        .isEqualTo(planned);
  }

  private static String text(PlanScenario scenario, PlannedMessage message) {
    String receiver = scenario.recipients().get((int) message.recipient()).address().id();
    return message.at() + " " + message.lane() + " " + receiver;
  }
}
