package dev.mirsal.example.jdbc;

import dev.mirsal.campaign.store.LedgerEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The rows of a campaign as the database hands them out, over a connection of its own. */
final class EntryStream extends Spliterators.AbstractSpliterator<LedgerEntry> {
  private static final int FETCH = 1000;

  private final Dialect dialect;
  private final Connection connection;
  private final PreparedStatement select;
  private final ResultSet rows;

  private EntryStream(Dialect dialect, Connection connection, PreparedStatement select)
      throws SQLException {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.dialect = dialect;
    this.connection = connection;
    this.select = select;
    this.rows = select.executeQuery();
  }

  static Stream<LedgerEntry> of(Connections connections, String campaignId) {
    try {
      Connection connection = connections.open();
      try {
        return stream(connections.dialect(), connection, campaignId);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new JdbcStoreException(e);
    }
  }

  /** Without a transaction PostgreSQL hands out all rows at once. */
  private static Stream<LedgerEntry> stream(
      Dialect dialect, Connection connection, String campaignId) throws SQLException {
    dialect.snapshot(connection);
    PreparedStatement select =
        connection.prepareStatement(
            "SELECT "
                + LedgerRow.COLUMNS
                + " FROM mirsal_ledger WHERE "
                + LedgerTable.OF_CAMPAIGN
                + " ORDER BY idx");
    select.setFetchSize(FETCH);
    select.setString(1, campaignId);
    EntryStream entries = new EntryStream(dialect, connection, select);
    return StreamSupport.stream(entries, false).onClose(entries::close);
  }

  @Override
  public boolean tryAdvance(Consumer<? super LedgerEntry> action) {
    LedgerEntry entry;
    try {
      if (!rows.next()) {
        return false;
      }
      entry = LedgerRow.read(rows);
    } catch (SQLException e) {
      throw new JdbcStoreException(e);
    }
    action.accept(entry);
    return true;
  }

  private void close() {
    try (connection;
        select;
        rows) {
      rows.close();
      dialect.rollback(connection);
    } catch (SQLException e) {
      throw new JdbcStoreException(e);
    }
  }
}
