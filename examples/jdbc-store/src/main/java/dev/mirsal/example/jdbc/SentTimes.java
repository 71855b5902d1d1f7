package dev.mirsal.example.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When rows were sent, or may have been, for the limits of a lane or of a whole campaign. The index
 * has an order for each lane: for a whole campaign, all its lanes are asked in one statement.
 * Attempts that may have gone before the last one are few, and are read beside them.
 */
final class SentTimes {
  private static final String ONE_LANE =
      """
      WITH lanes (campaign, lane) AS (
        SELECT number, CAST(? AS mirsal_text) FROM mirsal_campaign WHERE id = ?)
      """;

  /** From lane to lane by index; the parameter of a lane is null. */
  private static final String ALL_LANES =
      """
      WITH RECURSIVE lanes (campaign, lane) AS (
        SELECT number, coalesce(CAST(? AS mirsal_text), (SELECT min(lane) FROM mirsal_ledger l
          WHERE l.campaign = number AND tried_at IS NOT NULL))
        FROM mirsal_campaign WHERE id = ?
        UNION ALL
        SELECT campaign, (SELECT min(lane) FROM mirsal_ledger l
          WHERE l.campaign = lanes.campaign AND l.lane > lanes.lane AND tried_at IS NOT NULL)
        FROM lanes WHERE lane IS NOT NULL)
      """;

  private static final String SENT =
      """
       FROM mirsal_ledger l WHERE l.campaign = lanes.campaign AND l.lane = lanes.lane
        AND tried_at IS NOT NULL AND status IN ('SENT', 'UNKNOWN', 'SENDING')\
      """;

  private static final String DOUBTS =
      "SELECT doubts FROM mirsal_ledger WHERE "
          + LedgerTable.OF_CAMPAIGN
          + " AND doubts IS NOT NULL AND lane = coalesce(?, lane)";

  private final Dialect dialect;

  SentTimes(Dialect dialect) {
    this.dialect = dialect;
  }

  List<Instant> latest(Connection connection, String campaignId, @Nullable String lane, int limit)
      throws SQLException {
    String query = dialect.latestOfLane() + " ORDER BY 1 DESC LIMIT ?";
    try (PreparedStatement select = prepare(connection, campaignId, lane, query)) {
      select.setInt(3, limit);
      select.setInt(4, limit);
      List<Instant> instants = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          instants.add(Nanos.instant(row.getLong(1)));
        }
      }
      instants.addAll(doubts(connection, campaignId, lane));
      instants.sort(Comparator.reverseOrder());
      return List.copyOf(instants.subList(0, Math.min(limit, instants.size())));
    }
  }

  Optional<Instant> first(Connection connection, String campaignId, @Nullable String lane)
      throws SQLException {
    String query = "SELECT min((SELECT tried_at" + SENT + " ORDER BY tried_at LIMIT 1)) FROM lanes";
    try (PreparedStatement select = prepare(connection, campaignId, lane, query);
        ResultSet row = select.executeQuery()) {
      Instant first = row.next() ? Nanos.get(row, 1) : null;
      return Stream.concat(Stream.ofNullable(first), doubts(connection, campaignId, lane).stream())
          .min(Comparator.naturalOrder());
    }
  }

  int count(Connection connection, String campaignId, @Nullable String lane, Instant from)
      throws SQLException {
    String query = "SELECT sum((SELECT count(*)" + SENT + " AND tried_at >= ?)) FROM lanes";
    try (PreparedStatement select = prepare(connection, campaignId, lane, query)) {
      Nanos.set(select, 3, from);
      try (ResultSet row = select.executeQuery()) {
        int last = row.next() ? row.getInt(1) : 0;
        List<Instant> before = doubts(connection, campaignId, lane);
        return last + (int) before.stream().filter(at -> !at.isBefore(from)).count();
      }
    }
  }

  private static List<Instant> doubts(
      Connection connection, String campaignId, @Nullable String lane) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(DOUBTS)) {
      select.setString(1, campaignId);
      select.setString(2, lane);
      List<Instant> instants = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          instants.addAll(LedgerRow.doubts(row.getString(1)));
        }
      }
      return instants;
    }
  }

  private static PreparedStatement prepare(
      Connection connection, String campaignId, @Nullable String lane, String query)
      throws SQLException {
    PreparedStatement select =
        connection.prepareStatement((lane == null ? ALL_LANES : ONE_LANE) + query);
    select.setString(1, lane);
    select.setString(2, campaignId);
    return select;
  }
}
