package dev.mirsal.example.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The database failed. Nothing was changed, or nobody knows. It tells what the database said, but
 * not the details, which may show a recipient.
 */
public final class JdbcStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String sqlState;

  JdbcStoreException(String message) {
    super(message);
    sqlState = null;
  }

  JdbcStoreException(SQLException cause) {
    super("database: " + firstLine(cause) + " (SQL state " + cause.getSQLState() + ")");
    sqlState = cause.getSQLState();
    setStackTrace(cause.getStackTrace());
  }

  /** Returns the SQL state, or null if there is none. */
  public @Nullable String sqlState() {
    return sqlState;
  }

  /** What comes after the first line are details such as the row. */
  private static String firstLine(SQLException cause) {
    String message = String.valueOf(cause.getMessage());
    return message.lines().findFirst().orElse(message);
  }
}
