package dev.mirsal.example.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** One PostgreSQL server for all tests of a JVM, and a schema of it for each. */
final class Postgres {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private Postgres() {}

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

  /** Makes an empty schema; returns its name. */
  static String newSchema() {
    String name = "test" + SCHEMAS.incrementAndGet();
    try (Connection connection = Server.ONLY.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + name);
      return name;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the URL of a schema. */
  static String url(String schema) {
    return Server.ONLY.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema;
  }

  /** Returns a pool of connections to a schema. */
  static HikariDataSource pool(String schema) {
    return pool(Server.ONLY.getPostgresDatabase(), schema, 12);
  }

  static HikariDataSource pool(DataSource database, String schema, int size) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database);
    config.setSchema(schema);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }
}
