package dev.mirsal.example.jdbc;

import dev.mirsal.campaign.store.CampaignStore.Reached;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.campaign.store.PendingCount;
import dev.mirsal.campaign.store.PendingLine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of all campaigns, and the figures that follow from them. */
final class LedgerTable {
  /** Rows of the campaign whose id is the next parameter. */
  static final String OF_CAMPAIGN = "campaign = (SELECT number FROM mirsal_campaign WHERE id = ?)";

  private final Dialect dialect;

  LedgerTable(Dialect dialect) {
    this.dialect = dialect;
  }

  boolean replace(Connection connection, String campaignId, LedgerEntry expected, LedgerEntry next)
      throws SQLException {
    String sql =
        "UPDATE mirsal_ledger SET ("
            + LedgerRow.STANDING
            + ", "
            + LedgerRow.RECIPIENT
            + ") = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE "
            + OF_CAMPAIGN
            + " AND idx = ? AND send_id = ? AND status = ? AND attempts = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      LedgerRow.bindStanding(update, 1, next);
      LedgerRow.bindRecipient(update, 12, next.recipient());
      update.setString(18, campaignId);
      update.setLong(19, expected.index());
      update.setString(20, expected.sendId());
      update.setString(21, expected.status().name());
      update.setInt(22, expected.attempts());
      return update.executeUpdate() == 1;
    }
  }

  void move(Connection connection, long campaign, List<LedgerEntry> rows) throws SQLException {
    String sql =
        "UPDATE mirsal_ledger SET lane = ? WHERE campaign = ? AND idx = ? AND send_id = ?"
            + " AND status = 'PENDING' AND attempts = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (LedgerEntry row : rows) {
        update.setString(1, row.lane());
        update.setLong(2, campaign);
        update.setLong(3, row.index());
        update.setString(4, row.sendId());
        update.setInt(5, row.attempts());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  long endPending(
      Connection connection,
      String campaignId,
      LedgerStatus status,
      @Nullable String code,
      @Nullable String detail)
      throws SQLException {
    String sql =
        "UPDATE mirsal_ledger SET status = ?, code = ?, detail = ?, not_before = NULL WHERE "
            + OF_CAMPAIGN
            + " AND status = 'PENDING'";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, status.name());
      update.setString(2, code);
      update.setString(3, detail);
      update.setString(4, campaignId);
      return update.executeLargeUpdate();
    }
  }

  void forget(Connection connection, long campaign) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM mirsal_ledger WHERE campaign = ?")) {
      delete.setLong(1, campaign);
      delete.executeLargeUpdate();
    }
  }

  /** One statement, so that all of it is from one moment; it goes from zone to zone by index. */
  PendingLine firstPending(
      Connection connection, String campaignId, String lane, Instant now, int each)
      throws SQLException {
    String sql =
        """
        WITH RECURSIVE it (campaign, lane) AS (
          SELECT number, CAST(? AS mirsal_text) FROM mirsal_campaign WHERE id = ?),
        zones (campaign, lane, zone) AS (
          SELECT campaign, lane, (SELECT min(zone) FROM mirsal_ledger l
            WHERE l.campaign = it.campaign AND l.lane = it.lane
              AND status = 'PENDING' AND not_before IS NULL) FROM it
          UNION ALL
          SELECT campaign, lane, (SELECT min(zone) FROM mirsal_ledger l
            WHERE l.campaign = zones.campaign AND l.lane = zones.lane AND l.zone > zones.zone
              AND status = 'PENDING' AND not_before IS NULL) FROM zones
          WHERE zone IS NOT NULL),
        open AS (
          SELECT * FROM (%s) f
          UNION ALL
          SELECT l.* FROM it CROSS JOIN mirsal_ledger l
          WHERE l.campaign = it.campaign AND l.lane = it.lane
            AND status = 'PENDING' AND not_before <= ?),
        ranked AS (
          SELECT open.*, row_number() OVER (PARTITION BY zone ORDER BY idx) AS place FROM open),
        -- Asked once, and not for each row.
        waiting AS MATERIALIZED (
          SELECT (SELECT min(not_before) FROM mirsal_ledger l
            WHERE l.campaign = it.campaign AND l.lane = it.lane
              AND status = 'PENDING' AND not_before > ?) AS later FROM it)
        SELECT %s, later FROM waiting LEFT JOIN ranked ON place <= ?
        ORDER BY idx"""
            .formatted(dialect.firstOfZone(), LedgerRow.COLUMNS);
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, lane);
      select.setString(2, campaignId);
      select.setInt(3, each);
      Nanos.set(select, 4, now);
      Nanos.set(select, 5, now);
      select.setInt(6, each);
      return line(select);
    }
  }

  private static PendingLine line(PreparedStatement select) throws SQLException {
    List<LedgerEntry> rows = new ArrayList<>();
    Instant later = null;
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        later = Nanos.get(row, 20);
        if (row.getString(1) != null) {
          rows.add(LedgerRow.read(row));
        }
      }
    }
    return new PendingLine(rows, later);
  }

  List<PendingCount> pendingCounts(Connection connection, String campaignId) throws SQLException {
    String sql =
        "SELECT lane, zone, count(*) FROM mirsal_ledger WHERE "
            + OF_CAMPAIGN
            + " AND status = 'PENDING' GROUP BY lane, zone";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, campaignId);
      List<PendingCount> counts = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          counts.add(
              new PendingCount(row.getString(1), LedgerRow.zone(row.getString(2)), row.getLong(3)));
        }
      }
      return counts;
    }
  }

  List<LedgerEntry> inFlight(Connection connection, String campaignId, String lane)
      throws SQLException {
    String sql =
        "SELECT "
            + LedgerRow.COLUMNS
            + " FROM mirsal_ledger WHERE "
            + OF_CAMPAIGN
            + " AND lane = ? AND status = 'SENDING' ORDER BY idx";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, campaignId);
      select.setString(2, lane);
      List<LedgerEntry> rows = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.add(LedgerRow.read(row));
        }
      }
      return rows;
    }
  }

  Map<LedgerStatus, Long> counts(Connection connection, String campaignId) throws SQLException {
    String sql =
        "SELECT status, count(*) FROM mirsal_ledger WHERE " + OF_CAMPAIGN + " GROUP BY status";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, campaignId);
      Map<LedgerStatus, Long> counts = new EnumMap<>(LedgerStatus.class);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          counts.put(LedgerStatus.valueOf(row.getString(1)), row.getLong(2));
        }
      }
      return counts;
    }
  }

  /** Each kind of open row has an index of its own, in which those with an outcome are not. */
  boolean hasOpen(Connection connection, String campaignId) throws SQLException {
    String row = "EXISTS (SELECT 1 FROM mirsal_ledger WHERE " + OF_CAMPAIGN + " AND ";
    String sql =
        "SELECT "
            + row
            + "status = 'PENDING' AND not_before IS NULL) OR "
            + row
            + "status = 'PENDING' AND not_before IS NOT NULL) OR "
            + row
            + "status = 'SENDING')";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 1; i <= 3; i++) {
        select.setString(i, campaignId);
      }
      try (ResultSet found = select.executeQuery()) {
        return found.next() && found.getBoolean(1);
      }
    }
  }

  /** Attempts before the last one of a row are few, and are read beside them. */
  Reached reached(Connection connection, String campaignId, String lane) throws SQLException {
    String lasts =
        "SELECT count(*), max(tried_at) FROM mirsal_ledger WHERE "
            + OF_CAMPAIGN
            + " AND lane = ? AND tried_at IS NOT NULL AND reached";
    String doubted =
        "SELECT doubts, CASE WHEN reached THEN tried_at END FROM mirsal_ledger WHERE "
            + OF_CAMPAIGN
            + " AND lane = ? AND doubts IS NOT NULL";
    try (PreparedStatement select = connection.prepareStatement(lasts);
        PreparedStatement before = connection.prepareStatement(doubted)) {
      select.setString(1, campaignId);
      select.setString(2, lane);
      before.setString(1, campaignId);
      before.setString(2, lane);
      try (ResultSet row = select.executeQuery();
          ResultSet others = before.executeQuery()) {
        row.next();
        return reached(row.getLong(1), Nanos.get(row, 2), others);
      }
    }
  }

  /** Of a row in doubt the last attempt is one of its doubts: it was counted as the last one. */
  private static Reached reached(long lasts, @Nullable Instant latest, ResultSet doubted)
      throws SQLException {
    long count = lasts;
    Instant last = latest;
    while (doubted.next()) {
      Instant counted = Nanos.get(doubted, 2);
      List<Instant> doubts = LedgerRow.doubts(doubted.getString(1));
      count += doubts.size() - (doubts.get(doubts.size() - 1).equals(counted) ? 1 : 0);
      for (Instant each : doubts) {
        last = last == null || each.isAfter(last) ? each : last;
      }
    }
    return new Reached(count, last);
  }
}
