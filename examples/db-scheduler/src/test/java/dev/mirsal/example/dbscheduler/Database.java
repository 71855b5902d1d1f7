package dev.mirsal.example.dbscheduler;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.example.jdbc.JdbcCampaignStore;
import dev.mirsal.example.jdbc.JsonCampaignCodec;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;

/** A PostgreSQL with the tables of db-scheduler and of the store. */
final class Database implements AutoCloseable {
  private final EmbeddedPostgres postgres;
  private final HikariDataSource pool;

  private Database(EmbeddedPostgres postgres) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(postgres.getPostgresDatabase());
    config.setMaximumPoolSize(30);
    config.setMinimumIdle(0);
    this.postgres = postgres;
    this.pool = new HikariDataSource(config);
  }

  static Database start() throws IOException, SQLException {
    Database database = new Database(EmbeddedPostgres.start());
    try (InputStream sql = LaneTasks.class.getResourceAsStream("scheduled-tasks.sql")) {
      database.execute(
          new String(Objects.requireNonNull(sql).readAllBytes(), StandardCharsets.UTF_8));
    }
    return database;
  }

  DataSource source() {
    return pool;
  }

  CampaignStore store() {
    return JdbcCampaignStore.create(pool, JsonCampaignCodec.create());
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Returns how many lanes have a task that nobody runs at the moment. */
  int waitingLanes() throws SQLException {
    return count("task_name = 'mirsal-lane' AND NOT picked");
  }

  /** Returns how many lanes have a task. */
  int lanes() throws SQLException {
    return count("task_name = 'mirsal-lane'");
  }

  private int count(String where) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT count(*) FROM scheduled_tasks WHERE " + where)) {
      row.next();
      return row.getInt(1);
    }
  }

  @Override
  public void close() throws IOException {
    pool.close();
    postgres.close();
  }
}
