package dev.mirsal.connector.manychat;

import dev.mirsal.message.MediaKind;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.MessageContent.Button;
import dev.mirsal.message.MessageContent.Button.Kind;
import dev.mirsal.message.MessageContent.Buttons;
import dev.mirsal.message.MessageContent.Card;
import dev.mirsal.message.MessageContent.Cards;
import dev.mirsal.message.MessageContent.Media;
import dev.mirsal.message.MessageContent.QuickReplies;
import dev.mirsal.message.MessageContent.QuickReply;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The contents that the tables of bodies and refusals name. */
final class Contents {
  private static final URI FILE = URI.create("https://example.org/f?a=1");
  private static final Button LINK = new Button(Kind.LINK, "B", "https://example.org");
  private static final Button CALL = new Button(Kind.CALL, "B", "+15555555555");
  private static final Button FLOW = new Button(Kind.POSTBACK, "B", "content20180221085508_278589");

  private Contents() {}

  static MessageContent of(String name) {
    return switch (name) {
      case "text" -> new MessageContent.Text("T");
      case "image" -> Media.of(MediaKind.IMAGE, FILE, null);
      case "video" -> Media.of(MediaKind.VIDEO, FILE, null);
      case "audio" -> Media.of(MediaKind.AUDIO, FILE, " ");
      case "document" -> Media.of(MediaKind.DOCUMENT, FILE, null);
      case "caption" -> Media.of(MediaKind.IMAGE, FILE, "Caption");
      case "link button" -> new Buttons("T", List.of(LINK));
      case "flow button" -> new Buttons("T", List.of(FLOW));
      case "call button" -> new Buttons("T", List.of(CALL));
      case "quick replies" -> quickReplies(2);
      case "12 quick replies" -> quickReplies(12);
      case "cards" ->
          new Cards(
              List.of(
                  new Card(
                      "C1",
                      "S",
                      URI.create("https://example.org/i"),
                      URI.create("https://example.org/l"),
                      List.of(LINK)),
                  new Card("C2", null, null, null, List.of())));
      case "call button on a card" ->
          new Cards(List.of(new Card("C", null, null, null, List.of(LINK, CALL))));
      case "poll" -> new MessageContent.Poll("When?", List.of("Today", "Tomorrow"), false);
      case "location" -> new MessageContent.Location(BigDecimal.ONE, BigDecimal.TEN, null, null);
      case "contact" -> new MessageContent.ContactCard("Office", "+15555555555", null);
      case "flow with 21 parameters" -> flow(21);
      default -> throw new IllegalArgumentException(name);
    };
  }

  static QuickReplies quickReplies(int count) {
    return new QuickReplies(
        "T",
        IntStream.rangeClosed(1, count)
            .mapToObj(i -> new QuickReply("Q" + i, "content" + i + "_" + i))
            .toList());
  }

  static MessageContent.TemplateReference flow(int parameters) {
    Map<String, String> values =
        IntStream.range(0, parameters)
            .boxed()
            .collect(Collectors.toMap(i -> "field " + i, i -> "value " + i));
    return new MessageContent.TemplateReference("content20180221085508_278589", "ar", values);
  }
}
