package dev.mirsal.connector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body of Meta's, cut into its parts, with the text of each part as it was sent.
 *
 * @param object what it is about: page, instagram, whatsapp_business_account; empty if it is not
 *     said
 */
record Envelope(String object, List<Entry> entries) {

  /**
   * One account.
   *
   * @param id the account, empty if it is not said
   * @param time when it was sent, or null
   */
  record Entry(String id, @Nullable Instant time, List<Part> parts) {}

  /**
   * One update, or something else that came in its place.
   *
   * @param list where it was: {@code messaging}, {@code standby} or {@code changes}
   * @param node what was sent, missing if it is none of these
   * @param json the same as text
   */
  record Part(String list, JsonNode node, String json) {
    static Part unknown(String kind, String json) {
      return new Part(kind, MissingNode.getInstance(), json);
    }
  }
}
