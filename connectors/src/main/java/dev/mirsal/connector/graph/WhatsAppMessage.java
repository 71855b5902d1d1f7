package dev.mirsal.connector.graph;

import static dev.mirsal.connector.wire.Json.firstText;
import static dev.mirsal.connector.wire.Json.text;
import static dev.mirsal.connector.wire.Json.uri;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mirsal.inbound.InboundEvent;
import dev.mirsal.inbound.InboundEvent.Attachment;
import dev.mirsal.inbound.InboundEvent.Change;
import dev.mirsal.inbound.InboundEvent.Message;
import dev.mirsal.inbound.InboundEvent.Reaction;
import dev.mirsal.inbound.InboundEvent.Referral;
import dev.mirsal.inbound.InboundEvent.Unrecognised;
import dev.mirsal.inbound.Origin;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A message of the Cloud API: what it says is in the field that is named as its type. */
final class WhatsAppMessage {
  private final Update update;
  private final JsonNode content;
  private final String type;
  private final boolean own;
  private final Origin origin;

  private WhatsAppMessage(Update update, @Nullable String contact, boolean own) {
    this.update = update;
    this.own = own;
    JsonNode node = update.node();
    type = Objects.requireNonNullElse(text(node, "type"), "unknown");
    content = node.path(type);
    String person = own ? text(node, "to") : firstText(node, "from", "from_user_id");
    origin = update.origin(person == null ? contact : person, text(node, "id"));
  }

  static InboundEvent event(Update update, @Nullable String contact, boolean own) {
    return new WhatsAppMessage(update, contact, own).event();
  }

  /** A type that is not known is still a message, and one that opens the window. */
  private InboundEvent event() {
    return switch (type) {
      case "text" -> message(text(content, "body"), List.of(), null);
      case "button" -> message(text(content, "text"), List.of(), text(content, "payload"));
      case "interactive" -> interactive();
      case "image", "video", "audio", "document", "sticker" ->
          message(text(content, "caption"), List.of(file()), null);
      case "reaction" -> reaction();
      // Of the platform itself: a number changed, a chat was opened.
      case "system", "request_welcome" -> new Unrecognised(origin, "messages." + type);
      default -> message(null, List.of(new Attachment(type, null, null, null)), null);
    };
  }

  private InboundEvent interactive() {
    JsonNode reply = content.path(Objects.requireNonNullElse(text(content, "type"), ""));
    return message(
        firstText(reply, "title", "body"), List.of(), firstText(reply, "id", "response_json"));
  }

  private InboundEvent reaction() {
    String messageId = text(content, "message_id");
    return messageId == null
        ? new Unrecognised(origin, "messages.reaction")
        : new Reaction(origin, messageId, text(content, "emoji"), own);
  }

  private Attachment file() {
    return new Attachment(
        type, uri(content, "url"), text(content, "id"), text(content, "mime_type"));
  }

  private InboundEvent message(
      @Nullable String text, List<Attachment> attachments, @Nullable String payload) {
    JsonNode node = update.node();
    return new Message(
        origin,
        text,
        attachments,
        payload,
        text(node.path("context"), "id"),
        null,
        referral(node.path("referral")),
        own,
        Change.NEW);
  }

  private static @Nullable Referral referral(JsonNode value) {
    if (!value.isObject()) {
      return null;
    }
    String source = text(value, "source_type");
    return new Referral(
        Objects.requireNonNullElse(source, "unknown"),
        null,
        "ad".equals(source) ? text(value, "source_id") : null);
  }
}
