package dev.mirsal.testkit.example;

import dev.mirsal.campaign.plan.PlannedMessage;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.message.Recipient;
import dev.mirsal.testkit.plan.PlanArbitraries;
import dev.mirsal.testkit.plan.PlanScenario;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

// region own-property
class QuietNightTest {
  private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");

  @Provide
  Arbitrary<PlanScenario> campaigns() {
    Arbitrary<SendingRules> rules = PlanArbitraries.rules(new RamadanHours(), RIYADH);
    return PlanArbitraries.scenarios(rules);
  }

  @Property
  boolean nobody_is_written_to_at_night(@ForAll("campaigns") PlanScenario campaign) {
    return campaign.messages().stream()
        .allMatch(message -> isByDay(message, campaign.recipients()));
  }

  private static boolean isByDay(PlannedMessage message, List<Recipient> recipients) {
    ZoneId own = recipients.get((int) message.recipient()).zone();
    int hour = LocalTime.ofInstant(message.at(), own == null ? RIYADH : own).getHour();
    return hour >= 9 && hour < 23;
  }
}
// endregion
