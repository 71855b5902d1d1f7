package dev.mirsal.connector.manychat;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.mirsal.connector.CallResult;
import dev.mirsal.connector.http.Reply;
import dev.mirsal.message.Channel;
import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys, texts and people stay out of everything that may end up in a log. */
class ManyChatSecretsTest {
  @RegisterExtension static final ManyChatServer SERVER = new ManyChatServer();

  private static final List<String> SECRETS = List.of("SECRETKEY", "SECRETBODY", Messages.ID);

  static List<AnswerCase> answers() {
    return AnswerCase.read();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void no_outcome_of_any_answer_shows_what_the_answer_echoes(AnswerCase answer)
      throws InterruptedException {
    SERVER.answers(answer.response());
    ManyChatClient client = answer.client(SERVER.url());

    assertHidden(client.send(Messages.text()).toString());
    assertHidden(client.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 401, 403, 404, 422, 429, 500, 502})
  void an_error_that_echoes_everything_everywhere_shows_nothing(int status)
      throws InterruptedException {
    String body =
        """
        {"status":"error","message":"Validation error ECHO","code":"ECHO","error":"ECHO",
         "details":{"messages":[{"message":"ECHO"}],"ECHO":"ECHO"},"data":{"id":"ECHO"}}
        """
            .replace("ECHO", Messages.KEY + " " + Messages.BODY + " " + Messages.ID);
    SERVER.answers(aResponse().withStatus(status).withBody(body));

    assertHidden(SERVER.messenger().send(Messages.text()).toString());
    assertHidden(SERVER.messenger().subscribers().info(Messages.TO).toString());
    assertHidden(SERVER.messenger().send(Messages.of(Contents.flow(1))).toString());
  }

  @Test
  void no_url_holds_the_key_or_the_text() throws InterruptedException {
    ManyChatClient client = SERVER.messenger();
    client.send(Messages.text());
    client.send(Messages.of(Contents.flow(1)));
    client.subscribers().info(Messages.TO);

    assertThat(SERVER.requests())
        .hasSize(4)
        .extracting(LoggedRequest::getUrl)
        .allSatisfy(url -> assertThat(url).doesNotContain("SECRETKEY", "SECRETBODY"));
  }

  @Test
  void no_value_shows_what_it_holds() throws InterruptedException {
    SERVER.answers(
        okJson(
            "{\"status\":\"success\",\"data\":{\"id\":\"13245647901234567\",\"name\":\"SECRETBODY\"}}"));
    CallResult<ManyChatSubscriber> result = SERVER.messenger().subscribers().info(Messages.TO);

    assertHidden(result.toString());
    assertHidden(((CallResult.Done<ManyChatSubscriber>) result).value().toString());
    assertHidden(ManyChatField.text("plan", "SECRETBODY").toString());
    assertHidden(ManyChatField.number("plan", BigDecimal.TEN).toString());
    assertHidden(ManyChatNewSubscriber.onWhatsApp(Messages.ID).named("SECRETBODY", "").toString());
    assertHidden(
        ManyChatBlock.builder(Channel.MESSENGER)
            .message(Messages.text().content())
            .addTag("SECRETBODY")
            .build()
            .toString());
  }

  @Property(tries = 3_000)
  void whatever_bytes_come_back_there_is_an_outcome_and_it_shows_none_of_them(
      @ForAll @IntRange(min = 200, max = 599) int status, @ForAll("bodies") byte[] body) {
    ManyChatOutcomes outcomes = new ManyChatOutcomes(InstantSource.fixed(Instant.EPOCH));
    Reply reply =
        new Reply.Answered(status, HttpHeaders.of(Map.of(), (name, value) -> true), body, true);

    assertHidden(outcomes.of(reply).toString());
  }

  /** Bodies of the table with one stretch overwritten, and arbitrary bytes. */
  @Provide
  Arbitrary<byte[]> bodies() {
    List<byte[]> known =
        answers().stream()
            .filter(AnswerCase::isStatus)
            .map(answer -> answer.body().getBytes(StandardCharsets.UTF_8))
            .filter(body -> body.length > 0)
            .toList();
    Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMinSize(0).ofMaxSize(40);
    Arbitrary<byte[]> mutated =
        Arbitraries.of(known)
            .flatMap(
                body ->
                    Arbitraries.integers()
                        .between(0, body.length - 1)
                        .flatMap(at -> any.map(patch -> overwrite(body, at, patch))));
    return Arbitraries.oneOf(any, mutated);
  }

  private static byte[] overwrite(byte[] body, int at, byte[] patch) {
    byte[] result = body.clone();
    System.arraycopy(patch, 0, result, at, Math.min(patch.length, body.length - at));
    return result;
  }

  private static void assertHidden(String text) {
    assertThat(text).doesNotContain(SECRETS);
  }
}
