package dev.mirsal.example.benchmark.engine;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.engine.CampaignRunner;
import dev.mirsal.campaign.plan.SendingCalendar;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.InMemoryCampaignStore;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Recipient;
import dev.mirsal.send.SendOutcome;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Each job is a message of a campaign: launched into an empty store, rendered, written down as on
 * its way, sent by a sender that does nothing, and written down as sent.
 */
final class CampaignJobs implements Jobs {
  private static final int LANES = 100;

  private final List<Recipient> recipients;
  private final Campaign campaign;
  private final @Nullable ExecutorService executor;

  private CampaignJobs(int most, @Nullable ExecutorService executor) {
    this.executor = executor;
    recipients =
        IntStream.range(0, most)
            .mapToObj(i -> Recipient.of(Address.whatsApp("9725" + (10_000_000 + i)), "Name " + i))
            .toList();
    campaign =
        Campaign.builder("jobs")
            .name("Jobs")
            .text("Hello {name}")
            .devices(IntStream.range(0, LANES).mapToObj(i -> "lane-" + i).toArray(String[]::new))
            .rules(unpaced())
            .seed(1)
            .build();
  }

  static Jobs onOneThread(int most) {
    return new CampaignJobs(most, null);
  }

  static Jobs onExecutor(int most) {
    return new CampaignJobs(most, Executors.newFixedThreadPool(THREADS));
  }

  private static SendingRules unpaced() {
    return SendingRules.builder()
        .zone(ZoneOffset.UTC)
        .calendar(SendingCalendar.always())
        .delay(Duration.ZERO, Duration.ZERO)
        .pauses()
        .build();
  }

  @Override
  public void run(int count) throws InterruptedException {
    InMemoryCampaignStore store = new InMemoryCampaignStore();
    CampaignEngine engine =
        CampaignEngine.builder()
            .store(store)
            .sender(Channel.WHATSAPP, message -> new SendOutcome.Accepted(null))
            .build();
    engine.launch(campaign, recipients.subList(0, count));
    CampaignRunner runner =
        executor == null ? CampaignRunner.of(engine) : CampaignRunner.on(engine, executor);
    runner.runUntilIdle();
    if (store.counts(campaign.id()).getOrDefault(LedgerStatus.SENT, 0L) != count) {
      throw new IllegalStateException("not all sent: " + store.counts(campaign.id()));
    }
  }

  @Override
  public void close() {
    if (executor != null) {
      executor.shutdownNow();
    }
  }
}
