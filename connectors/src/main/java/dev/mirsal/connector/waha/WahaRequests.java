package dev.mirsal.connector.waha;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MediaKind;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.Fault;
import dev.mirsal.send.SendOutcome.Rejected;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns messages into WAHA's requests, by the <a
 * href="https://waha.devlike.pro/docs/how-to/send-messages/">OpenAPI document</a> of 2026.7.1. What
 * WAHA would answer with nonsense is refused here: it takes what is wrong with a request for a
 * fault of its own (500), and some of it for success (201).
 */
final class WahaRequests {
  private WahaRequests() {}

  /** Returns why this message must not be sent through WAHA, or null if it may. */
  static @Nullable Rejected refusal(OutboundMessage message) {
    Rejected bySession = sessionRefusal(message.sender());
    if (bySession != null) {
      return bySession;
    }
    return isChatId(message.to())
        ? contentRefusal(message.content())
        : refused(Fault.RECIPIENT, "waha.address", "the address is not a WhatsApp chat id");
  }

  /** Returns why this cannot be a session, or null if it can. */
  static @Nullable Rejected sessionRefusal(String name) {
    boolean valid = !name.isEmpty() && name.chars().allMatch(WahaRequests::isSessionCharacter);
    return valid
        ? null
        : refused(
            Fault.SENDER,
            "waha.session_name",
            "a session's name has only letters, digits, _ and -");
  }

  /**
   * Returns the request that sends a message.
   *
   * @param chatId the chat it goes to, which may be spelt otherwise than its receiver
   * @param ownId the id it gets, or null to leave that to WAHA
   */
  static WahaRequest request(
      OutboundMessage message, String chatId, @Nullable String ownId, boolean linkPreview) {
    MessageContent content = message.content();
    ObjectNode body = toChat(message.sender(), chatId);
    if (ownId != null && !(content instanceof MessageContent.Media)) {
      body.put("id", ownId);
    }
    if (content instanceof MessageContent.Text text) {
      body.put("text", text.body()).put("linkPreview", linkPreview);
      return request("/api/sendText", body, false);
    }
    if (content instanceof MessageContent.Media media) {
      putMedia(body, media);
      return request(path(media.kind()), body, true);
    }
    if (content instanceof MessageContent.Poll poll) {
      putPoll(body.putObject("poll"), poll);
      return request("/api/sendPoll", body, false);
    }
    if (content instanceof MessageContent.Location place) {
      putPlace(body, place);
      return request("/api/sendLocation", body, false);
    }
    if (content instanceof MessageContent.ContactCard card) {
      body.putArray("contacts").addObject().put("vcard", VisitingCard.of(card));
      return request("/api/sendContactVcard", body, false);
    }
    throw new IllegalArgumentException("message: " + content + " cannot be sent through WAHA");
  }

  /** Returns a request about a chat that says nothing in it: seen, typing. */
  static WahaRequest gesture(String path, String session, String chatId) {
    return request(path, toChat(session, chatId), false);
  }

  private static ObjectNode toChat(String session, String chatId) {
    return JsonNodeFactory.instance.objectNode().put("session", session).put("chatId", chatId);
  }

  private static WahaRequest request(String path, ObjectNode body, boolean media) {
    return new WahaRequest(path, body.toString(), media);
  }

  private static String path(MediaKind kind) {
    return switch (kind) {
      case IMAGE -> "/api/sendImage";
      case VIDEO -> "/api/sendVideo";
      case AUDIO -> "/api/sendVoice";
      case DOCUMENT -> "/api/sendFile";
    };
  }

  private static void putMedia(ObjectNode body, MessageContent.Media media) {
    String type = MediaType.of(media);
    ObjectNode file = body.putObject("file");
    file.put("mimetype", type == null ? MediaType.usual(media.kind()) : type);
    file.put("url", media.url().toString());
    String filename = filename(media);
    if (filename != null) {
      file.put("filename", filename);
    }
    if (hasCaption(media)) {
      body.put("caption", media.caption());
    }
    if (media.kind() == MediaKind.AUDIO || media.kind() == MediaKind.VIDEO) {
      body.put("convert", !MediaType.isPlayable(media.kind(), type));
    }
  }

  /** A document and a film need a name; a picture and a voice message have none of their own. */
  private static @Nullable String filename(MessageContent.Media media) {
    if (media.filename() != null && media.kind() != MediaKind.AUDIO) {
      return media.filename();
    }
    String inUrl = MediaType.lastSegment(media.url());
    return switch (media.kind()) {
      case IMAGE, AUDIO -> null;
      case VIDEO -> inUrl == null ? "video.mp4" : inUrl;
      case DOCUMENT -> inUrl;
    };
  }

  private static void putPoll(ObjectNode target, MessageContent.Poll poll) {
    target.put("name", poll.question());
    poll.options().forEach(target.putArray("options")::add);
    target.put("multipleAnswers", poll.multipleAnswers());
  }

  /** WAHA has one line for both name and address, and insists on it. */
  private static void putPlace(ObjectNode body, MessageContent.Location place) {
    body.put("latitude", place.latitude()).put("longitude", place.longitude());
    body.put(
        "title",
        Stream.of(place.name(), place.address())
            .filter(part -> part != null && !part.isBlank())
            .collect(Collectors.joining(", ")));
  }

  private static @Nullable Rejected contentRefusal(MessageContent content) {
    if (content instanceof MessageContent.TemplateReference) {
      return refused(
          Fault.CONTENT, "waha.template", "WAHA has no templates: render it and send a text");
    }
    if (content instanceof MessageContent.QuickReplies
        || content instanceof MessageContent.Buttons
        || content instanceof MessageContent.Cards) {
      return refused(
          Fault.CONTENT, "waha.interactive", "WAHA has no buttons that work: send a text or poll");
    }
    if (content instanceof MessageContent.ContactCard card && VisitingCard.digits(card).isEmpty()) {
      return refused(
          Fault.CONTENT, "waha.contact_phone", "the number on the contact card has no digits");
    }
    if (content instanceof MessageContent.Media media
        && media.kind() == MediaKind.AUDIO
        && hasCaption(media)) {
      return refused(
          Fault.CONTENT, "waha.voice_caption", "a voice message has no caption, it would be lost");
    }
    return null;
  }

  private static boolean hasCaption(MessageContent.Media media) {
    return media.caption() != null && !media.caption().isBlank();
  }

  /** Business-scoped ids ({@code US.1349}) belong to the Cloud API; WAHA would append @c.us. */
  private static boolean isChatId(Address address) {
    return address.channel() == Channel.WHATSAPP && address.id().indexOf('@') > 0;
  }

  private static boolean isSessionCharacter(int c) {
    int lower = c | 0x20;
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  }

  private static Rejected refused(Fault fault, String code, String detail) {
    return new Rejected(fault, code, true, false, detail);
  }
}
