package dev.mirsal.example.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path folder;

  @Test
  void severalProcessesMayStartAtOnceOverPostgres() throws Exception {
    try (HikariDataSource pool = Postgres.pool(Postgres.newSchema())) {
      startManyTimes(pool);
    }
  }

  @Test
  void severalProcessesMayStartAtOnceOverSqlite() throws Exception {
    try (HikariDataSource pool = Sqlite.pool(folder.resolve("campaigns.db"))) {
      startManyTimes(pool);
    }
  }

  private static void startManyTimes(DataSource pool) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> starts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      starts.add(threads.submit(() -> JdbcCampaignStore.create(pool, JsonCampaignCodec.create())));
    }
    for (Future<?> start : starts) {
      start.get();
    }
    threads.shutdown();

    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM mirsal_schema")) {
      row.next();
      assertThat(row.getInt(1)).isEqualTo(5);
    }
  }

  @Test
  void aSchemaOfALaterVersionIsRefused() throws Exception {
    try (HikariDataSource pool = Sqlite.pool(folder.resolve("campaigns.db"))) {
      JdbcCampaignStore.create(pool, JsonCampaignCodec.create());
      try (Connection connection = pool.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("INSERT INTO mirsal_schema (version) VALUES (99)");
      }

      assertThatThrownBy(() -> JdbcCampaignStore.create(pool, JsonCampaignCodec.create()))
          .isInstanceOf(JdbcStoreException.class)
          .hasMessageContaining("version 99");
    }
  }
}
