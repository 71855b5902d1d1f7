package dev.mirsal.connector.waha;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the message id in the answer to a send, whose shape differs by engine and version (WAHA <a
 * href="https://github.com/devlikeapro/waha/issues/407">issue 407</a>, open since 2024). The result
 * is {@code {fromMe}_{chatId}_{ID}[_{participant}]}.
 */
final class MessageIds {
  private static final int MAX_LENGTH = 256;
  private static final Pattern DEVICE = Pattern.compile(":\\d+@");

  private MessageIds() {}

  /** Returns the id, or null if there is none: a send without an id is still a send. */
  static @Nullable String of(JsonNode answer) {
    JsonNode inner = answer.path("_data");
    for (JsonNode candidate :
        List.of(answer.path("id"), answer.path("key"), inner.path("key"), inner.path("id"))) {
      String id = read(candidate, answer);
      if (id != null) {
        return id;
      }
    }
    return null;
  }

  /**
   * Returns the part of an id that is the same everywhere, while the chat in it may be spelt with
   * the number or with a hidden id.
   */
  static String bare(String id) {
    String[] parts = id.split("_", -1);
    return parts.length < 3 ? id : parts[2];
  }

  private static @Nullable String read(JsonNode candidate, JsonNode answer) {
    String whole = wholeText(candidate);
    String id = whole.isEmpty() ? joined(candidate, answer) : whole;
    String canonical = DEVICE.matcher(id).replaceAll("@").replace("@s.whatsapp.net", "@c.us");
    return isId(canonical) ? canonical : null;
  }

  private static String joined(JsonNode parts, JsonNode answer) {
    String id = parts.path("id").asText();
    String chat = chat(parts);
    if (id.isEmpty() || chat.isEmpty()) {
      return id;
    }
    String start = parts.path("fromMe").asBoolean(true) + "_" + chat + "_" + id;
    String participant = participant(parts, answer);
    return participant.isEmpty() ? start : start + "_" + participant;
  }

  private static String chat(JsonNode parts) {
    return wholeText(parts.has("remote") ? parts.path("remote") : parts.path("remoteJid"));
  }

  /** NOWEB puts the participant of a group beside the key. */
  private static String participant(JsonNode parts, JsonNode answer) {
    return wholeText((parts.has("participant") ? parts : answer).path("participant"));
  }

  /** Reads an id that WEBJS gives as a text or as an object around it. */
  private static String wholeText(JsonNode id) {
    if (id.isTextual()) {
      return id.asText();
    }
    if (id.path("_serialized").isTextual()) {
      return id.path("_serialized").asText();
    }
    return id.has("user") ? id.path("user").asText() + "@" + id.path("server").asText() : "";
  }

  private static boolean isId(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
