package dev.mirsal.example.jdbc;

import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.DueLane;
import dev.mirsal.campaign.store.Lease;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may send on which lane, and when each is to be looked at. Several rows are always locked in
 * the order of their keys.
 */
final class LaneTable {
  private final Dialect dialect;

  LaneTable(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Writes a campaign's version to all its lanes, and when they are due. */
  void follow(Connection connection, long campaign, CampaignRecord record) throws SQLException {
    String id = record.campaign().id();
    lockAll(connection, id);
    String retire = "UPDATE mirsal_lane SET version = ?, due_at = NULL WHERE campaign_id = ?";
    String seat =
        """
        INSERT INTO mirsal_lane (campaign_id, lane, campaign, number, version, due_at, token)
        VALUES (?, ?, ?, ?, ?, ?, 0)
        ON CONFLICT (campaign_id, lane) DO UPDATE SET due_at = excluded.due_at""";
    try (PreparedStatement all = connection.prepareStatement(retire);
        PreparedStatement each = connection.prepareStatement(seat)) {
      // A lane that an edit has taken away has nothing left to do.
      all.setLong(1, record.version());
      all.setString(2, id);
      all.executeUpdate();
      List<Lane> lanes = record.campaign().lanes();
      for (int i = 0; i < lanes.size(); i++) {
        each.setString(1, id);
        each.setString(2, lanes.get(i).name());
        each.setLong(3, campaign);
        each.setInt(4, i);
        each.setLong(5, record.version());
        Nanos.set(each, 6, record.dueFrom());
        each.addBatch();
      }
      each.executeBatch();
    }
  }

  /** Keeps all lanes of a campaign as they are until the transaction ends. */
  void lockAll(Connection connection, String campaignId) throws SQLException {
    String sql =
        "SELECT lane FROM mirsal_lane WHERE campaign_id = ? ORDER BY lane" + dialect.forUpdate();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, campaignId);
      select.executeQuery().close();
    }
  }

  void forget(Connection connection, String campaignId) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM mirsal_lane WHERE campaign_id = ?")) {
      delete.setString(1, campaignId);
      delete.executeUpdate();
    }
  }

  List<DueLane> due(Connection connection, Instant now, String owner, int limit)
      throws SQLException {
    String sql =
        """
        SELECT campaign_id, lane, version FROM mirsal_lane
        WHERE due_at <= ? AND (owner IS NULL OR owner = ? OR lease_until <= ?)
        ORDER BY due_at, campaign_id, number LIMIT ?""";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      Nanos.set(select, 1, now);
      select.setString(2, owner);
      Nanos.set(select, 3, now);
      select.setInt(4, limit);
      List<DueLane> due = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          due.add(new DueLane(row.getString(1), row.getString(2), row.getLong(3)));
        }
      }
      return due;
    }
  }

  /** The first that becomes due and is free by then, or the first lease to end before that. */
  Optional<Instant> nextDue(Connection connection, Instant now, String owner) throws SQLException {
    String sql =
        """
        WITH free (due_at) AS (
          SELECT due_at FROM mirsal_lane
          WHERE due_at > ? AND (owner IS NULL OR owner = ? OR lease_until <= due_at)
          ORDER BY due_at LIMIT 1)
        SELECT min(due_at) FROM (
          SELECT due_at FROM free
          UNION ALL
          SELECT min(lease_until) FROM mirsal_lane
          WHERE due_at < coalesce((SELECT due_at FROM free), 9223372036854775807)
            AND owner <> ? AND lease_until > ? AND lease_until > due_at) t""";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      Nanos.set(select, 1, now);
      select.setString(2, owner);
      select.setString(3, owner);
      Nanos.set(select, 4, now);
      return instant(select);
    }
  }

  Optional<Instant> dueAt(
      Connection connection, String campaignId, String lane, Instant now, String owner)
      throws SQLException {
    String sql =
        """
        SELECT CASE WHEN owner IS NULL OR owner = ? OR lease_until <= ? OR lease_until < due_at
          THEN due_at ELSE lease_until END
        FROM mirsal_lane WHERE campaign_id = ? AND lane = ? AND due_at IS NOT NULL""";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, owner);
      Nanos.set(select, 2, now);
      select.setString(3, campaignId);
      select.setString(4, lane);
      return instant(select);
    }
  }

  Optional<Lease> claim(
      Connection connection,
      String campaignId,
      String lane,
      String owner,
      Instant now,
      Instant until)
      throws SQLException {
    String sql =
        """
        UPDATE mirsal_lane SET owner = ?, lease_until = ?, token = token + 1
        WHERE campaign_id = ? AND lane = ?
          AND (owner IS NULL OR owner = ? OR lease_until <= ?)
        RETURNING token""";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, owner);
      Nanos.set(update, 2, until);
      update.setString(3, campaignId);
      update.setString(4, lane);
      update.setString(5, owner);
      Nanos.set(update, 6, now);
      try (ResultSet row = update.executeQuery()) {
        return row.next()
            ? Optional.of(new Lease(campaignId, lane, owner, row.getLong(1), until))
            : Optional.empty();
      }
    }
  }

  boolean renew(Connection connection, Lease lease, Instant until) throws SQLException {
    return change(connection, "lease_until = ?", until, lease, null);
  }

  boolean schedule(Connection connection, Lease lease, long version, @Nullable Instant due)
      throws SQLException {
    return change(connection, "due_at = ?", due, lease, version);
  }

  boolean release(Connection connection, Lease lease) throws SQLException {
    return change(connection, "owner = NULL, lease_until = ?", null, lease, null);
  }

  void wakeOwned(Connection connection, String owner, Instant due) throws SQLException {
    String theirs = " FROM mirsal_lane WHERE owner = ? AND due_at IS NOT NULL";
    String lock = "SELECT lane" + theirs + " ORDER BY campaign_id, lane" + dialect.forUpdate();
    String wake = "UPDATE mirsal_lane SET due_at = ? WHERE owner = ? AND due_at IS NOT NULL";
    try (PreparedStatement select = connection.prepareStatement(lock);
        PreparedStatement update = connection.prepareStatement(wake)) {
      select.setString(1, owner);
      select.executeQuery().close();
      Nanos.set(update, 1, due);
      update.setString(2, owner);
      update.executeUpdate();
    }
  }

  void wake(Connection connection, String campaignId, String lane, Instant due)
      throws SQLException {
    String sql = "UPDATE mirsal_lane SET due_at = ? WHERE campaign_id = ? AND lane = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      Nanos.set(update, 1, due);
      update.setString(2, campaignId);
      update.setString(3, lane);
      update.executeUpdate();
    }
  }

  /**
   * @param version the version that the campaign must have, or null for whatever it has
   */
  private static boolean change(
      Connection connection,
      String assignment,
      @Nullable Instant value,
      Lease lease,
      @Nullable Long version)
      throws SQLException {
    String sql =
        "UPDATE mirsal_lane SET "
            + assignment
            + " WHERE campaign_id = ? AND lane = ? AND owner = ? AND token = ?"
            + (version == null ? "" : " AND version = ?");
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      Nanos.set(update, 1, value);
      update.setString(2, lease.campaignId());
      update.setString(3, lease.lane());
      update.setString(4, lease.owner());
      update.setLong(5, lease.token());
      if (version != null) {
        update.setLong(6, version);
      }
      return update.executeUpdate() == 1;
    }
  }

  private static Optional<Instant> instant(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.ofNullable(Nanos.get(row, 1)) : Optional.empty();
    }
  }
}
