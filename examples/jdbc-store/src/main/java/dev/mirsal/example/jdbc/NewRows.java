package dev.mirsal.example.jdbc;

import dev.mirsal.campaign.store.LedgerEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;

/** Adds rows to the ledger; those whose send id is there already are left out. */
final class NewRows {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String UNLESS_THERE = " ON CONFLICT (campaign, send_id) DO NOTHING";
  private static final String ONE_BY_ONE =
      "INSERT INTO mirsal_ledger (campaign, send_id, idx, "
          + LedgerRow.STANDING
          + ", "
          + LedgerRow.RECIPIENT
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + UNLESS_THERE;

  /** A column at a time: the server parses one statement, however many rows there are. */
  private static final String TOGETHER =
      "INSERT INTO mirsal_ledger (campaign, status, attempts, reached, send_id, idx, lane, "
          + LedgerRow.RECIPIENT
          + ") SELECT ?, 'PENDING', 0, FALSE, r.* FROM unnest(?::text[], ?::bigint[], ?::text[],"
          + " ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[]) r";

  private final Dialect dialect;

  NewRows(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Returns how many were added. */
  int add(Connection connection, long campaign, List<LedgerEntry> rows) throws SQLException {
    boolean plain = rows.stream().allMatch(NewRows::isUntouched);
    return plain && dialect == Dialect.POSTGRESQL
        ? addTogether(connection, campaign, rows)
        : addOneByOne(connection, campaign, rows);
  }

  private static boolean isUntouched(LedgerEntry row) {
    return row.equals(LedgerEntry.pending(row.sendId(), row.index(), row.lane(), row.recipient()));
  }

  private static int addOneByOne(Connection connection, long campaign, List<LedgerEntry> rows)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(ONE_BY_ONE)) {
      for (LedgerEntry row : rows) {
        insert.setLong(1, campaign);
        insert.setString(2, row.sendId());
        insert.setLong(3, row.index());
        LedgerRow.bindStanding(insert, 4, row);
        LedgerRow.bindRecipient(insert, 15, row.recipient());
        insert.addBatch();
      }
      int added = 0;
      for (int count : insert.executeBatch()) {
        added += count;
      }
      return added;
    }
  }

  /** To look for each row's like costs more than to add it: that is done only if there is one. */
  private static int addTogether(Connection connection, long campaign, List<LedgerEntry> rows)
      throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      return addTogether(connection, TOGETHER, campaign, rows);
    } catch (SQLException e) {
      if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
        throw e;
      }
      connection.rollback(before);
      return addTogether(connection, TOGETHER + UNLESS_THERE, campaign, rows);
    }
  }

  private static int addTogether(
      Connection connection, String sql, long campaign, List<LedgerEntry> rows)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setLong(1, campaign);
      new Columns<>(connection, insert, 2, rows)
          .texts(LedgerEntry::sendId)
          .numbers(LedgerEntry::index)
          .texts(LedgerEntry::lane)
          .texts(row -> row.recipient().address().channel().name())
          .texts(row -> row.recipient().address().id())
          .texts(row -> row.recipient().name())
          .texts(row -> LedgerRow.variables(row.recipient()))
          .texts(row -> LedgerRow.zone(row.recipient().zone()))
          .instants(row -> row.recipient().expiresAt());
      return insert.executeUpdate();
    }
  }
}
