package dev.mirsal.example.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of a statement for many rows at once: each is an array, a column of the rows. It is of
 * the type of its elements, for then it goes to the server as it is, and not as text.
 */
final class Columns<T> {
  private final Connection connection;
  private final PreparedStatement statement;
  private final List<T> rows;
  private int next;

  /**
   * @param first which parameter the first column is
   */
  Columns(Connection connection, PreparedStatement statement, int first, List<T> rows) {
    this.connection = connection;
    this.statement = statement;
    this.next = first;
    this.rows = rows;
  }

  Columns<T> texts(Function<T, @Nullable String> value) throws SQLException {
    return add("text", value, String[]::new);
  }

  Columns<T> numbers(Function<T, @Nullable Long> value) throws SQLException {
    return add("bigint", value, Long[]::new);
  }

  Columns<T> instants(Function<T, @Nullable Instant> value) throws SQLException {
    return numbers(
        row -> {
          Instant instant = value.apply(row);
          return instant == null ? null : Nanos.of(instant);
        });
  }

  Columns<T> flags(Function<T, @Nullable Boolean> value) throws SQLException {
    return add("boolean", value, Boolean[]::new);
  }

  private <V> Columns<T> add(String type, Function<T, @Nullable V> value, IntFunction<V[]> column)
      throws SQLException {
    Object[] values = rows.stream().map(value).toArray(column);
    statement.setArray(next++, connection.createArrayOf(type, values));
    return this;
  }
}
