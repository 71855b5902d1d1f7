package dev.mirsal.connector.graph;

import static dev.mirsal.connector.graph.ContentRefusal.atMost;
import static dev.mirsal.connector.graph.ContentRefusal.characters;

import dev.mirsal.message.Channel;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.MessageContent.Buttons;
import dev.mirsal.message.MessageContent.Card;
import dev.mirsal.message.MessageContent.Cards;
import dev.mirsal.message.MessageContent.Media;
import dev.mirsal.message.MessageContent.QuickReplies;
import dev.mirsal.message.MessageContent.TemplateReference;
import dev.mirsal.message.MessageContent.Text;
import dev.mirsal.send.SendOutcome.Rejected;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What Messenger and Instagram take, by the <a
 * href="https://developers.facebook.com/docs/messenger-platform/reference/send-api">Send API
 * reference</a> (2026). Limits that only third parties report, such as those of titles, are left to
 * the platform.
 */
final class SendApiLimits {
  private static final int TEXT = 2_000;
  private static final int INSTAGRAM_BYTES = 1_000;
  private static final int BUTTON_TEXT = 640;
  private static final int QUICK_REPLIES = 13;
  private static final int BUTTONS = 3;
  private static final int CARDS = 10;

  private SendApiLimits() {}

  /** Returns why a channel does not take a content, or null if it does. */
  static @Nullable Rejected refusal(Channel channel, MessageContent content) {
    if (content instanceof Text text) {
      return textRefusal(channel, text.body());
    }
    if (content instanceof Media media) {
      return ContentRefusal.hasCaption(media) ? ContentRefusal.captionLost(media.kind()) : null;
    }
    if (content instanceof QuickReplies quick) {
      Rejected byText = textRefusal(channel, quick.body());
      return byText == null
          ? atMost("graph.quick_replies", "quick replies", quick.replies().size(), QUICK_REPLIES)
          : byText;
    }
    if (content instanceof Buttons buttons) {
      return buttonsRefusal(buttons);
    }
    if (content instanceof Cards cards) {
      return cardsRefusal(cards);
    }
    return content instanceof TemplateReference template && channel == Channel.MESSENGER
        ? TemplateComponents.MESSENGER.refusal(template)
        : ContentRefusal.notTaken(content, channel.name());
  }

  /** Returns why a paid marketing message does not take a content, or null. */
  static @Nullable Rejected marketingRefusal(MessageContent content) {
    return content instanceof Text text
        ? atMost("graph.text_length", "characters", characters(text.body()), BUTTON_TEXT)
        : null;
  }

  private static @Nullable Rejected textRefusal(Channel channel, String text) {
    return channel == Channel.INSTAGRAM
        ? atMost(
            "graph.text_length",
            "bytes in UTF-8",
            text.getBytes(StandardCharsets.UTF_8).length,
            INSTAGRAM_BYTES)
        : atMost("graph.text_length", "characters", characters(text), TEXT);
  }

  private static @Nullable Rejected buttonsRefusal(Buttons buttons) {
    Rejected byText =
        atMost("graph.text_length", "characters", characters(buttons.body()), BUTTON_TEXT);
    return byText == null
        ? atMost("graph.buttons", "buttons", buttons.buttons().size(), BUTTONS)
        : byText;
  }

  private static @Nullable Rejected cardsRefusal(Cards cards) {
    Rejected refusal = atMost("graph.cards", "cards", cards.cards().size(), CARDS);
    for (Card card : cards.cards()) {
      if (refusal == null) {
        refusal = atMost("graph.buttons", "buttons of a card", card.buttons().size(), BUTTONS);
      }
    }
    return refusal;
  }
}
