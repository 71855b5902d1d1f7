package dev.mirsal.example.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What PostgreSQL and SQLite do differently. */
enum Dialect {
  /** Many writers; rows are locked. */
  POSTGRESQL {
    @Override
    void open(Connection connection) throws SQLException {
      connection.setAutoCommit(true);
    }

    @Override
    void begin(Connection connection) throws SQLException {
      connection.setAutoCommit(false);
    }

    @Override
    void snapshot(Connection connection) throws SQLException {
      connection.setAutoCommit(false);
      execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    }

    @Override
    void commit(Connection connection) throws SQLException {
      connection.commit();
      connection.setAutoCommit(true);
    }

    @Override
    void rollback(Connection connection) throws SQLException {
      connection.rollback();
      connection.setAutoCommit(true);
    }

    @Override
    String forUpdate() {
      return " FOR UPDATE";
    }

    @Override
    String firstOfZone() {
      return """
          SELECT l.* FROM zones z CROSS JOIN LATERAL (
            SELECT * FROM mirsal_ledger
            WHERE campaign = z.campaign AND lane = z.lane AND zone = z.zone
              AND status = 'PENDING' AND not_before IS NULL
            ORDER BY idx LIMIT ?) l
          """;
    }

    @Override
    String latestOfLane() {
      return """
          SELECT t.tried_at FROM lanes CROSS JOIN LATERAL (
            SELECT tried_at FROM mirsal_ledger l
            WHERE l.campaign = lanes.campaign AND l.lane = lanes.lane AND tried_at IS NOT NULL
              AND status IN ('SENT', 'UNKNOWN', 'SENDING')
            ORDER BY tried_at DESC LIMIT ?) t
          """;
    }

    @Override
    String lockSchema() {
      return "SELECT pg_advisory_xact_lock(7165207120081)";
    }
  },

  /**
   * One writer at a time; readers see the state before it. What is written {@code CROSS JOIN} is
   * joined in that order, whatever the planner thinks of it.
   */
  SQLITE {
    @Override
    void open(Connection connection) throws SQLException {
      connection.setAutoCommit(true);
      execute(connection, "PRAGMA busy_timeout = 60000");
    }

    @Override
    void begin(Connection connection) throws SQLException {
      execute(connection, "BEGIN IMMEDIATE");
    }

    @Override
    void snapshot(Connection connection) throws SQLException {
      execute(connection, "BEGIN");
    }

    @Override
    void commit(Connection connection) throws SQLException {
      execute(connection, "COMMIT");
    }

    @Override
    void rollback(Connection connection) throws SQLException {
      execute(connection, "ROLLBACK");
    }

    @Override
    String forUpdate() {
      return "";
    }

    @Override
    String firstOfZone() {
      return """
          SELECT l.* FROM zones z CROSS JOIN mirsal_ledger l
            WHERE l.campaign = z.campaign AND l.idx IN (
              SELECT idx FROM mirsal_ledger INDEXED BY mirsal_ledger_pending
              WHERE campaign = z.campaign AND lane = z.lane AND zone = z.zone
                AND status = 'PENDING' AND not_before IS NULL
              ORDER BY idx LIMIT ?)
          """;
    }

    @Override
    String latestOfLane() {
      return """
          SELECT l.tried_at FROM lanes CROSS JOIN mirsal_ledger l WHERE l.rowid IN (
            SELECT rowid FROM mirsal_ledger INDEXED BY mirsal_ledger_tried
            WHERE campaign = lanes.campaign AND lane = lanes.lane AND tried_at IS NOT NULL
              AND status IN ('SENT', 'UNKNOWN', 'SENDING')
            ORDER BY tried_at DESC LIMIT ?)
          """;
    }

    @Override
    String lockSchema() {
      return "SELECT 1";
    }
  };

  /** Prepares a connection fresh from the data source: each statement is a transaction. */
  abstract void open(Connection connection) throws SQLException;

  abstract void begin(Connection connection) throws SQLException;

  /** Begins a transaction whose queries all see the same state. */
  abstract void snapshot(Connection connection) throws SQLException;

  abstract void commit(Connection connection) throws SQLException;

  abstract void rollback(Connection connection) throws SQLException;

  /** Ends a query so that what it finds stays as it is until the transaction ends. */
  abstract String forUpdate();

  /** The first so many pending rows of each of {@code zones(campaign, lane, zone)}. */
  abstract String firstOfZone();

  /** When the latest so many rows were sent of each of {@code lanes(campaign, lane)}. */
  abstract String latestOfLane();

  /** Lets one process at a time change the schema, until the transaction ends. */
  abstract String lockSchema();

  static Dialect of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return switch (product) {
      case "PostgreSQL" -> POSTGRESQL;
      case "SQLite" -> SQLITE;
      default ->
          throw new IllegalArgumentException(
              "database: is " + product + ", must be PostgreSQL or SQLite");
    };
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
