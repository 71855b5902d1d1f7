package dev.mirsal.example.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When rows were sent, or may have been, for the limits of a lane or of a whole campaign. */
final class SentTimes {
  /** The index has an order for each lane: those of a campaign are asked one after another. */
  private static final String LANES =
      """
      WITH RECURSIVE it (campaign) AS (SELECT number FROM mirsal_campaign WHERE id = ?),
      lanes (campaign, lane) AS (
        SELECT campaign, (SELECT min(lane) FROM mirsal_ledger l
          WHERE l.campaign = it.campaign AND tried_at IS NOT NULL) FROM it
        UNION ALL
        SELECT campaign, (SELECT min(lane) FROM mirsal_ledger l
          WHERE l.campaign = lanes.campaign AND l.lane > lanes.lane
            AND tried_at IS NOT NULL) FROM lanes
        WHERE lane IS NOT NULL)
      SELECT lane FROM lanes WHERE lane IS NOT NULL""";

  private static final String SENT =
      " FROM mirsal_ledger WHERE "
          + LedgerTable.OF_CAMPAIGN
          + " AND lane = ? AND tried_at IS NOT NULL AND status IN ('SENT', 'UNKNOWN', 'SENDING')";

  private SentTimes() {}

  /** Returns the lane asked for, or all on which anything has been tried. */
  static List<String> lanes(Connection connection, String campaignId, @Nullable String lane)
      throws SQLException {
    if (lane != null) {
      return List.of(lane);
    }
    try (PreparedStatement select = connection.prepareStatement(LANES)) {
      select.setString(1, campaignId);
      List<String> lanes = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          lanes.add(row.getString(1));
        }
      }
      return lanes;
    }
  }

  static List<Instant> latest(Connection connection, String campaignId, String lane, int limit)
      throws SQLException {
    String sql = "SELECT tried_at" + SENT + " ORDER BY tried_at DESC LIMIT ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, campaignId);
      select.setString(2, lane);
      select.setInt(3, limit);
      return instants(select);
    }
  }

  static List<Instant> first(Connection connection, String campaignId, String lane)
      throws SQLException {
    String sql = "SELECT tried_at" + SENT + " ORDER BY tried_at LIMIT 1";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, campaignId);
      select.setString(2, lane);
      return instants(select);
    }
  }

  static int count(Connection connection, String campaignId, String lane, Instant from)
      throws SQLException {
    String sql = "SELECT count(*)" + SENT + " AND tried_at >= ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, campaignId);
      select.setString(2, lane);
      Nanos.set(select, 3, from);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private static List<Instant> instants(PreparedStatement select) throws SQLException {
    List<Instant> instants = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        instants.add(Nanos.instant(row.getLong(1)));
      }
    }
    return instants;
  }
}
