package dev.mirsal.example.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Instants as nanoseconds since 1970. That is exact from the year 1678 to 2261; what lies before or
 * after is kept as {@link Instant#MIN} or {@link Instant#MAX}.
 */
final class Nanos {
  private static final long PER_SECOND = 1_000_000_000;
  private static final long MOST_SECONDS = Long.MAX_VALUE / PER_SECOND - 1;

  private Nanos() {}

  static long of(Instant instant) {
    long seconds = instant.getEpochSecond();
    if (seconds > MOST_SECONDS) {
      return Long.MAX_VALUE;
    }
    return seconds < -MOST_SECONDS ? Long.MIN_VALUE : seconds * PER_SECOND + instant.getNano();
  }

  static Instant instant(long nanos) {
    if (nanos == Long.MAX_VALUE) {
      return Instant.MAX;
    }
    return nanos == Long.MIN_VALUE
        ? Instant.MIN
        : Instant.ofEpochSecond(Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
  }

  static void set(PreparedStatement statement, int column, @Nullable Instant instant)
      throws SQLException {
    if (instant == null) {
      statement.setNull(column, Types.BIGINT);
    } else {
      statement.setLong(column, of(instant));
    }
  }

  static @Nullable Instant get(ResultSet row, int column) throws SQLException {
    long nanos = row.getLong(column);
    return row.wasNull() ? null : instant(nanos);
  }
}
