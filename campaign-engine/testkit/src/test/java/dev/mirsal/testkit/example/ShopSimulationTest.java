package dev.mirsal.testkit.example;

import dev.mirsal.campaign.plan.RollingLimit;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.InMemoryCampaignStore;
import dev.mirsal.testkit.simulation.CampaignSimulation;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

// region simulation
class ShopSimulationTest {
  private static final SendingRules RULES =
      SendingRules.builder()
          .zone(ZoneId.of("Africa/Cairo"))
          .activeHours(LocalTime.of(10, 0), LocalTime.of(22, 0))
          .rollingLimits(new RollingLimit(20, Duration.ofHours(24)))
          .build();

  @Test
  void nothing_is_lost_or_sent_twice_by_our_store_and_rules() {
    CampaignSimulation simulation =
        CampaignSimulation.builder()
            .store(InMemoryCampaignStore::new)
            .rules(seed -> RULES)
            .workers(4)
            .build();
    for (long seed = 0; seed < 100; seed++) {
      simulation.run(seed).requireClean();
    }
  }
}
// endregion
