package dev.mirsal.testkit.plan;

import dev.mirsal.campaign.plan.SendingRules;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

/**
 * R-PLAN-1 to R-PLAN-8: the pacing properties, over rules, zones, starts and histories of all
 * kinds.
 */
class RandomRulesTest extends PacingContract {
  @Override
  protected Arbitrary<SendingRules> rules() {
    return PlanArbitraries.rules();
  }

  @Override
  @Provide
  public Arbitrary<PlanScenario> scenarios() {
    return PlanArbitraries.scenarios().withoutEdgeCases();
  }
}
