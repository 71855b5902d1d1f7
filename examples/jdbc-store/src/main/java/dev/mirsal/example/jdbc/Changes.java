package dev.mirsal.example.jdbc;

import dev.mirsal.campaign.store.LedgerEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes many changes in one transaction, each of them decided by itself, in their order. First all
 * their lanes are locked, always in the same order: what is then read there, lease and version,
 * holds until the transaction ends, for whoever changes one of them needs the same lock.
 */
final class Changes {
  private static final String CHANGE_ROW =
      "UPDATE mirsal_ledger SET ("
          + LedgerRow.STANDING
          + ") = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " WHERE campaign = ? AND idx = ? AND send_id = ? AND status = ? AND attempts = ?";

  /** A column at a time: the server starts one statement, however many rows there are. */
  private static final String CHANGE_ROWS =
      """
      UPDATE mirsal_ledger l SET lane = n.lane, status = n.status, attempts = n.attempts,
        tried_at = n.tried_at, not_before = n.not_before, reached = n.reached, body = n.body,
        message_id = n.message_id, code = n.code, detail = n.detail, doubts = n.doubts
      FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::text[],
        ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::boolean[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::text[]) n (campaign, idx, send_id, was, tries, lane, status, attempts,
        tried_at, not_before, reached, body, message_id, code, detail, doubts)
      WHERE l.campaign = n.campaign AND l.idx = n.idx AND l.send_id = n.send_id
        AND l.status = n.was AND l.attempts = n.tries
      RETURNING l.campaign, l.idx""";

  private static final String CHANGE_DUES =
      """
      UPDATE mirsal_lane l SET due_at = n.due_at
      FROM unnest(?::text[], ?::text[], ?::bigint[]) n (campaign_id, lane, due_at)
      WHERE l.campaign_id = n.campaign_id AND l.lane = n.lane""";

  private static final String CHANGE_DUE =
      "UPDATE mirsal_lane SET due_at = ? WHERE campaign_id = ? AND lane = ?";

  private final Dialect dialect;

  Changes(Dialect dialect) {
    this.dialect = dialect;
  }

  private record Key(String campaignId, String lane) {
    static final Comparator<Key> ORDER =
        Comparator.comparing(Key::campaignId).thenComparing(Key::lane);

    static Key of(Change change) {
      return new Key(change.lease().campaignId(), change.lease().lane());
    }
  }

  private record Seat(long campaign, @Nullable String owner, long token, long version) {
    boolean allows(Change change) {
      return token == change.lease().token()
          && change.lease().owner().equals(owner)
          && (change.ends() || change.version() == version);
    }
  }

  /** Returns which of the changes were made. */
  boolean[] make(Connection connection, List<Change> changes) throws SQLException {
    Map<Key, Seat> seats = lock(connection, changes);
    boolean[] made = changeRows(connection, changes, seats);
    changeDue(connection, changes, seats, made);
    return made;
  }

  private Map<Key, Seat> lock(Connection connection, List<Change> changes) throws SQLException {
    List<Key> keys = changes.stream().map(Key::of).distinct().toList();
    // A power of two, so that there are few different statements to prepare.
    int places = Integer.highestOneBit(Math.max(1, 2 * keys.size() - 1));
    String sql =
        "SELECT campaign_id, lane, campaign, owner, token, version FROM mirsal_lane"
            + " WHERE (campaign_id, lane) IN (VALUES "
            + String.join(", ", Collections.nCopies(places, "(?, ?)"))
            + ") ORDER BY campaign_id, lane"
            + dialect.forUpdate();
    Map<Key, Seat> seats = new TreeMap<>(Key.ORDER);
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < places; i++) {
        Key key = keys.get(Math.min(i, keys.size() - 1));
        select.setString(2 * i + 1, key.campaignId());
        select.setString(2 * i + 2, key.lane());
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          seats.put(
              new Key(row.getString(1), row.getString(2)),
              new Seat(row.getLong(3), row.getString(4), row.getLong(5), row.getLong(6)));
        }
      }
    }
    return seats;
  }

  private boolean[] changeRows(Connection connection, List<Change> changes, Map<Key, Seat> seats)
      throws SQLException {
    boolean[] made = new boolean[changes.size()];
    List<Allowed> allowed = new ArrayList<>();
    for (int i = 0; i < made.length; i++) {
      Seat seat = seats.get(Key.of(changes.get(i)));
      if (seat != null && seat.allows(changes.get(i))) {
        allowed.add(new Allowed(i, changes.get(i), seat.campaign()));
      }
    }
    // One statement changes a row only once.
    boolean distinct = allowed.stream().map(Allowed::row).distinct().count() == allowed.size();
    if (dialect == Dialect.POSTGRESQL && distinct) {
      changeTogether(connection, allowed, made);
    } else {
      changeOneByOne(connection, allowed, made);
    }
    return made;
  }

  private record Row(long campaign, long index) {}

  private record Allowed(int place, Change change, long campaign) {
    Row row() {
      return new Row(campaign, change.expected().index());
    }
  }

  private static void changeOneByOne(Connection connection, List<Allowed> allowed, boolean[] made)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(CHANGE_ROW)) {
      for (Allowed each : allowed) {
        bind(update, each.change(), each.campaign());
        update.addBatch();
      }
      int[] counts = update.executeBatch();
      for (int i = 0; i < counts.length; i++) {
        made[allowed.get(i).place()] = counts[i] == 1;
      }
    }
  }

  private static void changeTogether(Connection connection, List<Allowed> allowed, boolean[] made)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(CHANGE_ROWS)) {
      new Columns<>(connection, update, 1, allowed)
          .numbers(Allowed::campaign)
          .numbers(each -> each.change().expected().index())
          .texts(each -> each.change().expected().sendId())
          .texts(each -> each.change().expected().status().name())
          .numbers(each -> (long) each.change().expected().attempts())
          .texts(each -> each.change().next().lane())
          .texts(each -> each.change().next().status().name())
          .numbers(each -> (long) each.change().next().attempts())
          .instants(each -> each.change().next().at())
          .instants(each -> each.change().next().notBefore())
          .flags(each -> each.change().next().reached())
          .texts(each -> each.change().next().text())
          .texts(each -> each.change().next().platformMessageId())
          .texts(each -> each.change().next().code())
          .texts(each -> each.change().next().detail())
          .texts(each -> LedgerRow.doubts(each.change().next()));
      Set<Row> changed = new HashSet<>();
      try (ResultSet row = update.executeQuery()) {
        while (row.next()) {
          changed.add(new Row(row.getLong(1), row.getLong(2)));
        }
      }
      for (Allowed each : allowed) {
        made[each.place()] = changed.contains(each.row());
      }
    }
  }

  private static void bind(PreparedStatement update, Change change, long campaign)
      throws SQLException {
    LedgerEntry expected = change.expected();
    LedgerRow.bindStanding(update, 1, change.next());
    update.setLong(12, campaign);
    update.setLong(13, expected.index());
    update.setString(14, expected.sendId());
    update.setString(15, expected.status().name());
    update.setInt(16, expected.attempts());
  }

  /** A later version of the campaign has said itself when the lane is due. */
  private void changeDue(
      Connection connection, List<Change> changes, Map<Key, Seat> seats, boolean[] made)
      throws SQLException {
    Map<Key, Change> last = new TreeMap<>(Key.ORDER);
    for (int i = 0; i < made.length; i++) {
      Change change = changes.get(i);
      Seat seat = seats.get(Key.of(change));
      if (made[i] && change.ends() && seat != null && seat.version() == change.version()) {
        last.put(Key.of(change), change);
      }
    }
    if (last.isEmpty()) {
      return;
    }
    List<Change> dues = List.copyOf(last.values());
    boolean together = dialect == Dialect.POSTGRESQL;
    try (PreparedStatement update =
        connection.prepareStatement(together ? CHANGE_DUES : CHANGE_DUE)) {
      if (together) {
        new Columns<>(connection, update, 1, dues)
            .texts(change -> change.lease().campaignId())
            .texts(change -> change.lease().lane())
            .instants(Change::due);
        update.executeUpdate();
        return;
      }
      for (Change change : dues) {
        Nanos.set(update, 1, change.due());
        update.setString(2, change.lease().campaignId());
        update.setString(3, change.lease().lane());
        update.addBatch();
      }
      update.executeBatch();
    }
  }
}
