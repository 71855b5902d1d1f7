package dev.mirsal.connector.odoo;

import static dev.mirsal.connector.odoo.OdooException.Kind.BUSY;
import static dev.mirsal.connector.odoo.OdooException.Kind.INVALID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mirsal.connector.odoo.LeadRows.Stored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Puts leads by {@code load}, Odoo's import: the one way to create a record that may be repeated,
 * because the database keeps external ids unique. Of a load all rows are stored, or none.
 */
final class LeadLoad {
  static final String MODEL = "crm.lead";

  /**
   * What PostgreSQL says to the loser of a race. {@code load} reports it as the error of a row, by
   * its text only; the server's messages are English unless its administrator chose otherwise.
   */
  private static final Pattern LOST_RACE =
      Pattern.compile(
          "could not serialize access|deadlock detected|could not obtain lock"
              + "|ir_model_data_module_name_uniq");

  private final OdooConnection odoo;
  private final ExternalIds ids;
  private final NamedRecords names;
  private final Transience transience;

  LeadLoad(OdooConnection odoo, ExternalIds ids, NamedRecords names, Transience transience) {
    this.odoo = odoo;
    this.ids = ids;
    this.names = names;
    this.transience = transience;
  }

  /**
   * Puts a batch; the results are in its order.
   *
   * @param first the place of its first lead among all that are put, for errors to name
   */
  List<LeadResult> put(List<Lead> leads, int first) throws InterruptedException {
    @Nullable LeadResult[] results = new LeadResult[leads.size()];
    transience.outlast(() -> putMissing(leads, first, results));
    return Arrays.asList(results);
  }

  /** Puts those that have no result yet: a second attempt must not find what the first created. */
  private int putMissing(List<Lead> leads, int first, @Nullable LeadResult[] results)
      throws InterruptedException {
    Map<Integer, Stored> stored = stored(leads, results);
    LeadRows rows = new LeadRows(odoo.fields(MODEL), ids, names);
    Map<Set<String>, List<Row>> sameColumns = new LinkedHashMap<>();
    for (int i = 0; i < results.length; i++) {
      if (results[i] == null) {
        Row row = new Row(i, rows.cells(leads.get(i), stored.get(i)), !stored.containsKey(i));
        sameColumns.computeIfAbsent(row.cells.keySet(), columns -> new ArrayList<>()).add(row);
      }
    }
    for (Map.Entry<Set<String>, List<Row>> group : sameColumns.entrySet()) {
      load(group.getKey(), group.getValue(), first, results);
    }
    return results.length;
  }

  private record Row(int index, Map<String, String> cells, boolean isNew) {}

  /** Returns what is there already, by place in the batch. */
  private Map<Integer, Stored> stored(List<Lead> leads, @Nullable LeadResult[] results)
      throws InterruptedException {
    Map<Long, Integer> places = new LinkedHashMap<>();
    for (int i = 0; i < results.length; i++) {
      Long id = results[i] == null ? ids.lead(leads.get(i).externalId) : null;
      if (id != null) {
        places.put(id, i);
      }
    }
    Map<Integer, Stored> stored = new LinkedHashMap<>();
    if (!places.isEmpty()) {
      OdooCall read =
          OdooCall.on(MODEL, "read", List.copyOf(places.keySet()))
              .with("fields", OdooCall.texts(List.of("partner_id", "tag_ids")));
      for (JsonNode each : odoo.records(read)) {
        Integer place = places.get(each.path("id").longValue());
        if (place != null) {
          stored.put(place, Stored.of(each));
        }
      }
    }
    return stored;
  }

  private void load(Set<String> columns, List<Row> rows, int first, @Nullable LeadResult[] results)
      throws InterruptedException {
    ArrayNode data = JsonNodeFactory.instance.arrayNode();
    rows.forEach(row -> data.add(OdooCall.texts(row.cells.values())));
    OdooCall load =
        OdooCall.on(MODEL, "load")
            .with("fields", OdooCall.texts(columns))
            .with("data", data)
            .inContext("mail_create_nosubscribe", true);
    JsonNode answer = odoo.call(load);
    JsonNode loaded = answer.path("ids");
    if (loaded.isBoolean()) {
      throw refusal(load, answer.path("messages"), columns, rows, first);
    }
    if (loaded.size() != rows.size()
        || !StreamSupport.stream(loaded.spliterator(), false).allMatch(JsonNode::isInt)) {
      throw OdooErrors.senseless(load);
    }
    String version = odoo.version().toString();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      results[row.index] = new LeadResult(loaded.path(i).longValue(), row.isNew, version);
    }
  }

  private OdooException refusal(
      OdooCall load, JsonNode messages, Set<String> columns, List<Row> rows, int first) {
    for (JsonNode message : messages) {
      if (LOST_RACE.matcher(message.path("message").asText()).find()) {
        return new OdooException(BUSY, null, load + ": others were writing the same");
      }
    }
    // A source or tag that was remembered may be gone by now.
    names.forget();
    JsonNode error = messages.path(0);
    String field = error.path("field").asText();
    boolean known = columns.stream().anyMatch(each -> each.split("/", 2)[0].equals(field));
    String words = ": values refused" + (known ? ", field " + field : "");
    int row = error.path("record").asInt(-1);
    boolean told = row >= 0 && row < rows.size();
    return new OdooException(
        INVALID, null, load + words, told ? first + rows.get(row).index : OdooException.NO_LEAD);
  }
}
