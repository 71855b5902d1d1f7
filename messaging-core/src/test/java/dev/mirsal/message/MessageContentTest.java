package dev.mirsal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.message.MessageContent.Media;
import dev.mirsal.message.MessageContent.Poll;
import dev.mirsal.message.MessageContent.TemplateReference;
import dev.mirsal.message.MessageContent.Text;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageContentTest {
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t"})
  void aBlankTextIsRefused(String body) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Text(body))
        .withMessage("text: is blank");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/a.jpg",
        "HTTP://example.com",
        "http://waha_files:3000/a.jpg",
        "http://[::1]:3000/a.jpg",
        "https://דוגמה.ישראל/a.jpg"
      })
  void aMediaUrlIsAbsoluteHttp(String url) {
    assertThat(Media.of(MediaKind.IMAGE, URI.create(url), null).url()).isEqualTo(URI.create(url));
  }

  @ParameterizedTest
  @CsvSource({
    "/a.jpg, 'media.url: scheme null, must be http or https'",
    "//example.com/a.jpg, 'media.url: scheme null, must be http or https'",
    "ftp://example.com/a.jpg, 'media.url: scheme ftp, must be http or https'",
    "file:///etc/passwd, 'media.url: scheme file, must be http or https'",
    "'data:text/plain,x', 'media.url: scheme data, must be http or https'",
    "https:/a.jpg, media.url: has no host",
    "https:a.jpg, media.url: has no host"
  })
  void anyOtherMediaUrlIsRefusedWithoutShowingIt(String url, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Media.of(MediaKind.IMAGE, URI.create(url), null))
        .withMessage(message);
  }

  @Test
  void aMediaFileOfTheShortFormHasNeitherFileNameNorType() {
    Media media = Media.of(MediaKind.VIDEO, URI.create("https://example.com/a"), "caption");

    assertThat(media)
        .isEqualTo(
            new Media(MediaKind.VIDEO, URI.create("https://example.com/a"), "caption", null, null));
  }

  @Test
  @SuppressWarnings("NullAway")
  void aMediaFileWithoutKindOrUrlIsRefusedByName() {
    assertThatNullPointerException()
        .isThrownBy(() -> Media.of(null, URI.create("https://example.com"), null))
        .withMessage("kind");
    assertThatNullPointerException()
        .isThrownBy(() -> Media.of(MediaKind.IMAGE, null, null))
        .withMessage("url");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 12})
  void aPollHas2To12Options(int count) {
    assertThat(new Poll("Which?", options(count), true).options()).hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 'poll.options: 0 options, must be 2 to 12'",
    "1, 'poll.options: 1 options, must be 2 to 12'",
    "13, 'poll.options: 13 options, must be 2 to 12'"
  })
  void aPollWithFewerOrMoreIsRefusedWithTheLimits(int count, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Poll("Which?", options(count), false))
        .withMessage(message);
  }

  @Test
  void aPollNamesTheOptionItRefuses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Poll("Which?", List.of("a", "b", " a "), false))
        .withMessage("poll.options[2]: is the same as one before it");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Poll("Which?", List.of("a", " "), false))
        .withMessage("poll.options[1]: is blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Poll("", List.of("a", "b"), false))
        .withMessage("poll.question: is blank");
  }

  @Test
  void aPollKeepsItsOptionsWhateverHappensToTheGivenList() {
    List<String> given = new ArrayList<>(options(2));
    Poll poll = new Poll("Which?", given, false);
    given.clear();

    assertThat(poll.options()).containsExactly("option 0", "option 1");
  }

  @Test
  void theParametersOfATemplateStayInTheOrderGiven() {
    Map<String, String> given = new LinkedHashMap<>();
    IntStream.range(0, 20).forEach(i -> given.put("p" + (19 - i), "v" + i));

    TemplateReference template = new TemplateReference("order_update", "he", given);

    assertThat(template.parameters().entrySet()).containsExactlyElementsOf(given.entrySet());
  }

  @Test
  void aTemplateNamesTheFieldItRefuses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TemplateReference(" ", "he", Map.of()))
        .withMessage("template.name: is blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TemplateReference("order_update", "", Map.of()))
        .withMessage("template.language: is blank");
  }

  private static List<String> options(int count) {
    return IntStream.range(0, count).mapToObj(i -> "option " + i).toList();
  }

  @Test
  void whatCanBeTappedHasATitleAndATarget() {
    assertThatThrownBy(() -> new MessageContent.QuickReplies("?", List.of()))
        .hasMessage("quickReplies.replies: none, must be at least one");
    assertThatThrownBy(() -> new MessageContent.QuickReply(" ", "p"))
        .hasMessage("quickReply.title: is blank");
    assertThatThrownBy(
            () -> new MessageContent.Button(MessageContent.Button.Kind.CALL, "Call", " "))
        .hasMessage("button.target: is blank");
    assertThatThrownBy(() -> new MessageContent.Buttons("?", List.of()))
        .hasMessage("buttons.buttons: none, must be at least one");
    assertThatThrownBy(() -> new MessageContent.Cards(List.of()))
        .hasMessage("cards.cards: none, must be at least one");
    assertThatThrownBy(() -> new MessageContent.Card("", null, null, null, List.of()))
        .hasMessage("card.title: is blank");
  }

  @Test
  void aPlaceIsOnTheGlobeAndACardHasAName() {
    BigDecimal ninety = BigDecimal.valueOf(90);
    assertThatCode(() -> new MessageContent.Location(ninety, ninety.negate(), null, null))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> new MessageContent.Location(new BigDecimal("90.1"), ninety, null, null))
        .hasMessage("location.latitude: 90.1, must be -90 to 90");
    assertThatThrownBy(
            () -> new MessageContent.Location(ninety, new BigDecimal("-180.1"), null, null))
        .hasMessage("location.longitude: -180.1, must be -180 to 180");
    assertThatThrownBy(() -> new MessageContent.ContactCard("Dana", " ", null))
        .hasMessage("contact.phone: is blank");
  }
}
