package dev.mirsal.connector.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mirsal.message.MediaKind;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.MessageContent.Button;
import dev.mirsal.message.MessageContent.Buttons;
import dev.mirsal.message.MessageContent.Card;
import dev.mirsal.message.MessageContent.Cards;
import dev.mirsal.message.MessageContent.Media;
import dev.mirsal.message.MessageContent.QuickReplies;
import dev.mirsal.message.MessageContent.TemplateReference;
import dev.mirsal.message.MessageContent.Text;

/** The {@code message} of a Send API request. */
final class SendApiMessage {
  private SendApiMessage() {}

  /** Writes a content that the platform takes. */
  static ObjectNode of(MessageContent content) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    if (content instanceof Text text) {
      message.put("text", text.body());
    } else if (content instanceof QuickReplies quick) {
      putQuickReplies(message, quick);
    } else if (content instanceof Media media) {
      ObjectNode attachment = message.putObject("attachment").put("type", type(media.kind()));
      attachment.putObject("payload").put("url", media.url().toString());
    } else {
      putTemplate(template(message), content);
    }
    return message;
  }

  private static void putQuickReplies(ObjectNode message, QuickReplies quick) {
    message.put("text", quick.body());
    ArrayNode replies = message.putArray("quick_replies");
    quick
        .replies()
        .forEach(
            reply ->
                replies
                    .addObject()
                    .put("content_type", "text")
                    .put("title", reply.title())
                    .put("payload", reply.payload()));
  }

  private static String type(MediaKind kind) {
    return switch (kind) {
      case IMAGE -> "image";
      case VIDEO -> "video";
      case AUDIO -> "audio";
      case DOCUMENT -> "file";
    };
  }

  private static ObjectNode template(ObjectNode message) {
    return message.putObject("attachment").put("type", "template").putObject("payload");
  }

  private static void putTemplate(ObjectNode payload, MessageContent content) {
    if (content instanceof Buttons buttons) {
      payload.put("template_type", "button").put("text", buttons.body());
      ArrayNode list = payload.putArray("buttons");
      buttons.buttons().forEach(button -> putButton(list, button));
    } else if (content instanceof Cards cards) {
      ArrayNode elements = payload.put("template_type", "generic").putArray("elements");
      cards.cards().forEach(card -> putCard(elements.addObject(), card));
    } else if (content instanceof TemplateReference template) {
      payload.put("template_type", "utility_messages");
      payload.setAll(TemplateComponents.of(template));
    } else {
      throw new IllegalArgumentException("message: " + content + " is not for the Send API");
    }
  }

  private static void putCard(ObjectNode element, Card card) {
    element.put("title", card.title());
    if (card.subtitle() != null) {
      element.put("subtitle", card.subtitle());
    }
    if (card.image() != null) {
      element.put("image_url", card.image().toString());
    }
    if (card.link() != null) {
      element.putObject("default_action").put("type", "web_url").put("url", card.link().toString());
    }
    if (!card.buttons().isEmpty()) {
      ArrayNode list = element.putArray("buttons");
      card.buttons().forEach(button -> putButton(list, button));
    }
  }

  private static void putButton(ArrayNode list, Button button) {
    ObjectNode json = list.addObject();
    switch (button.kind()) {
      case POSTBACK -> json.put("type", "postback").put("payload", button.target());
      case LINK -> json.put("type", "web_url").put("url", button.target());
      case CALL -> json.put("type", "phone_number").put("payload", button.target());
    }
    json.put("title", button.title());
  }
}
