package dev.mirsal.example.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/** Brings the schema up to date. Several processes may do so at once. */
final class Migrations {
  /** In order; the first has version 1. Never changed once released: a new one is added. */
  private static final List<String> STEPS =
      List.of("1-campaigns", "2-ledger", "3-lanes", "4-doubts", "5-epochs");

  private Migrations() {}

  static void run(Connections connections) {
    Dialect dialect = connections.dialect();
    if (dialect == Dialect.SQLITE) {
      // Readers do not wait for the writer, nor it for them. Kept in the file.
      connections.read(connection -> executed(connection, "PRAGMA journal_mode = WAL"));
    }
    connections.write(
        connection -> {
          executed(connection, dialect.lockSchema());
          executed(
              connection, "CREATE TABLE IF NOT EXISTS mirsal_schema (version INTEGER PRIMARY KEY)");
          migrate(connection, dialect, version(connection));
          return true;
        });
  }

  private static void migrate(Connection connection, Dialect dialect, int from)
      throws SQLException {
    if (from > STEPS.size()) {
      throw new JdbcStoreException(
          "database: its schema has version " + from + ", known is up to " + STEPS.size());
    }
    for (int version = from + 1; version <= STEPS.size(); version++) {
      for (String sql : statements(STEPS.get(version - 1), dialect)) {
        executed(connection, sql);
      }
      executed(connection, "INSERT INTO mirsal_schema (version) VALUES (" + version + ")");
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT max(version) FROM mirsal_schema")) {
      result.next();
      return result.getInt(1);
    }
  }

  private static List<String> statements(String step, Dialect dialect) {
    String own = step + "." + dialect.name().toLowerCase(Locale.ROOT) + ".sql";
    try (InputStream special = Migrations.class.getResourceAsStream(own);
        InputStream common = Migrations.class.getResourceAsStream(step + ".sql")) {
      InputStream file = special == null ? common : special;
      if (file == null) {
        throw new IllegalStateException("migration " + step + ": is missing");
      }
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      String code = text.replaceAll("(?m)^--.*$", "");
      return List.of(code.split(";")).stream().filter(sql -> !sql.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean executed(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(sql);
    }
  }
}
