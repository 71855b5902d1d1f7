package dev.mirsal.example.jdbc;

import dev.mirsal.campaign.store.DeliveryReport;
import dev.mirsal.inbound.DeliveryState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far messages got, by the platforms' ids. */
final class ReportTable {
  /** Fewer than any database takes as parameters of one statement. */
  private static final int MOST_IDS = 500;

  private final Dialect dialect;

  ReportTable(Dialect dialect) {
    this.dialect = dialect;
  }

  boolean add(Connection connection, String messageId, DeliveryReport report) throws SQLException {
    String insert =
        """
        INSERT INTO mirsal_report (state, reported_at, code, message_id) VALUES (?, ?, ?, ?)
        ON CONFLICT (message_id) DO NOTHING""";
    if (write(connection, insert, messageId, report)) {
      return true;
    }
    DeliveryReport before =
        find(connection, List.of(messageId), dialect.forUpdate()).getOrDefault(messageId, report);
    DeliveryReport joined = before.join(report);
    String update =
        "UPDATE mirsal_report SET state = ?, reported_at = ?, code = ? WHERE message_id = ?";
    return !joined.equals(before) && write(connection, update, messageId, joined);
  }

  Map<String, DeliveryReport> find(Connection connection, Collection<String> messageIds)
      throws SQLException {
    Map<String, DeliveryReport> found = new HashMap<>();
    List<String> ids = messageIds.stream().distinct().toList();
    for (int from = 0; from < ids.size(); from += MOST_IDS) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + MOST_IDS));
      found.putAll(find(connection, some, ""));
    }
    return found;
  }

  Map<DeliveryState, Long> count(Connection connection, String campaignId) throws SQLException {
    String sql =
        """
        SELECT r.state, count(*) FROM mirsal_ledger l
        JOIN mirsal_report r ON r.message_id = l.message_id
        WHERE l.campaign = (SELECT number FROM mirsal_campaign WHERE id = ?) GROUP BY r.state""";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, campaignId);
      Map<DeliveryState, Long> counts = new EnumMap<>(DeliveryState.class);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          counts.put(DeliveryState.valueOf(row.getString(1)), row.getLong(2));
        }
      }
      return counts;
    }
  }

  private static boolean write(
      Connection connection, String sql, String messageId, DeliveryReport report)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, report.state().name());
      Nanos.set(statement, 2, report.at());
      statement.setString(3, report.code());
      statement.setString(4, messageId);
      return statement.executeUpdate() == 1;
    }
  }

  private static Map<String, DeliveryReport> find(
      Connection connection, List<String> messageIds, String lock) throws SQLException {
    String sql =
        "SELECT message_id, state, reported_at, code FROM mirsal_report WHERE message_id IN ("
            + String.join(", ", Collections.nCopies(messageIds.size(), "?"))
            + ")"
            + lock;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < messageIds.size(); i++) {
        select.setString(i + 1, messageIds.get(i));
      }
      Map<String, DeliveryReport> found = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          DeliveryState state = DeliveryState.valueOf(row.getString(2));
          found.put(
              row.getString(1),
              new DeliveryReport(state, Nanos.instant(row.getLong(3)), row.getString(4)));
        }
      }
      return found;
    }
  }
}
