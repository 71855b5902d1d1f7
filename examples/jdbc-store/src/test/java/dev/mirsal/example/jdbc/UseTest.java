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
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UseTest {
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path folder;

  @Test
  void aCampaignRunsOverTheStore() throws InterruptedException {
    MessageSender sender = message -> new SendOutcome.Accepted(message.id());
    // region use
    DataSource pool = Sqlite.pool(folder.resolve("campaigns.db"));
    CampaignStore store = JdbcCampaignStore.create(pool, JsonCampaignCodec.create());
    CampaignEngine engine =
        CampaignEngine.builder().store(store).sender(Channel.WHATSAPP, sender).build();
    // endregion
    Campaign campaign =
        Campaign.builder("c1")
            .name("N")
            .text("Hello {name}")
            .devices("d1", "d2")
            .rules(
                SendingRules.builder()
                    .delay(Duration.ZERO, Duration.ZERO)
                    .pauses()
                    .aroundTheClock()
                    .build())
            .build();
    List<Recipient> people =
        IntStream.range(0, 250)
            .mapToObj(i -> Recipient.of(Address.whatsApp("9725" + (10_000_000 + i)), "P" + i))
            .toList();
    engine.launch(campaign, people);
    CampaignRunner.of(engine).runUntilIdle();

    assertThat(store.find("c1").orElseThrow().status()).isEqualTo(CampaignStatus.COMPLETED);
    assertThat(store.counts("c1")).containsEntry(LedgerStatus.SENT, 250L).hasSize(1);
    ((HikariDataSource) pool).close();
  }
}
