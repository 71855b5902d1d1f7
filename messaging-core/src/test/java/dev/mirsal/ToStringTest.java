package dev.mirsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.message.Address;
import dev.mirsal.message.MediaKind;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.message.Recipient;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.Trace;
import dev.mirsal.template.MessageTemplate;
import dev.mirsal.template.MessageVariations;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R-CONV-6 and the issue: what holds a secret, a body or a phone number shows none of them. */
class ToStringTest {
  private static final String SECRET = "s3cret";
  private static final String NUMBER = "972501234567";
  private static final Address TO = Address.whatsApp(NUMBER);
  private static final MessageContent.Button LINK =
      new MessageContent.Button(
          MessageContent.Button.Kind.LINK, SECRET, "https://example.com/s3cret");
  private static final List<MessageContent> CONTENTS =
      List.of(
          new MessageContent.Text(SECRET),
          new MessageContent.Media(
              MediaKind.IMAGE,
              URI.create("https://user:s3cret@example.com/s3cret?token=s3cret"),
              SECRET,
              SECRET,
              "image/jpeg"),
          new MessageContent.Poll(SECRET, List.of(SECRET, "s3cret too"), true),
          new MessageContent.TemplateReference("order_update", "he", Map.of("1", SECRET)),
          new MessageContent.Location(BigDecimal.TEN, BigDecimal.ONE, SECRET, SECRET),
          new MessageContent.ContactCard(SECRET, NUMBER, SECRET),
          new MessageContent.QuickReplies(
              SECRET, List.of(new MessageContent.QuickReply(SECRET, SECRET))),
          new MessageContent.Buttons(SECRET, List.of(LINK)),
          new MessageContent.Cards(
              List.of(new MessageContent.Card(SECRET, SECRET, null, null, List.of(LINK)))));

  static Stream<Object> values() {
    Stream<Object> messages = CONTENTS.stream().map(c -> new OutboundMessage("c1-0", "d1", TO, c));
    Stream<Object> others =
        Stream.of(
            TO,
            new Recipient(TO, SECRET, Map.of("code", SECRET), null),
            MessageTemplate.parse("s3cret {name|s3cret}"),
            MessageVariations.of(null, List.of(SECRET)),
            new SendOutcome.Accepted("true_972501234567@c.us_3EB0"),
            new SendOutcome.Accepted(null),
            new Trace.Found("true_972501234567@c.us_3EB0"),
            new MessageContent.QuickReply(SECRET, SECRET),
            new MessageContent.Card(SECRET, SECRET, null, null, List.of(LINK)),
            LINK);
    return Stream.of(CONTENTS.stream(), messages, others).flatMap(s -> s);
  }

  @ParameterizedTest
  @MethodSource("values")
  void noValueShowsASecretABodyOrANumber(Object value) {
    assertThat(value.toString())
        .isNotBlank()
        .doesNotContain(SECRET)
        .doesNotContain(NUMBER)
        .doesNotContain(NUMBER.substring(NUMBER.length() - 4))
        .hasSizeLessThan(120);
  }

  @ParameterizedTest
  @MethodSource("values")
  void everyValueSaysWhatItIs(Object value) {
    assertThat(value.toString())
        .startsWith(value instanceof Address ? "whatsapp:" : value.getClass().getSimpleName());
  }
}
