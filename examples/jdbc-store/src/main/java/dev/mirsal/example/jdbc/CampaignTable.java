package dev.mirsal.example.jdbc;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.store.CampaignRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The campaigns, and which devices they hold. */
final class CampaignTable {
  private static final String COLUMNS =
      "definition, version, status, active, started_at, paused_at, estimated_nanos, note, epoch";

  private final CampaignCodec codec;
  private final Dialect dialect;

  CampaignTable(CampaignCodec codec, Dialect dialect) {
    this.codec = codec;
    this.dialect = dialect;
  }

  boolean insert(Connection connection, CampaignRecord record) throws SQLException {
    String sql =
        "INSERT INTO mirsal_campaign ("
            + COLUMNS
            + ", id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      bind(insert, record);
      return insert.executeUpdate() == 1;
    }
  }

  List<CampaignRecord> find(Connection connection, String campaignId) throws SQLException {
    return select(connection, "id = ?", List.of(campaignId));
  }

  List<CampaignRecord> findIn(Connection connection, Set<CampaignStatus> statuses)
      throws SQLException {
    if (statuses.isEmpty()) {
      return List.of();
    }
    String places = String.join(", ", Collections.nCopies(statuses.size(), "?"));
    List<String> names = statuses.stream().map(CampaignStatus::name).toList();
    return select(connection, "status IN (" + places + ") ORDER BY number", names);
  }

  /**
   * Replaces a campaign by its next version.
   *
   * @return its number, or null if what is kept is not the version before it
   */
  @Nullable Long replace(Connection connection, CampaignRecord next) throws SQLException {
    String sql =
        """
        UPDATE mirsal_campaign SET definition = ?, version = ?, status = ?, active = ?,
          started_at = ?, paused_at = ?, estimated_nanos = ?, note = ?, epoch = ?
        WHERE id = ? AND version = ? - 1""";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      bind(update, next);
      update.setLong(11, next.version());
      return update.executeUpdate() == 1
          ? number(connection, next.campaign().id(), null, "")
          : null;
    }
  }

  /** Returns the number of a campaign, which is this transaction's until it ends, or null. */
  @Nullable Long lock(Connection connection, String campaignId) throws SQLException {
    return number(connection, campaignId, null, dialect.forUpdate());
  }

  /** As {@link #lock}, if the campaign is of a version; null if it is not. */
  @Nullable Long lock(Connection connection, String campaignId, long version) throws SQLException {
    return number(connection, campaignId, version, dialect.forUpdate());
  }

  /** Removes a campaign; returns its number, or null if there is none. */
  @Nullable Long delete(Connection connection, String campaignId) throws SQLException {
    Long number = lock(connection, campaignId);
    if (number != null) {
      releaseDevices(connection, number, List.of());
      try (PreparedStatement delete =
          connection.prepareStatement("DELETE FROM mirsal_campaign WHERE number = ?")) {
        delete.setLong(1, number);
        delete.executeUpdate();
      }
    }
    return number;
  }

  /**
   * Gives a campaign the devices that it is to hold, and no others. Always taken in the same order,
   * before any is given back, so that two campaigns never wait for each other.
   *
   * @return whether all of them are its own now
   */
  boolean holdDevices(Connection connection, long campaign, CampaignRecord record)
      throws SQLException {
    Campaign definition = record.campaign();
    Stream<String> names = definition.lanes().stream().map(lane -> lane.name()).sorted();
    List<String> wanted = record.holdsDevices() ? names.toList() : List.of();
    for (String device : wanted) {
      if (!holdDevice(connection, campaign, definition.channel().name(), device)) {
        return false;
      }
    }
    releaseDevices(connection, campaign, wanted);
    return true;
  }

  private static boolean holdDevice(
      Connection connection, long campaign, String channel, String device) throws SQLException {
    String take =
        """
        INSERT INTO mirsal_device (channel, device, campaign) VALUES (?, ?, ?)
        ON CONFLICT (channel, device) DO NOTHING""";
    String look = "SELECT campaign FROM mirsal_device WHERE channel = ? AND device = ?";
    try (PreparedStatement insert = connection.prepareStatement(take);
        PreparedStatement select = connection.prepareStatement(look)) {
      insert.setString(1, channel);
      insert.setString(2, device);
      insert.setLong(3, campaign);
      if (insert.executeUpdate() == 1) {
        return true;
      }
      select.setString(1, channel);
      select.setString(2, device);
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getLong(1) == campaign;
      }
    }
  }

  private static void releaseDevices(Connection connection, long campaign, List<String> but)
      throws SQLException {
    String others =
        but.isEmpty()
            ? ""
            : " AND device NOT IN ("
                + String.join(", ", Collections.nCopies(but.size(), "?"))
                + ")";
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM mirsal_device WHERE campaign = ?" + others)) {
      delete.setLong(1, campaign);
      for (int i = 0; i < but.size(); i++) {
        delete.setString(i + 2, but.get(i));
      }
      delete.executeUpdate();
    }
  }

  /**
   * @param version the version that the campaign must have, or null for whatever it has
   */
  private static @Nullable Long number(
      Connection connection, String campaignId, @Nullable Long version, String lock)
      throws SQLException {
    String sql =
        "SELECT number FROM mirsal_campaign WHERE id = ?"
            + (version == null ? "" : " AND version = ?")
            + lock;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, campaignId);
      if (version != null) {
        select.setLong(2, version);
      }
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Long.valueOf(row.getLong(1)) : null;
      }
    }
  }

  private List<CampaignRecord> select(Connection connection, String where, List<String> values)
      throws SQLException {
    String sql = "SELECT " + COLUMNS + " FROM mirsal_campaign WHERE " + where;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        select.setString(i + 1, values.get(i));
      }
      List<CampaignRecord> found = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(record(row));
        }
      }
      return found;
    }
  }

  private void bind(PreparedStatement statement, CampaignRecord record) throws SQLException {
    statement.setString(1, codec.encode(record.campaign()));
    statement.setLong(2, record.version());
    statement.setString(3, record.status().name());
    statement.setBoolean(4, record.active());
    Nanos.set(statement, 5, record.startedAt());
    Nanos.set(statement, 6, record.pausedAt());
    Duration estimate = record.estimatedDuration();
    Nanos.set(statement, 7, estimate == null ? null : Instant.EPOCH.plus(estimate));
    statement.setString(8, record.note());
    statement.setString(9, record.epoch());
    statement.setString(10, record.campaign().id());
  }

  private CampaignRecord record(ResultSet row) throws SQLException {
    Instant estimate = Nanos.get(row, 7);
    return new CampaignRecord(
        codec.decode(row.getString(1)),
        row.getLong(2),
        CampaignStatus.valueOf(row.getString(3)),
        row.getBoolean(4),
        Nanos.get(row, 5),
        Nanos.get(row, 6),
        estimate == null ? null : Duration.between(Instant.EPOCH, estimate),
        row.getString(8),
        row.getString(9));
  }
}
