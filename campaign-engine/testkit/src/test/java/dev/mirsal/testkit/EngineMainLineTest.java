package dev.mirsal.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignProgress;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.engine.CampaignRunner;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Recipient;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EngineMainLineTest {
  private final VirtualClock clock = VirtualClock.at("2026-11-23T06:00:00Z");
  private final RecordingSender sender = new RecordingSender(clock);
  private final CampaignEngine engine =
      CampaignEngine.builder().clock(clock).sender(Channel.WHATSAPP, sender).build();

  private static List<Recipient> recipients(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Recipient.of(Address.whatsApp("97250000" + (1000 + i)), "Name " + i))
        .toList();
  }

  @Test
  void a_campaign_runs_to_its_end_exactly_as_planned() throws InterruptedException {
    SendingRules rules =
        SendingRules.builder().zone(ZoneId.of("Asia/Jerusalem")).dailyLimit(120).build();
    Campaign campaign =
        Campaign.builder("c1")
            .name("Spring")
            .text("Hello {name}")
            .devices("d1", "d2", "d3")
            .rules(rules)
            .seed(5)
            .build();
    List<String> planned =
        campaign
            .planner()
            .plan(recipients(500), clock.instant())
            .messages()
            .map(m -> m.recipient() + " " + m.lane() + " " + m.at())
            .toList();
    engine.launch(campaign, recipients(500));

    CampaignRunner.of(engine, clock).runUntilIdle();

    List<String> sent =
        sender.sendings().stream()
            .map(
                s ->
                    (Integer.parseInt(s.message().to().id().substring(8, 12)) - 1000)
                        + " "
                        + s.message().sender()
                        + " "
                        + s.at())
            .toList();
    assertThat(sent).isEqualTo(planned);
    CampaignProgress progress = engine.progress("c1");
    assertThat(progress.status()).isEqualTo(CampaignStatus.COMPLETED);
    assertThat(progress.count(LedgerStatus.SENT)).isEqualTo(500);
    assertThat(progress.percent()).isEqualTo(100);
  }
}
