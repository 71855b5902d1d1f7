package dev.mirsal.example.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.engine.CampaignRunner;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Recipient;
import dev.mirsal.testkit.RecordingSender;
import dev.mirsal.testkit.VirtualClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuickstartTest {
  private static List<Recipient> recipients(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Address.whatsApp("9725000000" + (10 + i)))
        .map(address -> Recipient.of(address, "נועה").withVariables(Map.of("city", "חיפה")))
        .toList();
  }

  @Test
  void the_campaign_of_the_readme_runs_as_planned_without_waiting() throws InterruptedException {
    Campaign campaign = Quickstart.springSale();
    // region test
    VirtualClock clock = VirtualClock.at("2026-11-23T06:00:00Z");
    RecordingSender sender = new RecordingSender(clock);
    CampaignEngine engine =
        CampaignEngine.builder().clock(clock).sender(Channel.WHATSAPP, sender).build();
    List<Instant> planned =
        campaign.planner().plan(80, clock.instant()).messages().map(m -> m.at()).toList();
    engine.launch(campaign, recipients(80));
    CampaignRunner.of(engine, clock).runUntilIdle();
    assertThat(sender.sendings()).extracting(RecordingSender.Sending::at).isEqualTo(planned);
    // endregion
  }
}
