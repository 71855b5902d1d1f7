package dev.mirsal.example.jdbc;

import dev.mirsal.campaign.store.LedgerEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
          + ") = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " WHERE campaign = ? AND idx = ? AND send_id = ? AND status = ? AND attempts = ?";
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
          && (change.version() == null || change.version() == version);
    }
  }

  /** Returns which of the changes were made. */
  boolean[] make(Connection connection, List<Change> changes) throws SQLException {
    Map<Key, Seat> seats = lock(connection, changes);
    boolean[] made = changeRows(connection, changes, seats);
    changeDue(connection, changes, made);
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

  private static boolean[] changeRows(
      Connection connection, List<Change> changes, Map<Key, Seat> seats) throws SQLException {
    boolean[] made = new boolean[changes.size()];
    try (PreparedStatement update = connection.prepareStatement(CHANGE_ROW)) {
      for (int i = 0; i < made.length; i++) {
        Seat seat = seats.get(Key.of(changes.get(i)));
        made[i] = seat != null && seat.allows(changes.get(i));
        if (made[i]) {
          bind(update, changes.get(i), seat.campaign());
          update.addBatch();
        }
      }
      int[] counts = update.executeBatch();
      for (int i = 0, k = 0; i < made.length; i++) {
        made[i] = made[i] && counts[k++] == 1;
      }
    }
    return made;
  }

  private static void bind(PreparedStatement update, Change change, long campaign)
      throws SQLException {
    LedgerEntry expected = change.expected();
    LedgerRow.bindStanding(update, 1, change.next());
    update.setLong(11, campaign);
    update.setLong(12, expected.index());
    update.setString(13, expected.sendId());
    update.setString(14, expected.status().name());
    update.setInt(15, expected.attempts());
  }

  private static void changeDue(Connection connection, List<Change> changes, boolean[] made)
      throws SQLException {
    Map<Key, Change> last = new TreeMap<>(Key.ORDER);
    for (int i = 0; i < made.length; i++) {
      if (made[i]) {
        last.put(Key.of(changes.get(i)), changes.get(i));
      }
    }
    try (PreparedStatement update = connection.prepareStatement(CHANGE_DUE)) {
      for (Map.Entry<Key, Change> entry : last.entrySet()) {
        Nanos.set(update, 1, entry.getValue().due());
        update.setString(2, entry.getKey().campaignId());
        update.setString(3, entry.getKey().lane());
        update.addBatch();
      }
      update.executeBatch();
    }
  }
}
