package dev.mirsal.testkit.example;

import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.testkit.plan.PacingContract;
import dev.mirsal.testkit.plan.PlanArbitraries;
import java.time.ZoneId;
import net.jqwik.api.Arbitrary;

// region pacing-test
class RamadanPacingTest extends PacingContract {
  @Override
  protected Arbitrary<SendingRules> rules() {
    return PlanArbitraries.rules(new RamadanHours(), ZoneId.of("Asia/Riyadh"));
  }
}
// endregion
