package dev.mirsal.connector.manychat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MediaKind;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.MessageContent.Button;
import dev.mirsal.message.MessageContent.Buttons;
import dev.mirsal.message.MessageContent.Card;
import dev.mirsal.message.MessageContent.Cards;
import dev.mirsal.message.MessageContent.Media;
import dev.mirsal.message.MessageContent.QuickReplies;
import dev.mirsal.message.MessageContent.QuickReply;
import dev.mirsal.message.MessageContent.Text;
import dev.mirsal.send.Fault;
import dev.mirsal.send.SendOutcome.Rejected;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes contents as messages of a dynamic block, by its <a
 * href="https://manychat.github.io/dynamic_block_docs/">reference</a> and that of the <a
 * href="https://manychat.github.io/dynamic_block_docs/channels/">other channels</a> (2023-01-31).
 * Tapping a quick reply or a button that comes back starts a flow: the payload is its id.
 */
final class BlockWriter {
  static final int QUICK_REPLIES = 11;

  private BlockWriter() {}

  /** Returns why the platform behind does not take a content from ManyChat, or null if it does. */
  static @Nullable Rejected refusal(Channel behind, MessageContent content) {
    if (!takes(behind, content)) {
      return refused("content", "ManyChat takes no " + content + " for " + behind);
    }
    if (content instanceof Media media && media.caption() != null && !media.caption().isBlank()) {
      return refused("caption", "a file has no caption in ManyChat, it would be lost");
    }
    if (content instanceof QuickReplies quick && quick.replies().size() > QUICK_REPLIES) {
      return refused(
          "quick_replies", quick.replies().size() + " quick replies, at most " + QUICK_REPLIES);
    }
    boolean calls = buttons(content).stream().anyMatch(button -> button.kind() == Button.Kind.CALL);
    return calls && behind != Channel.MESSENGER
        ? refused("call_button", "buttons that call are taken for MESSENGER only")
        : null;
  }

  private static boolean takes(Channel behind, MessageContent content) {
    if (content instanceof Text || content instanceof Buttons) {
      return true;
    }
    if (content instanceof Media media) {
      return behind == Channel.MESSENGER
          || (behind == Channel.INSTAGRAM && media.kind() == MediaKind.IMAGE);
    }
    return (content instanceof QuickReplies || content instanceof Cards)
        && behind != Channel.WHATSAPP;
  }

  private static List<Button> buttons(MessageContent content) {
    if (content instanceof Buttons buttons) {
      return buttons.buttons();
    }
    return content instanceof Cards cards
        ? cards.cards().stream().flatMap(card -> card.buttons().stream()).toList()
        : List.of();
  }

  /** Writes a content that is not refused. */
  static void write(MessageContent content, ArrayNode messages, ArrayNode quickReplies) {
    ObjectNode message = messages.addObject();
    if (content instanceof Text text) {
      message.put("type", "text").put("text", text.body());
    } else if (content instanceof Media media) {
      message.put("type", type(media.kind())).put("url", media.url().toString());
    } else if (content instanceof Buttons buttons) {
      message.put("type", "text").put("text", buttons.body());
      put(buttons.buttons(), message);
    } else if (content instanceof QuickReplies quick) {
      message.put("type", "text").put("text", quick.body());
      for (QuickReply reply : quick.replies()) {
        ObjectNode target = quickReplies.addObject().put("type", "flow");
        target.put("caption", reply.title()).put("target", reply.payload());
      }
    } else {
      message.put("type", "cards");
      ArrayNode elements = message.putArray("elements");
      ((Cards) content).cards().forEach(card -> put(card, elements.addObject()));
      message.put("image_aspect_ratio", "horizontal");
    }
  }

  private static String type(MediaKind kind) {
    return switch (kind) {
      case IMAGE -> "image";
      case VIDEO -> "video";
      case AUDIO -> "audio";
      case DOCUMENT -> "file";
    };
  }

  private static void put(Card card, ObjectNode element) {
    element.put("title", card.title());
    if (card.subtitle() != null) {
      element.put("subtitle", card.subtitle());
    }
    if (card.image() != null) {
      element.put("image_url", card.image().toString());
    }
    if (card.link() != null) {
      element.put("action_url", card.link().toString());
    }
    put(card.buttons(), element);
  }

  private static void put(List<Button> buttons, ObjectNode owner) {
    if (buttons.isEmpty()) {
      return;
    }
    ArrayNode all = owner.putArray("buttons");
    for (Button button : buttons) {
      ObjectNode one = all.addObject();
      switch (button.kind()) {
        case POSTBACK -> one.put("type", "flow").put("target", button.target());
        case LINK -> one.put("type", "url").put("url", button.target());
        case CALL -> one.put("type", "call").put("phone", button.target());
      }
      one.put("caption", button.title());
    }
  }

  static Rejected refused(String code, String detail) {
    return new Rejected(Fault.CONTENT, "manychat." + code, true, false, detail);
  }
}
