package dev.mirsal.connector.waha;

import static dev.mirsal.connector.wire.Json.firstText;
import static dev.mirsal.connector.wire.Json.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mirsal.connector.wire.Json;
import dev.mirsal.inbound.DeliveryState;
import dev.mirsal.inbound.InboundEvent;
import dev.mirsal.inbound.InboundEvent.AccountNotice;
import dev.mirsal.inbound.InboundEvent.Attachment;
import dev.mirsal.inbound.InboundEvent.Call;
import dev.mirsal.inbound.InboundEvent.Change;
import dev.mirsal.inbound.InboundEvent.Delivery;
import dev.mirsal.inbound.InboundEvent.Message;
import dev.mirsal.inbound.InboundEvent.PollVote;
import dev.mirsal.inbound.InboundEvent.Reaction;
import dev.mirsal.inbound.InboundEvent.Unrecognised;
import dev.mirsal.inbound.Origin;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One event of WAHA's: an envelope around a payload. */
final class WahaEvent {
  private final JsonNode envelope;
  private final JsonNode payload;
  private final String kind;
  private final boolean own;
  private final String json;

  private WahaEvent(JsonNode envelope, String json) {
    this.envelope = envelope;
    this.json = json;
    payload = envelope.path("payload");
    kind = Objects.requireNonNullElse(text(envelope, "event"), "unknown");
    own = payload.path("fromMe").asBoolean();
  }

  static InboundEvent of(JsonNode envelope, String json) {
    WahaEvent event = new WahaEvent(envelope, json);
    InboundEvent known = event.payload.isObject() ? event.known() : null;
    return known == null ? new Unrecognised(event.notice(), event.kind) : known;
  }

  private @Nullable InboundEvent known() {
    return switch (kind) {
      case "message", "message.any" -> message(Change.NEW, MessageIds.of(payload));
      case "message.edited" -> message(Change.EDITED, edited());
      case "message.revoked" -> revoked();
      case "message.reaction" -> reaction();
      case "message.ack", "message.ack.group" -> delivery();
      case "poll.vote" -> vote();
      case "call.received", "call.accepted", "call.rejected" ->
          new Call(
              origin(text(payload, "from"), payload, text(payload, "id")),
              kind.substring("call.".length()),
              false);
      case "session.status" -> new AccountNotice(notice(), kind, text(payload, "status"));
      case "state.change" -> new AccountNotice(notice(), kind, text(payload, "state"));
      default -> null;
    };
  }

  /** A post to one's status or in a channel is nothing that anybody wrote to the account. */
  private @Nullable InboundEvent message(Change change, @Nullable String id) {
    String chat = chat(payload);
    if (chat != null && (chat.endsWith("@broadcast") || chat.endsWith("@newsletter"))) {
      return null;
    }
    // An edit is reported under the time of the message that was edited.
    JsonNode time = change == Change.NEW ? payload : envelope;
    return new Message(
        origin(chat, time, id),
        text(payload, "body"),
        attachments(),
        null,
        bare(text(payload.path("replyTo"), "id")),
        null,
        null,
        own,
        change);
  }

  private @Nullable String edited() {
    String original = bare(text(payload, "editedMessageId"));
    return original == null ? MessageIds.of(payload) : original;
  }

  private @Nullable InboundEvent revoked() {
    JsonNode before = payload.path("before");
    JsonNode known = before.isObject() ? before : payload.path("after");
    String id = bare(text(payload, "revokedMessageId"));
    return new Message(
        origin(chat(known), envelope, id == null ? MessageIds.of(known) : id),
        null,
        List.of(),
        null,
        null,
        null,
        null,
        known.path("fromMe").asBoolean(),
        Change.REMOVED);
  }

  private @Nullable InboundEvent reaction() {
    JsonNode reaction = payload.path("reaction");
    String messageId = bare(text(reaction, "messageId"));
    return messageId == null
        ? null
        : new Reaction(
            origin(chat(payload), payload, MessageIds.of(payload)),
            messageId,
            text(reaction, "text"),
            own);
  }

  private @Nullable InboundEvent delivery() {
    String id = MessageIds.of(payload);
    DeliveryState state = state();
    boolean ours = payload.path("fromMe").asBoolean(true);
    if (id == null || state == null || !ours) {
      return null;
    }
    JsonNode error = payload.path("error");
    String chat = MessageIds.chat(MessageIds.whole(payload));
    return new Delivery(
        origin(chat == null ? firstText(payload, "to", "from") : chat, envelope, null),
        state,
        List.of(id),
        null,
        text(error, "code"),
        text(error, "reason"));
  }

  /** What has only been queued (0, PENDING) has not got anywhere yet. */
  private @Nullable DeliveryState state() {
    String ack = firstText(payload, "ack", "ackName");
    return switch (Objects.requireNonNullElse(ack, "")) {
      case "-1", "ERROR" -> DeliveryState.FAILED;
      case "1", "SERVER" -> DeliveryState.SENT;
      case "2", "DEVICE" -> DeliveryState.DELIVERED;
      case "3", "4", "READ", "PLAYED" -> DeliveryState.READ;
      default -> null;
    };
  }

  private @Nullable InboundEvent vote() {
    JsonNode vote = payload.path("vote");
    JsonNode selected = vote.path("selectedOptions");
    String pollId = MessageIds.of(payload.path("poll"));
    if (pollId == null || !selected.isArray()) {
      return null;
    }
    List<String> options = new ArrayList<>();
    selected.forEach(option -> options.add(option.asText()));
    return new PollVote(
        origin(chat(vote), vote, MessageIds.of(vote)),
        pollId,
        options,
        vote.path("fromMe").asBoolean());
  }

  private List<Attachment> attachments() {
    List<Attachment> attachments = new ArrayList<>();
    JsonNode media = payload.path("media");
    if (media.isObject()) {
      String type = text(media, "mimetype");
      attachments.add(new Attachment(mediaKind(type), Json.uri(media, "url"), null, type));
    } else if (payload.path("hasMedia").asBoolean()) {
      attachments.add(new Attachment("file", Json.uri(payload, "mediaUrl"), null, null));
    }
    if (payload.path("location").isObject()) {
      attachments.add(new Attachment("location", null, null, null));
    }
    if (!payload.path("vCards").isEmpty()) {
      attachments.add(new Attachment("contacts", null, null, null));
    }
    return attachments;
  }

  private static String mediaKind(@Nullable String mimeType) {
    String type = mimeType == null ? "" : mimeType.toLowerCase(Locale.ROOT);
    for (String kind : List.of("image", "video", "audio")) {
      if (type.startsWith(kind + "/")) {
        return kind;
      }
    }
    return "file";
  }

  /** Returns the other side of the conversation: a person, or a group. */
  private static @Nullable String chat(JsonNode message) {
    String chat = text(message, message.path("fromMe").asBoolean() ? "to" : "from");
    return chat == null ? MessageIds.chat(MessageIds.whole(message)) : chat;
  }

  private static @Nullable String bare(@Nullable String id) {
    return id == null ? null : MessageIds.bare(id);
  }

  private Origin notice() {
    return origin(null, envelope, text(envelope, "id"));
  }

  private Origin origin(@Nullable String chat, JsonNode timed, @Nullable String id) {
    Address person = Json.address(Channel.WHATSAPP, chat);
    Instant time = Json.instant(timed, "timestamp");
    Instant at = time == null ? Json.instant(envelope, "timestamp") : time;
    String session = Objects.requireNonNullElse(text(envelope, "session"), "");
    return new Origin(
        Channel.WHATSAPP,
        session,
        person,
        Objects.requireNonNullElse(at, Instant.EPOCH),
        id,
        false,
        json);
  }
}
