package dev.mirsal.connector.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an upload to a custom audience. {@link #toString()} shows nobody.
 *
 * @param schema what a row holds, such as {@code EMAIL} and {@code PHONE}
 * @param page the page whose ids {@code PAGEUID} are, or null
 * @param rows the values of each person, as many as the schema; personal data normalised and as
 *     SHA-256 in lower-case hexadecimal digits, ids in the clear
 * @param session a number that all parts of one upload share, more than zero
 * @param number which part this is, from 1
 * @param last whether it is the last one
 * @see <a
 *     href="https://developers.facebook.com/docs/marketing-api/reference/custom-audience/users">
 *     Custom audience users (2025-10-08)</a>
 * @since 0.1
 */
public record AudienceBatch(
    List<String> schema,
    @Nullable String page,
    List<List<String>> rows,
    long session,
    int number,
    boolean last) {
  /** The most rows that one part may have. */
  public static final int MOST_ROWS = 10_000;

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if there is no schema, there are no rows or more than {@value
   *     #MOST_ROWS}, a row has more or fewer values than the schema, or a number is out of range
   */
  public AudienceBatch {
    schema = List.copyOf(schema);
    rows = rows.stream().map(List::copyOf).toList();
    require(!schema.isEmpty(), "schema: none, must be at least one");
    require(
        !rows.isEmpty() && rows.size() <= MOST_ROWS,
        "rows: " + rows.size() + ", must be 1 to " + MOST_ROWS);
    for (int i = 0; i < rows.size(); i++) {
      require(
          rows.get(i).size() == schema.size(),
          "rows[" + i + "]: " + rows.get(i).size() + " values, must be " + schema.size());
    }
    require(session > 0, "session: " + session + ", must be more than 0");
    require(number > 0, "number: " + number + ", must be more than 0");
  }

  /** Returns the only part of a small upload by one value. */
  public static AudienceBatch only(String key, List<String> values, long session) {
    return new AudienceBatch(
        List.of(key), null, values.stream().map(List::of).toList(), session, 1, true);
  }

  String json() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode payload = body.putObject("payload");
    schema.forEach(payload.putArray("schema")::add);
    if (page != null) {
      payload.putArray("page_ids").add(page);
    }
    ArrayNode data = payload.putArray("data");
    rows.forEach(row -> row.forEach(data.addArray()::add));
    body.putObject("session")
        .put("session_id", session)
        .put("batch_seq", number)
        .put("last_batch_flag", last);
    return body.toString();
  }

  @Override
  public String toString() {
    return "AudienceBatch[" + number + ", " + rows.size() + " rows" + (last ? ", last]" : "]");
  }

  private static void require(boolean fulfilled, String message) {
    if (!fulfilled) {
      throw new IllegalArgumentException(message);
    }
  }
}
