package dev.mirsal.connector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mirsal.connector.CallResult;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fetches lead forms, of which webhooks tell the id alone. The token needs {@code leads_retrieval}.
 *
 * <p>Safe for use by several threads.
 *
 * @see <a href="https://developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving">
 *     Retrieving leads</a>
 * @since 0.1
 */
public final class LeadForms {
  private static final String FIELDS =
      "fields=id,created_time,form_id,ad_id,campaign_id,platform,field_data";

  /** The platform writes {@code 2026-11-20T08:49:14+0000}, without a colon. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[XXX][XX]", Locale.ROOT);

  private final GraphApi api;
  private final GraphOutcomes outcomes;

  private LeadForms(GraphApi api) {
    this.api = api;
    outcomes = new GraphOutcomes(SendApiErrors.TABLE, api.clock());
  }

  /** Returns a reader of lead forms over a Graph API. */
  public static LeadForms of(GraphApi api) {
    return new LeadForms(api);
  }

  /**
   * Fetches a lead form.
   *
   * @param leadId the lead's id, {@code leadgen_id} of the webhook
   * @return the form, or why there is none
   * @throws IllegalArgumentException if the id is none
   * @throws InterruptedException if the thread was interrupted while waiting
   */
  public CallResult<LeadForm> fetch(String leadId) throws InterruptedException {
    GraphApi.requireId("leadId", leadId);
    return outcomes.result(api.get(leadId, FIELDS), LeadForms::read);
  }

  private static @Nullable LeadForm read(JsonNode root) {
    String id = GraphAnswer.text(root.path("id"));
    return id == null
        ? null
        : new LeadForm(
            id,
            time(root.path("created_time")),
            GraphAnswer.text(root.path("form_id")),
            GraphAnswer.text(root.path("ad_id")),
            GraphAnswer.text(root.path("campaign_id")),
            GraphAnswer.text(root.path("platform")),
            answers(root.path("field_data")));
  }

  private static Map<String, List<String>> answers(JsonNode fields) {
    Map<String, List<String>> answers = new LinkedHashMap<>();
    for (JsonNode field : fields) {
      List<String> values = new ArrayList<>();
      field.path("values").forEach(value -> values.add(value.asText()));
      answers.put(field.path("name").asText(), values);
    }
    return answers;
  }

  private static @Nullable Instant time(JsonNode time) {
    if (time.isIntegralNumber()) {
      return Instant.ofEpochSecond(Math.min(Math.max(0, time.asLong()), 253_402_300_799L));
    }
    try {
      return OffsetDateTime.parse(time.asText(), TIME).toInstant();
    } catch (DateTimeException notReadable) {
      return null;
    }
  }
}
