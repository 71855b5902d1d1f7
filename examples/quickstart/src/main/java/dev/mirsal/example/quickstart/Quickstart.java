package dev.mirsal.example.quickstart;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.engine.CampaignRunner;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.connector.waha.WahaClient;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Recipient;
import dev.mirsal.send.MessageSender;
import java.net.URI;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** A campaign over WhatsApp, from rules to the last message. */
final class Quickstart {
  private Quickstart() {}

  static void send(List<Recipient> recipients) throws InterruptedException {
    // region send
    MessageSender waha =
        WahaClient.builder(URI.create("http://localhost:3000"), () -> System.getenv("WAHA_KEY"))
            .build();
    CampaignEngine engine = CampaignEngine.builder().sender(Channel.WHATSAPP, waha).build();
    engine.launch(springSale(), recipients);
    CampaignRunner.of(engine).runUntilIdle();
    // endregion
  }

  static Campaign springSale() {
    // region campaign
    SendingRules rules =
        SendingRules.builder()
            .zone(ZoneId.of("Asia/Jerusalem"))
            .activeHours(LocalTime.of(9, 0), LocalTime.of(18, 0))
            .dailyLimit(200)
            .build();
    Campaign campaign =
        Campaign.builder("spring-sale")
            .name("Spring sale")
            .text("שלום {name}, the sale in {city} starts today.")
            .devices("d1", "d2")
            .rules(rules)
            .build();
    // endregion
    return campaign;
  }
}
