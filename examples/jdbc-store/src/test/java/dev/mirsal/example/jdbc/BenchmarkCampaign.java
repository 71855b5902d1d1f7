package dev.mirsal.example.jdbc;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.engine.CampaignListener;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Recipient;
import dev.mirsal.send.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** A campaign without delays over many lanes, whose messages go nowhere. */
final class BenchmarkCampaign {
  static final int LANES = 100;
  static final String ID = "c1";

  private final CampaignStore store;
  private final CampaignEngine engine;
  private final AtomicInteger sent = new AtomicInteger();

  BenchmarkCampaign(DataSource pool) {
    store = JdbcCampaignStore.create(pool, JsonCampaignCodec.create());
    engine =
        CampaignEngine.builder()
            .store(store)
            .listener(
                new CampaignListener() {
                  @Override
                  public void messageChanged(String campaignId, LedgerEntry row) {
                    if (row.status() == LedgerStatus.SENT) {
                      sent.incrementAndGet();
                    }
                  }
                })
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

  /** Sends until the last message is written down as sent. */
  void send(int messages, int threads) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      running.add(pool.submit(() -> runUntilSent(messages)));
    }
    for (Future<?> each : running) {
      each.get();
    }
    pool.shutdown();
  }

  private boolean runUntilSent(int messages) throws InterruptedException {
    while (sent.get() < messages) {
      Instant next = engine.runDue();
      if (next.isAfter(Instant.now())) {
        Thread.sleep(2);
      }
    }
    return true;
  }

  /** Checks that it ends by itself and has sent everything. */
  void complete(int messages) throws InterruptedException {
    Instant never = engine.runDue();
    boolean completed = store.find(ID).orElseThrow().status() == CampaignStatus.COMPLETED;
    if (!completed
        || !never.equals(Instant.MAX)
        || store.counts(ID).getOrDefault(LedgerStatus.SENT, 0L) != messages) {
      throw new IllegalStateException("completed " + completed + ", " + store.counts(ID));
    }
  }
}
