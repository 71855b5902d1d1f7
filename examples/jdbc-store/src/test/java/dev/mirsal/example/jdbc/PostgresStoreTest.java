package dev.mirsal.example.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.testkit.store.CampaignStoreContract;
import org.junit.jupiter.api.AfterEach;

class PostgresStoreTest extends CampaignStoreContract {
  private final String schema = Postgres.newSchema();
  private HikariDataSource pool = Postgres.pool(schema);

  @Override
  protected CampaignStore emptyStore() {
    return JdbcCampaignStore.create(pool, JsonCampaignCodec.create());
  }

  @Override
  protected CampaignStore reopen(CampaignStore old) {
    pool.close();
    pool = Postgres.pool(schema);
    return emptyStore();
  }

  @AfterEach
  void close() {
    pool.close();
  }
}
