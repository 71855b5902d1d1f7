package dev.mirsal.connector.waha;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.mirsal.message.Address;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers whose chat is asked for before the first message to them. */
class WahaNumbersTest {
  @RegisterExtension static final WahaServer SERVER = new WahaServer();

  private static final String PATH = "/api/contacts/check-exists";
  private static final String NINE = "5511987654321";
  private static final String EIGHT = "551187654321";

  private final AtomicLong nanos = new AtomicLong();
  private final WahaClient client = SERVER.client().numberLookup(true).ticker(nanos::get).build();

  @ParameterizedTest
  @CsvSource({
    "5511987654321, 5511987654321 551187654321",
    "551187654321, 551187654321 5511987654321",
    "551127654321, 551127654321",
    "55118765432, 55118765432",
    "5510987654321, 5510987654321",
    "972501234567, 972501234567"
  })
  void only_mobile_numbers_of_brazil_have_two_forms(String number, String forms) {
    assertThat(String.join(" ", BrazilianNumber.forms(number))).isEqualTo(forms);
  }

  @Test
  void a_message_goes_to_the_chat_that_is_told_and_both_forms_are_remembered() throws Exception {
    exists(okJson("{\"numberExists\":true,\"chatId\":\"" + EIGHT + "@c.us\"}"));

    assertThat(send(NINE)).isInstanceOf(SendOutcome.Accepted.class);
    assertThat(send(NINE)).isInstanceOf(SendOutcome.Accepted.class);
    assertThat(send(EIGHT)).isInstanceOf(SendOutcome.Accepted.class);

    assertThat(chats()).containsExactly(EIGHT + "@c.us", EIGHT + "@c.us", EIGHT + "@c.us");
    assertThat(SERVER.requests(PATH)).hasSize(1);
    assertThat(SERVER.requests(PATH).get(0).getUrl())
        .isEqualTo(PATH + "?phone=" + NINE + "&session=default");
    LoggedRequest question = SERVER.requests(PATH).get(0);
    assertThat(OpenApi.waha().violations("GET", question.getUrl(), "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "123@lid, 123@lid",
    "551187654321@s.whatsapp.net, 551187654321@c.us",
    "'', 5511987654321@c.us",
    "nonsense, 5511987654321@c.us"
  })
  void a_chat_is_read_in_every_spelling(String told, String sentTo) throws Exception {
    exists(okJson("{\"numberExists\":true,\"chatId\":\"" + told + "\"}"));

    send(NINE);

    assertThat(chats()).containsExactly(sentTo);
  }

  @Test
  void a_number_that_nobody_has_is_refused_in_both_forms_and_asked_again_later() throws Exception {
    exists(okJson("{\"numberExists\":false,\"chatId\":\"" + NINE + "@c.us\"}"));

    assertThat(AnswerCase.describe(send(NINE)))
        .isEqualTo("rejected recipient for-now waha.not_on_whatsapp");
    assertThat(AnswerCase.describe(send(EIGHT)))
        .isEqualTo("rejected recipient for-now waha.not_on_whatsapp");
    assertThat(SERVER.requests(PATH)).hasSize(2);
    assertThat(SERVER.posts()).isEmpty();

    nanos.addAndGet(Duration.ofMinutes(10).toNanos());
    send(NINE);
    assertThat(SERVER.requests(PATH)).hasSize(4);
  }

  @Test
  void a_chat_is_asked_for_again_after_a_day() throws Exception {
    exists(okJson("{\"numberExists\":true}"));
    send(NINE);

    nanos.addAndGet(Duration.ofDays(1).toNanos());
    send(NINE);

    assertThat(SERVER.requests(PATH)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500 | {\"exception\":{\"message\":\"rate-overlimit\",\"data\":429}} | deferred waha.rate_limited",
        "401 | {\"message\":\"Unauthorized\"} | rejected sender permanent waha.unauthorized not-reached",
        "422 | {\"error\":\"Session status is not as expected\",\"status\":\"FAILED\"} | rejected sender for-now waha.session_failed not-reached",
        "500 | {} | accepted 3EB0",
        "404 | {\"message\":\"Cannot GET /api/contacts\"} | accepted 3EB0",
        "200 | {\"numberExists\":\"maybe\"} | accepted 3EB0",
        "200 | <html>Log in</html> | accepted 3EB0"
      })
  void a_question_without_an_answer_holds_nothing_back_but_a_limit_does(
      int status, String body, String expected) throws Exception {
    exists(aResponse().withStatus(status).withBody(body));

    assertThat(AnswerCase.describe(send(NINE))).isEqualTo(expected);
    send(NINE);
    assertThat(SERVER.requests(PATH)).hasSize(2);
  }

  @Test
  void groups_and_hidden_ids_need_no_question() throws Exception {
    send("120363041234567890@g.us");
    send("123456789@lid");

    assertThat(SERVER.requests(PATH)).isEmpty();
  }

  @Test
  void a_message_is_looked_for_in_the_chat_to_which_it_went() throws Exception {
    exists(okJson("{\"numberExists\":true,\"chatId\":\"" + EIGHT + "@c.us\"}"));
    SERVER.session(okJson("{\"status\":\"WORKING\",\"engine\":{\"engine\":\"GOWS\"}}"));

    client.trace(message(NINE), Instant.EPOCH);

    assertThat(SERVER.all())
        .anyMatch(request -> request.getUrl().startsWith("/api/default/chats/" + EIGHT + "%40"));
  }

  private static void exists(ResponseDefinitionBuilder answer) {
    SERVER.answers("GET", PATH, answer);
  }

  private SendOutcome send(String to) throws InterruptedException {
    return client.send(message(to));
  }

  private static OutboundMessage message(String to) {
    return new OutboundMessage(
        "send-1", "default", Address.whatsApp(to), new MessageContent.Text("x"));
  }

  private static List<String> chats() {
    return SERVER.posts().stream()
        .map(request -> request.getBodyAsString().replaceAll(".*\"chatId\":\"([^\"]*)\".*", "$1"))
        .toList();
  }
}
