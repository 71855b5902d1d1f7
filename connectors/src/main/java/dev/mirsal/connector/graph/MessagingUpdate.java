package dev.mirsal.connector.graph;

import static dev.mirsal.connector.wire.Json.firstText;
import static dev.mirsal.connector.wire.Json.text;
import static dev.mirsal.connector.wire.Json.uri;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mirsal.connector.wire.Json;
import dev.mirsal.inbound.DeliveryState;
import dev.mirsal.inbound.InboundEvent;
import dev.mirsal.inbound.InboundEvent.AccountNotice;
import dev.mirsal.inbound.InboundEvent.Attachment;
import dev.mirsal.inbound.InboundEvent.Change;
import dev.mirsal.inbound.InboundEvent.Delivery;
import dev.mirsal.inbound.InboundEvent.Message;
import dev.mirsal.inbound.InboundEvent.OptIn;
import dev.mirsal.inbound.InboundEvent.Postback;
import dev.mirsal.inbound.InboundEvent.Reaction;
import dev.mirsal.inbound.InboundEvent.Referral;
import dev.mirsal.inbound.InboundEvent.Referred;
import dev.mirsal.inbound.InboundEvent.Story;
import dev.mirsal.inbound.InboundEvent.Unrecognised;
import dev.mirsal.inbound.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An update of {@code messaging} or {@code standby}: its kind is the name of the field beside
 * sender, recipient and timestamp.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/webhooks">Messenger
 *     webhooks (read 2026-11-20)</a>
 */
final class MessagingUpdate {
  private static final Set<String> FRAME = Set.of("sender", "recipient", "timestamp");
  private static final String STORY_MENTION = "story_mention";

  private final Update update;
  private final boolean own;
  private final @Nullable String person;

  private MessagingUpdate(Update update) {
    this.update = update.at("timestamp");
    String sender = text(update.node().path("sender"), "id");
    String recipient = text(update.node().path("recipient"), "id");
    own =
        update.node().path("message").path("is_echo").asBoolean()
            || (sender != null && sender.equals(update.account()));
    person = own ? recipient : sender;
  }

  static InboundEvent event(Update update) {
    return new MessagingUpdate(update).event();
  }

  private InboundEvent event() {
    String kind = null;
    for (Map.Entry<String, JsonNode> field : update.node().properties()) {
      if (!FRAME.contains(field.getKey())) {
        InboundEvent event = event(field.getKey(), field.getValue());
        if (event != null) {
          return event;
        }
        kind = kind == null ? field.getKey() : kind;
      }
    }
    return new Unrecognised(origin(null), Objects.requireNonNullElse(kind, update.list()));
  }

  private @Nullable InboundEvent event(String kind, JsonNode value) {
    if (!value.isObject()) {
      return null;
    }
    return switch (kind) {
      case "message" -> message(value);
      case "message_edit" -> edited(value);
      case "postback" ->
          new Postback(
              origin(text(value, "mid")),
              text(value, "title"),
              text(value, "payload"),
              referral(value.path("referral")));
      case "referral" -> referred(value);
      case "optin" -> optIn(value);
      case "delivery" -> delivery(value, DeliveryState.DELIVERED);
      case "read" -> delivery(value, DeliveryState.READ);
      case "reaction" -> reaction(value);
      case "policy-enforcement", "policy_enforcement" ->
          new AccountNotice(origin(null), "policy-enforcement", text(value, "action"));
      case "pass_thread_control", "take_thread_control", "request_thread_control", "app_roles" ->
          new AccountNotice(origin(null), kind, null);
      default -> null;
    };
  }

  private InboundEvent message(JsonNode message) {
    List<Attachment> attachments = attachments(message.path("attachments"));
    return new Message(
        origin(text(message, "mid")),
        text(message, "text"),
        attachments,
        text(message.path("quick_reply"), "payload"),
        text(message.path("reply_to"), "mid"),
        story(message.path("reply_to").path("story"), attachments),
        referral(message.path("referral")),
        own,
        message.path("is_deleted").asBoolean() ? Change.REMOVED : Change.NEW);
  }

  private InboundEvent edited(JsonNode edit) {
    return new Message(
        origin(text(edit, "mid")),
        text(edit, "text"),
        List.of(),
        null,
        null,
        null,
        null,
        own,
        Change.EDITED);
  }

  private @Nullable InboundEvent referred(JsonNode value) {
    Referral referral = referral(value);
    return referral == null ? null : new Referred(origin(null), referral);
  }

  private InboundEvent optIn(JsonNode optIn) {
    String kind = text(optIn, "type");
    boolean granted = !"STOP_NOTIFICATIONS".equals(text(optIn, "notification_messages_status"));
    return new OptIn(
        origin(null),
        kind == null ? "plugin" : kind,
        granted,
        firstText(optIn, "notification_messages_token", "one_time_notif_token", "user_ref"),
        Json.instant(optIn, "token_expiry_timestamp"),
        firstText(optIn, "title", "ref", "payload"));
  }

  /** Messenger tells a watermark, Instagram the message that was read. */
  private @Nullable InboundEvent delivery(JsonNode value, DeliveryState state) {
    List<String> ids = new ArrayList<>();
    value.path("mids").forEach(mid -> addText(ids, mid));
    addText(ids, value.path("mid"));
    Delivery delivery =
        new Delivery(origin(null), state, ids, Json.instant(value, "watermark"), null, null);
    return ids.isEmpty() && delivery.watermark() == null ? null : delivery;
  }

  private @Nullable InboundEvent reaction(JsonNode value) {
    String messageId = text(value, "mid");
    boolean takenBack = "unreact".equals(text(value, "action"));
    String emoji = takenBack ? null : firstText(value, "emoji", "reaction");
    return messageId == null ? null : new Reaction(origin(null), messageId, emoji, own);
  }

  private Origin origin(@Nullable String id) {
    return update.origin(person, id);
  }

  private static List<Attachment> attachments(JsonNode array) {
    if (array.isEmpty()) {
      return List.of();
    }
    List<Attachment> attachments = new ArrayList<>();
    for (JsonNode attachment : array) {
      JsonNode payload = attachment.path("payload");
      String sticker = text(payload, "sticker_id");
      String kind = sticker == null ? text(attachment, "type") : "sticker";
      attachments.add(
          new Attachment(
              Objects.requireNonNullElse(kind, "unknown"),
              uri(payload.has("url") ? payload : attachment, "url"),
              sticker == null ? firstText(payload, "attachment_id", "reel_video_id") : sticker,
              null));
    }
    return attachments;
  }

  private static @Nullable Story story(JsonNode answered, List<Attachment> attachments) {
    if (answered.isObject()) {
      return new Story(text(answered, "id"), uri(answered, "url"), false);
    }
    for (Attachment attachment : attachments) {
      if (attachment.kind().equals(STORY_MENTION)) {
        return new Story(attachment.id(), attachment.url(), true);
      }
    }
    return null;
  }

  private static @Nullable Referral referral(JsonNode value) {
    if (!value.isObject()) {
      return null;
    }
    String source = firstText(value, "source", "type");
    return new Referral(
        Objects.requireNonNullElse(source, "unknown"), text(value, "ref"), text(value, "ad_id"));
  }

  private static void addText(List<String> target, JsonNode value) {
    String text = text(value);
    if (text != null) {
      target.add(text);
    }
  }
}
