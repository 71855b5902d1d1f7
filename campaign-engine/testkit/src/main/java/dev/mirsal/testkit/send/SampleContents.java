package dev.mirsal.testkit.send;

import dev.mirsal.message.MediaKind;
import dev.mirsal.message.MessageContent;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Something of every kind that a message may say. */
final class SampleContents {
  private SampleContents() {}

  static List<MessageContent> all() {
    MessageContent.Button button =
        new MessageContent.Button(MessageContent.Button.Kind.POSTBACK, "More", "more");
    List<MessageContent> contents = new ArrayList<>();
    contents.add(new MessageContent.Text("Hello"));
    for (MediaKind kind : MediaKind.values()) {
      contents.add(MessageContent.Media.of(kind, URI.create("https://example.org/file"), null));
    }
    contents.add(new MessageContent.Poll("When?", List.of("Today", "Tomorrow"), false));
    contents.add(new MessageContent.TemplateReference("welcome", "en", Map.of()));
    contents.add(new MessageContent.Location(BigDecimal.ONE, BigDecimal.TEN, "Office", null));
    contents.add(new MessageContent.ContactCard("Office", "+972501112233", null));
    contents.add(
        new MessageContent.QuickReplies(
            "Well?", List.of(new MessageContent.QuickReply("Yes", "yes"))));
    contents.add(new MessageContent.Buttons("Well?", List.of(button)));
    contents.add(
        new MessageContent.Cards(
            List.of(new MessageContent.Card("Card", null, null, null, List.of(button)))));
    return contents;
  }
}
