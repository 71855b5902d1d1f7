package dev.mirsal.connector.manychat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mirsal.connector.http.Reply;
import dev.mirsal.connector.wire.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * A body of ManyChat's, read leniently: {@code status} decides, and {@code details} has been seen
 * as an object, a list, a map by field and a text. Its words are for recognising and never for
 * showing, as they name subscribers.
 */
final class ManyChatAnswer {
  private static final int LONGEST_ERROR = 2_000;
  private static final int DEEPEST = 4;

  private final JsonNode root;

  private ManyChatAnswer(JsonNode root) {
    this.root = root;
  }

  /** Reads a body; whatever is not a JSON object, such as a page, reads as an empty one. */
  static ManyChatAnswer of(Reply.Answered answer) {
    return new ManyChatAnswer(Json.value(answer.body()));
  }

  boolean isSuccess() {
    return root.path("status").asText().equals("success");
  }

  boolean isError() {
    return root.path("status").asText().equals("error");
  }

  JsonNode data() {
    return root.path("data");
  }

  /** Returns the error's code, or 0 if it has none. */
  int code() {
    return Math.max(0, root.path("code").asInt());
  }

  /** Returns the words of the error. */
  String words() {
    List<String> words = new ArrayList<>();
    collect(root.path("message"), words, DEEPEST);
    collect(root.path("details"), words, DEEPEST);
    String text = String.join(" ", words);
    return text.length() > LONGEST_ERROR ? text.substring(0, LONGEST_ERROR) : text;
  }

  private static void collect(JsonNode value, List<String> words, int depth) {
    if (value.isTextual()) {
      words.add(value.asText());
    }
    if (depth > 0) {
      value.forEach(each -> collect(each, words, depth - 1));
    }
  }
}
