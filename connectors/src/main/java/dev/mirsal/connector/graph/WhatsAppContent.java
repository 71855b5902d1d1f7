package dev.mirsal.connector.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mirsal.message.MediaKind;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.MessageContent.Button;
import dev.mirsal.message.MessageContent.Buttons;
import dev.mirsal.message.MessageContent.ContactCard;
import dev.mirsal.message.MessageContent.Location;
import dev.mirsal.message.MessageContent.Media;
import dev.mirsal.message.MessageContent.QuickReplies;
import dev.mirsal.message.MessageContent.QuickReply;
import dev.mirsal.message.MessageContent.TemplateReference;
import dev.mirsal.message.MessageContent.Text;
import dev.mirsal.send.SendOutcome.Rejected;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What WhatsApp takes, and how it is written: <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages">messages</a>.
 */
final class WhatsAppContent {
  private static final int TEXT = 4_096;
  private static final int REPLY_BUTTONS = 3;
  private static final int LIST_ROWS = 10;

  private WhatsAppContent() {}

  /** Returns why WhatsApp does not take a content, or null if it does. */
  static @Nullable Rejected refusal(MessageContent content) {
    if (content instanceof Text text) {
      return ContentRefusal.atMost(
          "graph.text_length", "characters", ContentRefusal.characters(text.body()), TEXT);
    }
    if (content instanceof Media media) {
      return media.kind() == MediaKind.AUDIO && ContentRefusal.hasCaption(media)
          ? ContentRefusal.captionLost(media.kind())
          : null;
    }
    if (content instanceof QuickReplies quick) {
      return ContentRefusal.atMost(
          "graph.quick_replies", "quick replies", quick.replies().size(), LIST_ROWS);
    }
    if (content instanceof Buttons buttons) {
      return buttonsRefusal(buttons.buttons());
    }
    if (content instanceof TemplateReference template) {
      return TemplateComponents.WHATSAPP.refusal(template);
    }
    return content instanceof Location || content instanceof ContactCard
        ? null
        : ContentRefusal.notTaken(content, "WHATSAPP");
  }

  private static @Nullable Rejected buttonsRefusal(List<Button> buttons) {
    return isLink(buttons) || isReplies(buttons)
        ? null
        : ContentRefusal.of("graph.buttons", "must be one link, or one to three postbacks");
  }

  private static boolean isLink(List<Button> buttons) {
    return buttons.size() == 1 && buttons.get(0).kind() == Button.Kind.LINK;
  }

  private static boolean isReplies(List<Button> buttons) {
    return buttons.size() <= REPLY_BUTTONS
        && buttons.stream().allMatch(button -> button.kind() == Button.Kind.POSTBACK);
  }

  /** Writes a content that WhatsApp takes into a request. */
  static void put(ObjectNode body, MessageContent content, String listLabel) {
    if (content instanceof Text text) {
      putObject(body, "text").put("preview_url", false).put("body", text.body());
    } else if (content instanceof Media media) {
      putMedia(body, media);
    } else if (content instanceof QuickReplies quick) {
      putQuickReplies(putObject(body, "interactive"), quick, listLabel);
    } else if (content instanceof Buttons buttons) {
      putButtons(putObject(body, "interactive"), buttons);
    } else if (content instanceof TemplateReference template) {
      putObject(body, "template").setAll(TemplateComponents.of(template));
    } else if (content instanceof Location location) {
      putLocation(putObject(body, "location"), location);
    } else if (content instanceof ContactCard card) {
      putContact(body.put("type", "contacts").putArray("contacts").addObject(), card);
    } else {
      throw new IllegalArgumentException("message: " + content + " is not for WhatsApp");
    }
  }

  /** A message has its content in a field that is named as its type. */
  private static ObjectNode putObject(ObjectNode body, String type) {
    return body.put("type", type).putObject(type);
  }

  private static void putMedia(ObjectNode body, Media media) {
    String type =
        switch (media.kind()) {
          case IMAGE -> "image";
          case VIDEO -> "video";
          case AUDIO -> "audio";
          case DOCUMENT -> "document";
        };
    ObjectNode file = putObject(body, type).put("link", media.url().toString());
    if (ContentRefusal.hasCaption(media)) {
      file.put("caption", media.caption());
    }
    if (media.kind() == MediaKind.DOCUMENT && media.filename() != null) {
      file.put("filename", media.filename());
    }
  }

  private static void putQuickReplies(ObjectNode body, QuickReplies quick, String listLabel) {
    if (quick.replies().size() <= REPLY_BUTTONS) {
      ArrayNode buttons = interactive(body, "button", quick.body()).putArray("buttons");
      quick.replies().forEach(reply -> putReply(buttons, reply.payload(), reply.title()));
      return;
    }
    ObjectNode action = interactive(body, "list", quick.body()).put("button", listLabel);
    ArrayNode rows = action.putArray("sections").addObject().putArray("rows");
    for (QuickReply reply : quick.replies()) {
      rows.addObject().put("id", reply.payload()).put("title", reply.title());
    }
  }

  private static void putButtons(ObjectNode body, Buttons buttons) {
    if (isLink(buttons.buttons())) {
      Button link = buttons.buttons().get(0);
      interactive(body, "cta_url", buttons.body())
          .put("name", "cta_url")
          .putObject("parameters")
          .put("display_text", link.title())
          .put("url", link.target());
      return;
    }
    ArrayNode list = interactive(body, "button", buttons.body()).putArray("buttons");
    buttons.buttons().forEach(button -> putReply(list, button.target(), button.title()));
  }

  private static ObjectNode interactive(ObjectNode body, String type, String text) {
    body.put("type", type).putObject("body").put("text", text);
    return body.putObject("action");
  }

  private static void putReply(ArrayNode buttons, String id, String title) {
    buttons.addObject().put("type", "reply").putObject("reply").put("id", id).put("title", title);
  }

  private static void putLocation(ObjectNode body, Location location) {
    body.put("latitude", location.latitude()).put("longitude", location.longitude());
    if (location.name() != null) {
      body.put("name", location.name());
    }
    if (location.address() != null) {
      body.put("address", location.address());
    }
  }

  private static void putContact(ObjectNode contact, ContactCard card) {
    ObjectNode name = JsonNodeFactory.instance.objectNode();
    contact.set("name", name.put("formatted_name", card.name()).put("first_name", card.name()));
    contact.putArray("phones").addObject().put("phone", card.phone());
    if (card.organization() != null) {
      contact.putObject("org").put("company", card.organization());
    }
  }
}
