package dev.mirsal.example.benchmark.engine;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.plan.ActiveHours;
import dev.mirsal.campaign.plan.SendingCalendar;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.example.benchmark.Measured;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Recipient;
import dev.mirsal.send.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What it costs to ask an engine that has nothing to do: a fifth each of its campaigns are drafts,
 * completed, paused, scheduled for later, and running but closed until tomorrow.
 */
@State(Scope.Benchmark)
public class RestBenchmark extends Measured {
  private static final Instant NOW = Instant.parse("2026-11-20T20:00:00Z");
  private static final SendingRules OPEN =
      SendingRules.builder().zone(ZoneOffset.UTC).calendar(SendingCalendar.always()).build();
  private static final SendingRules LATER =
      OPEN.toBuilder().notBefore(NOW.plus(Duration.ofHours(1))).build();
  private static final SendingRules TOMORROW =
      OPEN.toBuilder().calendar(ActiveHours.daily(LocalTime.of(9, 0), LocalTime.of(18, 0))).build();

  /** How many campaigns are at rest. */
  @Param({"10", "10000"})
  public int campaigns = 10;

  private final CampaignEngine engine =
      CampaignEngine.builder()
          .clock(InstantSource.fixed(NOW))
          .sender(Channel.WHATSAPP, message -> new SendOutcome.Accepted(null))
          .build();

  /** Puts them to rest. */
  @Setup
  public void putToRest() throws InterruptedException {
    for (int i = 0; i < campaigns; i++) {
      put("campaign-" + i, i % 5);
    }
    engine.runDue();
  }

  private void put(String id, int rest) {
    List<Recipient> recipients = List.of(Recipient.of(Address.whatsApp("972510000000"), "Name"));
    switch (rest) {
      case 0 -> engine.draft(campaign(id, OPEN), recipients);
      case 1 -> engine.launch(campaign(id, OPEN), recipients);
      case 2 -> engine.launch(campaign(id, LATER), recipients);
      case 3 -> engine.launch(campaign(id, TOMORROW), recipients);
      default -> {
        engine.launch(campaign(id, OPEN), recipients);
        engine.pause(id);
      }
    }
  }

  private static Campaign campaign(String id, SendingRules rules) {
    return Campaign.builder(id)
        .name(id)
        .text("Hello {name}")
        .devices("device of " + id)
        .rules(rules)
        .seed(1)
        .build();
  }

  /** Asks what there is to do, and when to ask again. */
  @Benchmark
  public Instant runDue() throws InterruptedException {
    return engine.runDue();
  }
}
