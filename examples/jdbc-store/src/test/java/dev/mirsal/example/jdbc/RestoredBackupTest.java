package dev.mirsal.example.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.engine.CampaignRunner;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Recipient;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database is copied in the middle of a campaign, and the copy comes to life. */
class RestoredBackupTest {
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path folder;

  private final List<String> sent = new ArrayList<>();

  private final MessageSender sender =
      message -> {
        sent.add(message.id());
        return new SendOutcome.Accepted(message.id());
      };

  private CampaignEngine engine(CampaignStore store, String epoch) {
    // region epoch
    return CampaignEngine.builder()
        .store(store)
        .epoch(epoch)
        .sender(Channel.WHATSAPP, sender)
        .build();
    // endregion
  }

  private static CampaignStore open(HikariDataSource pool) {
    return JdbcCampaignStore.create(pool, JsonCampaignCodec.create());
  }

  private static void run(CampaignEngine engine) throws InterruptedException {
    CampaignRunner.of(engine).runUntilIdle();
  }

  private static void backUp(HikariDataSource pool, Path copy) throws Exception {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM INTO '" + copy + "'");
    }
  }

  @Test
  void nobodyIsSentToAgainBeforeSomebodyHasDecided() throws Exception {
    SendingRules rules =
        SendingRules.builder()
            .delay(Duration.ZERO, Duration.ZERO)
            .pauses()
            .aroundTheClock()
            .build();
    Campaign campaign =
        Campaign.builder("c1").name("N").text("Hello {name}").devices("d1").rules(rules).build();
    Path copy = folder.resolve("copy.db");
    try (HikariDataSource pool = Sqlite.pool(folder.resolve("campaigns.db"))) {
      CampaignEngine engine = engine(open(pool), "2026-01");
      engine.launch(
          campaign,
          IntStream.range(0, 5)
              .mapToObj(i -> Recipient.of(Address.whatsApp("9725000000" + i), "P" + i))
              .toList());
      backUp(pool, copy);
      run(engine);
      assertThat(sent).hasSize(5);
    }

    try (HikariDataSource pool = Sqlite.pool(copy)) {
      CampaignStore store = open(pool);
      CampaignEngine engine = engine(store, "2026-02, restored");
      run(engine);
      assertThat(sent).hasSize(5);
      assertThat(store.counts("c1")).containsEntry(LedgerStatus.PENDING, 5L);
      assertThat(store.find("c1").orElseThrow().status()).isEqualTo(CampaignStatus.PAUSED);

      engine.cancel("c1");
      run(engine);
      assertThat(sent).hasSize(5);
    }
  }
}
