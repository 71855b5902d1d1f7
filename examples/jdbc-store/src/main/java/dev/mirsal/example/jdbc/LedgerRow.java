package dev.mirsal.example.jdbc;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Recipient;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of the ledger as columns. */
final class LedgerRow {
  static final String RECIPIENT = "channel, address, name, variables, zone, expires_at";
  static final String STANDING =
      "lane, status, attempts, tried_at, not_before, reached, body, message_id, code, detail,"
          + " doubts";

  /** In the order in which {@link #read} wants them. */
  static final String COLUMNS = "send_id, idx, " + STANDING + ", " + RECIPIENT;

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<LinkedHashMap<String, String>> MAP = new TypeReference<>() {};

  private LedgerRow() {}

  /** Sets the columns of {@link #STANDING}, eleven from a place on. */
  static void bindStanding(PreparedStatement statement, int from, LedgerEntry row)
      throws SQLException {
    statement.setString(from, row.lane());
    statement.setString(from + 1, row.status().name());
    statement.setInt(from + 2, row.attempts());
    Nanos.set(statement, from + 3, row.at());
    Nanos.set(statement, from + 4, row.notBefore());
    statement.setBoolean(from + 5, row.reached());
    statement.setString(from + 6, row.text());
    statement.setString(from + 7, row.platformMessageId());
    statement.setString(from + 8, row.code());
    statement.setString(from + 9, row.detail());
    statement.setString(from + 10, doubts(row));
  }

  /** Sets the columns of {@link #RECIPIENT}, six from a place on. */
  static void bindRecipient(PreparedStatement statement, int from, Recipient recipient)
      throws SQLException {
    statement.setString(from, recipient.address().channel().name());
    statement.setString(from + 1, recipient.address().id());
    statement.setString(from + 2, recipient.name());
    statement.setString(from + 3, variables(recipient));
    statement.setString(from + 4, zone(recipient.zone()));
    Nanos.set(statement, from + 5, recipient.expiresAt());
  }

  static LedgerEntry read(ResultSet row) throws SQLException {
    return new LedgerEntry(
        row.getString(1),
        row.getLong(2),
        row.getString(3),
        recipient(row),
        LedgerStatus.valueOf(row.getString(4)),
        row.getInt(5),
        Nanos.get(row, 6),
        Nanos.get(row, 7),
        row.getBoolean(8),
        row.getString(9),
        row.getString(10),
        row.getString(11),
        row.getString(12),
        doubts(row.getString(13)));
  }

  private static Recipient recipient(ResultSet row) throws SQLException {
    return new Recipient(
        Address.of(Channel.valueOf(row.getString(14)), row.getString(15)),
        row.getString(16),
        variables(row.getString(17)),
        zone(row.getString(18)),
        Nanos.get(row, 19));
  }

  /** Few rows have any: they are numbers in one text. */
  static @Nullable String doubts(LedgerEntry row) {
    return row.doubts().isEmpty()
        ? null
        : row.doubts().stream().map(Nanos::of).map(String::valueOf).collect(joining(" "));
  }

  static List<Instant> doubts(@Nullable String numbers) {
    return numbers == null
        ? List.of()
        : Stream.of(numbers.split(" ")).map(Long::valueOf).map(Nanos::instant).toList();
  }

  static String zone(@Nullable ZoneId zone) {
    return zone == null ? "" : zone.getId();
  }

  static @Nullable ZoneId zone(String id) {
    return id.isEmpty() ? null : ZoneId.of(id);
  }

  static @Nullable String variables(Recipient recipient) {
    try {
      return recipient.variables().isEmpty()
          ? null
          : JSON.writeValueAsString(recipient.variables());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts is JSON", e);
    }
  }

  private static Map<String, String> variables(@Nullable String json) {
    try {
      return json == null ? Map.of() : JSON.readValue(json, MAP);
    } catch (JsonProcessingException e) {
      e.clearLocation();
      throw new JdbcStoreException("ledger: the variables of a row are no JSON object of texts");
    }
  }
}
