package dev.mirsal.connector.waha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.mirsal.message.Address;
import dev.mirsal.message.MediaKind;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.SendOutcome;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WahaRequestsTest {
  @RegisterExtension static final WahaServer SERVER = new WahaServer();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final MessageContent.Button BUTTON =
      new MessageContent.Button(MessageContent.Button.Kind.POSTBACK, "y", "z");
  private static final MessageContent BUTTONS = new MessageContent.Buttons("x", List.of(BUTTON));

  static List<OutboundMessage> messages() {
    String url = "https://example.org/files/";
    return List.of(
        Messages.text(),
        Messages.poll(),
        Messages.media(MediaKind.IMAGE, url + "a.png"),
        Messages.media(MediaKind.VIDEO, url + "a.mp4"),
        Messages.media(MediaKind.VIDEO, "https://example.org"),
        Messages.media(MediaKind.AUDIO, url + "a.mp3"),
        Messages.media(MediaKind.DOCUMENT, url + "a.pdf"),
        Messages.of(
            new MessageContent.Media(
                MediaKind.DOCUMENT, URI.create(url + "a"), "caption", "b.bin", "x/y")),
        Messages.of(
            new MessageContent.Location(new BigDecimal("31.7780628"), BigDecimal.ZERO, null, null)),
        Messages.of(new MessageContent.ContactCard("Dana", "+972 50-123", null)));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void a_request_is_one_of_wahas_openapi_document(OutboundMessage message) {
    WahaRequest request = Messages.request(message);

    assertThat(WahaRequests.refusal(message)).isNull();
    assertThat(OpenApi.waha().violations("POST", request.path(), request.json())).isEmpty();
  }

  @Test
  void a_text_goes_to_its_chat_with_the_key_in_a_header_and_nowhere_else() throws Exception {
    SERVER.client().build().send(Messages.text());

    LoggedRequest request = SERVER.posts().get(0);
    assertThat(request.getUrl()).isEqualTo("/api/sendText");
    assertThat(request.getHeader("X-Api-Key")).isEqualTo(Messages.KEY);
    assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
    assertThat(JSON.readTree(request.getBody()))
        .isEqualTo(
            JSON.readTree(
                """
                {"session":"default","chatId":"972501234567@c.us",
                 "id":"3EB0821680AA2BAE038561",
                 "text":"שלום SECRETBODY","linkPreview":false}
                """));
    assertThat(SERVER.sessionQuestions().get(0).getHeader("X-Api-Key")).isEqualTo(Messages.KEY);
    assertThat(SERVER.sessionQuestions().get(0).getUrl()).isEqualTo("/api/sessions/default");
  }

  @Test
  void a_poll_is_sent_as_waha_wants_it() throws Exception {
    WahaRequest request = Messages.request(Messages.poll());

    assertThat(request.path()).isEqualTo("/api/sendPoll");
    assertThat(request.media()).isFalse();
    assertThat(JSON.readTree(request.json()).path("poll"))
        .isEqualTo(
            JSON.readTree(
                "{\"name\":\"מתי?\",\"options\":[\"היום\",\"מחר\"],\"multipleAnswers\":true}"));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/waha/media-requests.csv", useHeadersInDisplayName = true)
  void a_file_is_sent_with_its_type_and_name(
      MediaKind kind,
      String url,
      String givenName,
      String givenType,
      String path,
      String type,
      String name,
      String convert)
      throws Exception {
    MessageContent.Media media =
        new MessageContent.Media(kind, URI.create(url), " ", givenName, givenType);

    WahaRequest request = Messages.request(Messages.of(media));

    JsonNode body = JSON.readTree(request.json());
    assertThat(request.path()).isEqualTo(path);
    assertThat(request.media()).isTrue();
    assertThat(body.path("file").path("url").asText()).isEqualTo(url);
    assertThat(body.path("file").path("mimetype").asText()).isEqualTo(type);
    assertThat(body.path("file").path("filename").asText(null)).isEqualTo(name);
    assertThat(body.path("convert").asText(null)).isEqualTo(convert);
    assertThat(body.has("caption")).isFalse();
  }

  @Test
  void a_caption_travels_with_its_picture() throws Exception {
    MessageContent media =
        MessageContent.Media.of(MediaKind.IMAGE, URI.create("https://e.org/a.jpg"), "מחיר");

    JsonNode body = JSON.readTree(Messages.request(Messages.of(media)).json());

    assertThat(body.path("caption").asText()).isEqualTo("מחיר");
  }

  @ParameterizedTest
  @CsvSource({
    "Office, 1 Main St, 'Office, 1 Main St'",
    "Office, , Office",
    ", 1 Main St, 1 Main St",
    "' ', , ''"
  })
  void a_place_has_its_degrees_as_they_were_given_and_one_line(
      String name, String address, String title) throws Exception {
    MessageContent place =
        new MessageContent.Location(
            new BigDecimal("31.77806280"), new BigDecimal("-35.2"), name, address);

    WahaRequest request = Messages.request(Messages.of(place));

    assertThat(request.path()).isEqualTo("/api/sendLocation");
    assertThat(request.json()).contains("\"latitude\":31.7780628", "\"longitude\":-35.2,");
    assertThat(JSON.readTree(request.json()).path("title").asText()).isEqualTo(title);
  }

  @Test
  void a_contact_is_a_vcard_in_which_values_are_text() throws Exception {
    MessageContent card =
        new MessageContent.ContactCard(" Dana\nTEL:+1; Levi, ", "+972 (50) 123-4567", "A\\B;C");

    WahaRequest request = Messages.request(Messages.of(card));

    assertThat(request.path()).isEqualTo("/api/sendContactVcard");
    assertThat(JSON.readTree(request.json()).at("/contacts/0/vcard").asText())
        .isEqualTo(
            """
            BEGIN:VCARD
            VERSION:3.0
            FN:Dana\\nTEL:+1\\; Levi\\,
            ORG:A\\\\B\\;C;
            TEL;type=CELL;type=VOICE;waid=972501234567:+972501234567
            END:VCARD\
            """);
  }

  @Test
  void half_an_emoji_does_not_keep_the_rest_from_going() throws Exception {
    SERVER.client().linkPreview(true).build().send(Messages.of(new MessageContent.Text("a\ud83d")));

    JsonNode body = JSON.readTree(SERVER.posts().get(0).getBody());
    assertThat(body.path("text").asText()).isEqualTo("a?");
    assertThat(body.path("linkPreview").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"12036304@g.us", "123456789@lid", "972501234567@c.us"})
  void groups_hidden_ids_and_persons_are_chats(String chat) throws Exception {
    send(new OutboundMessage("1", "d-1_A", Address.whatsApp(chat), new MessageContent.Text("x")));

    JsonNode body = JSON.readTree(SERVER.posts().get(0).getBody());
    assertThat(body.path("chatId").asText()).isEqualTo(chat);
    assertThat(body.path("session").asText()).isEqualTo("d-1_A");
  }

  @Test
  void a_prefix_and_a_slash_in_the_base_url_are_kept_apart() throws Exception {
    URI base = URI.create(SERVER.url() + "/api/sendings/");
    WahaClient.builder(base, () -> "k").build().send(Messages.text());

    assertThat(SERVER.posts().get(0).getUrl()).isEqualTo("/api/sendings/api/sendText");
  }

  static List<Refusal> refusals() {
    Address person = Address.whatsApp(Messages.PHONE);
    MessageContent text = new MessageContent.Text("x");
    URI url = URI.create("https://example.org/a.ogg");
    return List.of(
        new Refusal("waha.session_name", "sender", "a/b", person, text),
        new Refusal("waha.session_name", "sender", "מכשיר", person, text),
        new Refusal("waha.address", "recipient", "d", Address.messenger("1"), text),
        new Refusal("waha.address", "recipient", "d", Address.email("a@b.c"), text),
        new Refusal("waha.address", "recipient", "d", Address.whatsApp("US.1349"), text),
        new Refusal(
            "waha.template",
            "content",
            "d",
            person,
            new MessageContent.TemplateReference("t", "he", Map.of())),
        new Refusal(
            "waha.interactive",
            "content",
            "d",
            person,
            new MessageContent.QuickReplies("x", List.of(new MessageContent.QuickReply("y", "z")))),
        new Refusal("waha.interactive", "content", "d", person, BUTTONS),
        new Refusal(
            "waha.interactive",
            "content",
            "d",
            person,
            new MessageContent.Cards(
                List.of(new MessageContent.Card("t", null, null, null, List.of())))),
        new Refusal(
            "waha.contact_phone",
            "content",
            "d",
            person,
            new MessageContent.ContactCard("Dana", "call me", null)),
        new Refusal(
            "waha.voice_caption",
            "content",
            "d",
            person,
            MessageContent.Media.of(MediaKind.AUDIO, url, "lost")));
  }

  record Refusal(String code, String fault, String session, Address to, MessageContent content) {}

  @ParameterizedTest
  @MethodSource("refusals")
  void what_waha_would_answer_with_nonsense_is_refused_before_any_call(Refusal refusal)
      throws InterruptedException {
    SendOutcome outcome =
        send(new OutboundMessage("1", refusal.session, refusal.to, refusal.content));

    assertThat(AnswerCase.describe(outcome))
        .isEqualTo("rejected " + refusal.fault + " permanent " + refusal.code + " not-reached");
    assertThat(SERVER.posts()).isEmpty();
    assertThat(SERVER.sessionQuestions()).isEmpty();
  }

  @Test
  void a_message_that_was_not_checked_is_no_request() {
    MessageContent template = new MessageContent.TemplateReference("t", "he", Map.of());

    assertThatThrownBy(() -> Messages.request(Messages.of(template)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TemplateReference");
  }

  @Test
  void the_key_is_asked_for_at_every_call() throws InterruptedException {
    AtomicInteger turn = new AtomicInteger();
    WahaClient client =
        WahaClient.builder(URI.create(SERVER.url()), () -> " key" + turn.incrementAndGet() + "\n")
            .build();

    client.send(Messages.text());
    client.send(Messages.text());

    assertThat(SERVER.posts())
        .extracting(request -> request.getHeader("X-Api-Key"))
        .containsExactlyInAnyOrder("key2", "key3");
  }

  @Test
  void an_empty_key_sends_no_key() throws InterruptedException {
    WahaClient.builder(URI.create(SERVER.url()), () -> "").build().send(Messages.text());

    assertThat(SERVER.posts().get(0).containsHeader("X-Api-Key")).isFalse();
  }

  private static SendOutcome send(OutboundMessage message) throws InterruptedException {
    return SERVER.client().build().send(message);
  }
}
