package dev.mirsal.example.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections to one database, and transactions over them. */
final class Connections {
  /** Serialization failure and deadlock: nothing was changed, and it may go well the next time. */
  private static final Set<String> TRANSIENT = Set.of("40001", "40P01");

  private static final int TRIES = 5;

  private final DataSource source;
  private final Dialect dialect;

  /** SQLite has one writer at a time: those of this process take turns, and need not poll. */
  private final ReentrantLock turn = new ReentrantLock(true);

  Connections(DataSource source) {
    this.source = source;
    try (Connection connection = source.getConnection()) {
      this.dialect = Dialect.of(connection);
    } catch (SQLException e) {
      throw new JdbcStoreException(e);
    }
  }

  /** What is done with a connection. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T with(Connection connection) throws SQLException;
  }

  Dialect dialect() {
    return dialect;
  }

  /** Returns a connection, to be closed after use, on which each statement is a transaction. */
  Connection open() throws SQLException {
    Connection connection = source.getConnection();
    try {
      dialect.open(connection);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Runs a single query. */
  <T extends @Nullable Object> T read(Work<T> work) {
    try (Connection connection = open()) {
      return work.with(connection);
    } catch (SQLException e) {
      throw new JdbcStoreException(e);
    }
  }

  /** Runs one transaction; it is tried again if the database has given it up for another. */
  <T extends @Nullable Object> T write(Work<T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return writeOnce(work);
      } catch (SQLException e) {
        if (tries == TRIES || !TRANSIENT.contains(String.valueOf(e.getSQLState()))) {
          throw new JdbcStoreException(e);
        }
      }
    }
  }

  private <T extends @Nullable Object> T writeOnce(Work<T> work) throws SQLException {
    boolean alone = dialect == Dialect.SQLITE;
    if (alone) {
      turn.lock();
    }
    try (Connection connection = open()) {
      return transaction(connection, work);
    } finally {
      if (alone) {
        turn.unlock();
      }
    }
  }

  private <T extends @Nullable Object> T transaction(Connection connection, Work<T> work)
      throws SQLException {
    dialect.begin(connection);
    try {
      T result = work.with(connection);
      dialect.commit(connection);
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      rollback(connection, e);
      throw e;
    }
  }

  private void rollback(Connection connection, Throwable cause) {
    try {
      dialect.rollback(connection);
    } catch (SQLException e) {
      cause.addSuppressed(new JdbcStoreException(e));
    }
  }
}
