package dev.mirsal.example.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.testkit.store.CampaignStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends CampaignStoreContract {
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path folder;

  @SuppressWarnings("NullAway.Init") // emptyStore sets it
  private HikariDataSource pool;

  @Override
  protected CampaignStore emptyStore() {
    pool = Sqlite.pool(folder.resolve("campaigns.db"));
    return JdbcCampaignStore.create(pool, JsonCampaignCodec.create());
  }

  @Override
  protected CampaignStore reopen(CampaignStore old) {
    pool.close();
    return emptyStore();
  }

  @AfterEach
  void close() {
    pool.close();
  }
}
