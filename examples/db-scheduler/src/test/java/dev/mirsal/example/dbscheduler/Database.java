package dev.mirsal.example.dbscheduler;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.example.jdbc.JdbcCampaignStore;
import dev.mirsal.example.jdbc.JsonCampaignCodec;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A schema of its own, with the tables of db-scheduler, on a PostgreSQL that all tests share. */
final class Database implements AutoCloseable {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private final HikariDataSource pool;

  private Database(DataSource server, String schema) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(server);
    config.setSchema(schema);
    config.setMaximumPoolSize(30);
    config.setMinimumIdle(0);
    this.pool = new HikariDataSource(config);
  }

  private static final class Server {
    static final EmbeddedPostgres ONLY = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static Database start() throws IOException, SQLException {
    String schema = "test" + SCHEMAS.incrementAndGet();
    Database database = new Database(Server.ONLY.getPostgresDatabase(), schema);
    database.execute("CREATE SCHEMA " + schema);
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

  /** Returns when the first of the lanes' tasks is to run. */
  Instant firstLaneAt() throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT min(execution_time) FROM scheduled_tasks WHERE task_name = 'mirsal-lane'")) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
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
  public void close() {
    pool.close();
  }
}
