package dev.mirsal.connector.manychat;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.mirsal.connector.CallResult;
import dev.mirsal.contact.InteractionKind;
import dev.mirsal.contact.InteractionKinds;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.send.SendOutcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManyChatSubscribersTest {
  @RegisterExtension static final ManyChatServer SERVER = new ManyChatServer();

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String PERSON =
      """
      {"id":"13245647901234567","page_id":"1133557799","name":"Ava Stone","phone":null,
       "whatsapp_phone":"+15555550100","email":"ava@example.org","last_input_text":"SECRETBODY",
       "last_interaction":"2026-11-22T07:00:00+00:00",
       "ig_last_interaction":"2026-11-22T10:00:00+03:00","subscribed":null,
       "custom_fields":[{"id":1,"name":"plan","type":"text","value":"pro"},
                        {"id":2,"name":"age","type":"number","value":41},
                        {"id":3,"name":"empty","type":"text","value":null}],
       "tags":[{"id":7,"name":"lead"},{"id":8,"name":"vip"}]}
      """;

  @Test
  void info_tells_what_manychat_knows() throws InterruptedException {
    SERVER.answers(success(PERSON));

    ManyChatSubscriber person = done(SERVER.messenger().subscribers().info(Messages.TO));

    assertThat(person.address()).isEqualTo(Messages.TO);
    assertThat(person.name()).isEqualTo("Ava Stone");
    assertThat(person.phone()).isEqualTo("+15555550100");
    assertThat(person.email()).isEqualTo("ava@example.org");
    assertThat(person.lastInput()).isEqualTo("SECRETBODY");
    assertThat(person.lastInteraction()).isEqualTo(Instant.parse("2026-11-22T07:00:00Z"));
    assertThat(person.tags()).containsExactly("lead", "vip");
    assertThat(person.fields()).containsExactly(Map.entry("plan", "pro"), Map.entry("age", "41"));
    assertThat(person.json()).contains("\"page_id\":\"1133557799\"");
    assertThat(url()).isEqualTo("/fb/subscriber/getInfo?subscriber_id=" + Messages.ID);
  }

  @ParameterizedTest
  @CsvSource({
    "MESSENGER, 2026-11-22T07:00:00+00:00, 2026-11-22T09:00:00Z, 2026-11-22T07:00:00Z",
    "WHATSAPP, 2026-11-22T07:00:00+02:00, 2026-11-22T09:00:00Z, 2026-11-22T05:00:00Z",
    "INSTAGRAM, 2026-11-22T07:00:00+00:00, 2026-11-22T09:00:00Z, 2026-11-22T09:00:00Z",
    "INSTAGRAM, 2026-11-22T07:00:00+00:00, , 2026-11-22T07:00:00Z",
    "INSTAGRAM, , 2026-11-22T09:00:00Z, 2026-11-22T09:00:00Z",
    "MESSENGER, , 2026-11-22T09:00:00Z, ",
    "MESSENGER, 2026-11-22T07:00:00, , ",
    "MESSENGER, 2026-11-22 07:00:00, , ",
    "MESSENGER, yesterday, , ",
    "MESSENGER, , , "
  })
  void the_last_interaction_opens_the_window(
      Channel behind, String last, String onInstagram, Instant expected) {
    ManyChatSubscriber person =
        ManyChatSubscriber.parse(
                behind,
                "{\"id\":1,\"last_interaction\":"
                    + quoted(last)
                    + ",\"ig_last_interaction\":"
                    + quoted(onInstagram)
                    + "}")
            .orElseThrow();

    assertThat(person.lastInteraction()).isEqualTo(expected);
    assertThat(person.contactState().latest(InteractionKinds.all(), Instant.MAX))
        .isEqualTo(
            expected == null
                ? null
                : new dev.mirsal.contact.Interaction(InteractionKind.MESSAGE, expected));
  }

  @Test
  void lists_and_single_answers_are_what_manychat_sends() throws InterruptedException {
    ManyChatSubscribers subscribers = SERVER.messenger().subscribers();
    SERVER.answers(success("[" + PERSON + ",{\"name\":\"without id\"},{\"id\":\"2\"}]"));
    assertThat(done(subscribers.byName("Ava & Stone")))
        .extracting(ManyChatSubscriber::address)
        .containsExactly(Messages.TO, Address.manyChat("2"));
    assertThat(url()).isEqualTo("/fb/subscriber/findByName?name=Ava+%26+Stone");

    SERVER.forget();
    assertThat(done(subscribers.byField(4711, "+15555550100"))).hasSize(2);
    assertThat(url())
        .isEqualTo("/fb/subscriber/findByCustomField?field_id=4711&field_value=%2B15555550100");

    SERVER.forget();
    SERVER.answers(success(PERSON));
    assertThat(done(subscribers.byEmail("a+b@example.org")))
        .map(ManyChatSubscriber::address)
        .contains(Messages.TO);
    assertThat(url()).isEqualTo("/fb/subscriber/findBySystemField?email=a%2Bb%40example.org");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"status\":\"success\",\"data\":[]}", "{\"status\":\"success\"}"})
  void nobody_is_a_good_answer_too(String answer) throws InterruptedException {
    SERVER.answers(okJson(answer));

    assertThat(done(SERVER.messenger().subscribers().byPhone("+15555550100")))
        .isEqualTo(Optional.empty());
    assertThat(url()).isEqualTo("/fb/subscriber/findBySystemField?phone=%2B15555550100");
  }

  @Test
  void an_answer_without_the_subscriber_is_no_success() throws InterruptedException {
    SERVER.answers(success("{}"));

    assertThat(AnswerCase.describe(failed(SERVER.messenger().subscribers().info(Messages.TO))))
        .isEqualTo("unknown manychat.not_confirmed");
  }

  @Test
  void errors_are_those_of_sends() throws InterruptedException {
    SERVER.answers(
        aResponse()
            .withStatus(400)
            .withBody("{\"status\":\"error\",\"message\":\"Subscriber does not exist\"}"));

    assertThat(AnswerCase.describe(failed(SERVER.messenger().subscribers().info(Messages.TO))))
        .isEqualTo("rejected recipient permanent manychat.subscriber_unknown");
  }

  @Test
  void an_address_that_is_none_asks_nobody() throws InterruptedException {
    Address other = Address.messenger("1");
    ManyChatSubscribers subscribers = SERVER.messenger().subscribers();

    assertThat(AnswerCase.describe(failed(subscribers.info(other))))
        .isEqualTo("rejected recipient permanent manychat.address not-reached");
    assertThat(AnswerCase.describe(failed(subscribers.addTag(other, "lead"))))
        .isEqualTo("rejected recipient permanent manychat.address not-reached");
    assertThat(SERVER.requests()).isEmpty();
  }

  @Test
  void tags_are_given_and_taken_by_name() throws Exception {
    ManyChatSubscribers subscribers = SERVER.messenger().subscribers();

    assertThat(done(subscribers.addTag(Messages.TO, "lead"))).isEqualTo(Messages.TO);
    assertRequest("/fb/subscriber/addTagByName", "{\"subscriber_id\":%s,\"tag_name\":\"lead\"}");
    assertThat(done(subscribers.removeTag(Messages.TO, "lead"))).isEqualTo(Messages.TO);
    assertRequest("/fb/subscriber/removeTagByName", "{\"subscriber_id\":%s,\"tag_name\":\"lead\"}");
  }

  @Test
  void fields_are_set_with_their_types() throws Exception {
    List<ManyChatField> fields =
        List.of(
            ManyChatField.text("plan", "pro"),
            ManyChatField.number("total", new BigDecimal("12.50")),
            ManyChatField.flag("vip", true),
            ManyChatField.date("born", LocalDate.of(1998, 4, 18)),
            ManyChatField.dateTime("due", Instant.parse("2026-11-23T07:00:00.999Z")));

    assertThat(done(SERVER.messenger().subscribers().setFields(Messages.TO, fields)))
        .isEqualTo(Messages.TO);
    assertThat(SERVER.requests().get(0).getBodyAsString())
        .isEqualTo(
            "{\"subscriber_id\":13245647901234567,\"fields\":["
                + "{\"field_name\":\"plan\",\"field_value\":\"pro\"},"
                + "{\"field_name\":\"total\",\"field_value\":12.50},"
                + "{\"field_name\":\"vip\",\"field_value\":true},"
                + "{\"field_name\":\"born\",\"field_value\":\"1998-04-18\"},"
                + "{\"field_name\":\"due\",\"field_value\":\"2026-11-23T07:00:00+00:00\"}]}");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 21})
  void one_to_twenty_fields_are_set_at_once(int count) {
    List<ManyChatField> fields = Collections.nCopies(count, ManyChatField.text("a", "b"));

    assertThatThrownBy(() -> SERVER.messenger().subscribers().setFields(Messages.TO, fields))
        .hasMessage("fields: " + count + ", must be 1 to 20");
    assertThatThrownBy(() -> ManyChatField.text(" ", "b")).hasMessage("field.name: is blank");
  }

  @Test
  void ids_of_fields_are_told_by_name() throws InterruptedException {
    SERVER.answers(success("[{\"id\":11,\"name\":\"plan\"},{\"id\":12,\"name\":\"age\"}]"));

    assertThat(done(SERVER.messenger().subscribers().fieldIds()))
        .isEqualTo(Map.of("plan", 11L, "age", 12L));
    assertThat(url()).isEqualTo("/fb/page/getCustomFields");
  }

  @Test
  void subscribers_are_created_with_the_consent_that_manychat_asks_for() throws Exception {
    SERVER.answers(success(PERSON));
    ManyChatSubscribers subscribers = SERVER.messenger().subscribers();

    assertThat(
            done(subscribers.create(
                    ManyChatNewSubscriber.onWhatsApp("+15555550100").named("Ava", "Stone")))
                .address())
        .isEqualTo(Messages.TO);
    assertRequest(
        "/fb/subscriber/createSubscriber",
        "{\"whatsapp_phone\":\"+15555550100\",\"first_name\":\"Ava\",\"last_name\":\"Stone\"}");
    subscribers.create(ManyChatNewSubscriber.byPhone("+15555550100", "I agree"));
    assertRequest(
        "/fb/subscriber/createSubscriber",
        "{\"phone\":\"+15555550100\",\"has_opt_in_sms\":true,\"consent_phrase\":\"I agree\"}");
    subscribers.create(ManyChatNewSubscriber.byEmail("a@example.org", false));
    assertRequest(
        "/fb/subscriber/createSubscriber",
        "{\"email\":\"a@example.org\",\"has_opt_in_email\":false}");
    assertThatThrownBy(() -> ManyChatNewSubscriber.byPhone("+15555550100", " "))
        .hasMessage("consentPhrase: is blank");
  }

  @Test
  void what_is_no_subscriber_reads_as_nothing() {
    assertThat(ManyChatSubscriber.parse(Channel.WHATSAPP, "{}")).isEmpty();
    assertThat(ManyChatSubscriber.parse(Channel.WHATSAPP, "[]")).isEmpty();
    assertThat(ManyChatSubscriber.parse(Channel.WHATSAPP, "{\"id\":")).isEmpty();
  }

  private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder success(
      String data) {
    return okJson("{\"status\":\"success\",\"data\":" + data + "}");
  }

  private static <T> T done(CallResult<T> result) {
    assertThat(result).isInstanceOf(CallResult.Done.class);
    return ((CallResult.Done<T>) result).value();
  }

  private static SendOutcome failed(CallResult<?> result) {
    return ((CallResult.Failed<?>) result).reason();
  }

  private static String url() {
    assertThat(SERVER.requests()).hasSize(1);
    return SERVER.requests().get(0).getUrl();
  }

  private static void assertRequest(String path, String body) throws Exception {
    LoggedRequest request = SERVER.requests().get(0);
    assertThat(request.getUrl()).isEqualTo(path);
    assertThat(JSON.readTree(request.getBodyAsString()))
        .isEqualTo(JSON.readTree(body.replace("%s", Messages.ID)));
    SERVER.forget();
  }

  private static String quoted(String text) {
    return text == null ? "null" : "\"" + text + "\"";
  }
}
