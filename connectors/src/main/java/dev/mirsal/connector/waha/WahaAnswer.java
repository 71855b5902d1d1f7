package dev.mirsal.connector.waha;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mirsal.connector.http.Reply;
import dev.mirsal.connector.wire.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * A body of WAHA's, read leniently. Errors come in three shapes: Nest's ({@code message}, a text or
 * a list), WAHA's own ({@code error}, {@code status}), and the filter of 500 ({@code exception}).
 * The last echoes the request with phone and text and a stack, so only named fields are read, and
 * even these are for recognising and never for showing.
 */
final class WahaAnswer {
  private static final int LONGEST_ERROR = 2_000;

  private final JsonNode root;
  private final boolean html;

  private WahaAnswer(JsonNode root, boolean html) {
    this.root = root;
    this.html = html;
  }

  static WahaAnswer of(Reply.Answered answer) {
    JsonNode root = answer.isPage() ? MissingNode.getInstance() : Json.value(answer.body());
    return new WahaAnswer(root, answer.isPage());
  }

  /** Returns what a reply says if it is a success, and nothing otherwise. */
  static JsonNode ofSuccess(Reply reply) {
    return reply instanceof Reply.Answered answered && answered.status() / 100 == 2
        ? of(answered).root()
        : MissingNode.getInstance();
  }

  JsonNode root() {
    return root;
  }

  /** Tells whether this is a page for people, and so not from WAHA but from something before it. */
  boolean isHtml() {
    return html;
  }

  /** Returns a session's state, or an empty text if the answer names none. */
  String sessionStatus() {
    JsonNode status = root.path("status");
    return status.isTextual() ? status.asText() : "";
  }

  /** Returns the words of the error, or an empty text if it has none of the three shapes. */
  String error() {
    List<String> words = new ArrayList<>();
    JsonNode exception = root.path("exception");
    for (String field : List.of("name", "message", "type", "code")) {
      add(words, exception.path(field));
    }
    if (exception.has("data")) {
      words.add("data=" + exception.path("data").asText());
    }
    root.path("message").forEach(part -> add(words, part));
    add(words, root.path("message"));
    add(words, root.path("error"));
    String text = String.join(" ", words);
    return text.length() > LONGEST_ERROR ? text.substring(0, LONGEST_ERROR) : text;
  }

  private static void add(List<String> words, JsonNode value) {
    if (value.isValueNode() && !value.asText().isEmpty()) {
      words.add(value.asText());
    }
  }
}
