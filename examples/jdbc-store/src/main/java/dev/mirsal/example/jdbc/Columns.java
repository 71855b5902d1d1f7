package dev.mirsal.example.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Parameters of a statement for many rows at once: each is an array, a column of the rows. */
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
    return add("text", value);
  }

  Columns<T> numbers(Function<T, @Nullable Number> value) throws SQLException {
    return add("bigint", value);
  }

  Columns<T> instants(Function<T, @Nullable Instant> value) throws SQLException {
    return numbers(
        row -> {
          Instant instant = value.apply(row);
          return instant == null ? null : Long.valueOf(Nanos.of(instant));
        });
  }

  Columns<T> flags(Function<T, @Nullable Boolean> value) throws SQLException {
    return add("boolean", value);
  }

  private Columns<T> add(String type, Function<T, ?> value) throws SQLException {
    statement.setArray(next++, connection.createArrayOf(type, rows.stream().map(value).toArray()));
    return this;
  }
}
