package dev.mirsal.connector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mirsal.connector.http.Reply;
import dev.mirsal.connector.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * A body of the Graph API, read leniently. The texts of an error echo what was sent, so only codes
 * are read of it.
 */
final class GraphAnswer {
  private static final int MAX_ID_LENGTH = 512;

  private final JsonNode root;
  private final boolean page;

  private GraphAnswer(JsonNode root, boolean page) {
    this.root = root;
    this.page = page;
  }

  static GraphAnswer of(Reply.Answered answer) {
    JsonNode root = answer.isPage() ? MissingNode.getInstance() : Json.value(answer.body());
    return new GraphAnswer(root, answer.isPage());
  }

  JsonNode root() {
    return root;
  }

  /** Tells whether this is a page for people, and so from something before the platform. */
  boolean isPage() {
    return page;
  }

  /** Returns the error, or null if the answer has none. */
  @Nullable GraphErrorCode error() {
    JsonNode error = root.path("error");
    return isCode(error.path("code"))
        ? new GraphErrorCode(error.path("code").asInt(), subcode(error))
        : null;
  }

  /** Tells whether the platform says that its error passes. */
  boolean isTransient() {
    return root.path("error").path("is_transient").asBoolean();
  }

  /** Returns the message's id in one of the shapes of sends, or null: without it, it is sent. */
  @Nullable String messageId() {
    for (JsonNode id :
        new JsonNode[] {
          root.path("message_id"),
          root.path("messages").path(0).path("id"),
          root.path("marketing_message_tracking_id")
        }) {
      String text = text(id);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /** Returns an id, or null if it is none. */
  static @Nullable String text(JsonNode id) {
    String text = id.isTextual() || id.isIntegralNumber() ? id.asText() : "";
    boolean usable =
        !text.isEmpty()
            && text.length() <= MAX_ID_LENGTH
            && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    return usable ? text : null;
  }

  private static int subcode(JsonNode error) {
    JsonNode subcode = error.path("error_subcode");
    return isCode(subcode) ? Math.max(0, subcode.asInt()) : 0;
  }

  /** Codes of ten digits and more do not occur, and would not be read back from an outcome. */
  private static boolean isCode(JsonNode code) {
    return code.isIntegralNumber()
        && code.canConvertToInt()
        && Math.abs((long) code.asInt()) < 1_000_000_000L;
  }
}
