package dev.mirsal.example.jdbc;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.engine.CampaignRunner;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Recipient;
import dev.mirsal.send.SendOutcome;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** A campaign without delays over many lanes, whose messages go nowhere. */
final class BenchmarkCampaign {
  static final int LANES = 100;
  static final String ID = "c1";

  private final CampaignStore store;
  private final CampaignEngine engine;

  BenchmarkCampaign(DataSource pool) {
    store = JdbcCampaignStore.create(pool, JsonCampaignCodec.create());
    engine =
        CampaignEngine.builder()
            .store(store)
            .sender(Channel.WHATSAPP, message -> new SendOutcome.Accepted(message.id()))
            .build();
  }

  static Recipient recipient(int number) {
    return new Recipient(
        Address.whatsApp("9725" + (10_000_000 + number)),
        "Recipient " + number,
        Map.of("city", "Haifa"),
        null);
  }

  static Campaign campaign() {
    return Campaign.builder(ID)
        .name("Benchmark")
        .text("Hello {name} of {city}")
        .lanes(IntStream.range(0, LANES).mapToObj(lane -> Lane.of("lane" + lane)).toList())
        .rules(
            SendingRules.builder()
                .delay(Duration.ZERO, Duration.ZERO)
                .pauses()
                .aroundTheClock()
                .build())
        .build();
  }

  void launch(int recipients) {
    engine.launch(
        campaign(),
        () -> IntStream.range(0, recipients).mapToObj(BenchmarkCampaign::recipient).iterator());
  }

  /** Sends until the last message is written down as sent, and the campaign has ended. */
  void send(int threads) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    CampaignRunner.on(engine, pool).runUntilIdle();
    pool.shutdown();
  }

  /** Checks that everything was sent. */
  void check(int messages) {
    if (store.find(ID).orElseThrow().status() != CampaignStatus.COMPLETED
        || store.counts(ID).getOrDefault(LedgerStatus.SENT, 0L) != messages) {
      throw new IllegalStateException(store.find(ID) + ", " + store.counts(ID));
    }
  }
}
