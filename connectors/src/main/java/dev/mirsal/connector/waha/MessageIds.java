package dev.mirsal.connector.waha;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the message id in the answer to a send or in a webhook's payload, whose shape differs by
 * engine and version (WAHA <a href="https://github.com/devlikeapro/waha/issues/407">issue 407</a>,
 * open since 2024). Written out it is {@code {fromMe}_{chatId}_{ID}[_{participant}]}.
 */
final class MessageIds {
  private static final int MAX_LENGTH = 256;
  private static final Pattern DEVICE = Pattern.compile(":\\d+@");

  private MessageIds() {}

  /**
   * Returns the bare id, or null if there is none: a send without an id is still a send. It is by
   * the bare id that an ack belongs to its message, because the chat may be named differently in
   * each: by number or by hidden id.
   */
  static @Nullable String of(JsonNode answer) {
    String whole = whole(answer);
    return whole == null ? null : bare(whole);
  }

  /** Returns the part {@code ID} of an id that is written out; any other is returned as it is. */
  static String bare(String id) {
    boolean whole = id.startsWith("true_") || id.startsWith("false_");
    int chat = id.indexOf('_') + 1;
    int start = whole ? id.indexOf('_', chat) + 1 : 0;
    if (start == 0) {
      return id;
    }
    int end = id.indexOf('_', start);
    String bare = end < 0 ? id.substring(start) : id.substring(start, end);
    return bare.isEmpty() ? id : bare;
  }

  /** Returns the chat in an id that is written out, or null. */
  static @Nullable String chat(@Nullable String id) {
    int at = id == null ? -1 : id.indexOf('@');
    if (id == null || at < 0) {
      return null;
    }
    int end = id.indexOf('_', at);
    return end < 0 ? null : id.substring(id.lastIndexOf('_', at) + 1, end);
  }

  /** Returns the id written out as far as it is known, or null if there is none. */
  static @Nullable String whole(JsonNode answer) {
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
