package dev.mirsal.connector.waha;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.connector.http.Reply;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.SendOutcome;
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
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys, texts and phones stay out of everything that may end up in a log. */
class WahaSecretsTest {
  @RegisterExtension static final WahaServer SERVER = new WahaServer();

  private static final List<String> SECRETS =
      List.of("SECRETKEY", "SECRETBODY", Messages.PHONE, "1234567");

  static List<AnswerCase> answers() {
    return AnswerCase.sends();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void no_outcome_of_any_answer_shows_what_the_answer_echoes(AnswerCase answer)
      throws InterruptedException {
    SERVER.sends(answer.response());
    WahaClient client = answer.client(SERVER.url());

    SendOutcome outcome = client.send(Messages.text());

    assertHidden(outcome.toString());
    assertHidden(client.status("default").toString());
    assertHidden(client.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 422, 429, 500, 501, 502})
  void an_error_that_echoes_everything_everywhere_shows_nothing(int status)
      throws InterruptedException {
    String echo = Messages.KEY + " " + Messages.BODY + " " + Messages.PHONE;
    String body =
        """
        {"message":"ECHO","error":"Session status is not as expected ECHO","status":"ECHO",
         "session":"ECHO","exception":{"message":"ECHO","name":"ECHO","stack":"ECHO","data":"ECHO"},
         "request":{"body":{"text":"ECHO"}}}
        """
            .replace("ECHO", echo);
    SERVER.sends(aResponse().withStatus(status).withBody(body));
    SERVER.session(aResponse().withStatus(status).withBody(body));
    WahaClient client = SERVER.client().build();

    assertHidden(client.status("default").toString());
    SERVER.session(aResponse().withStatus(200));
    assertHidden(SERVER.client().build().send(Messages.text()).toString());
  }

  @ParameterizedTest
  @MethodSource("dev.mirsal.connector.waha.WahaRequestsTest#messages")
  void a_request_shows_only_its_path(OutboundMessage message) {
    assertThat(Messages.request(message).toString())
        .matches("WahaRequest\\[/api/send[A-Z][A-Za-z]+]");
  }

  @Property(tries = 3_000)
  void whatever_bytes_come_back_there_is_an_outcome_and_it_shows_none_of_them(
      @ForAll @IntRange(min = 200, max = 599) int status, @ForAll("bodies") byte[] body) {
    WahaOutcomes outcomes = new WahaOutcomes(InstantSource.fixed(Instant.EPOCH));
    Reply reply =
        new Reply.Answered(status, HttpHeaders.of(Map.of(), (name, value) -> true), body, true);

    SendOutcome outcome = outcomes.ofSend(reply);

    assertThat(outcome).isNotNull();
    if (!(outcome instanceof SendOutcome.Accepted)) {
      assertHidden(outcome.toString());
    }
    SendOutcome.Rejected obstacle = outcomes.obstacle(reply);
    assertHidden(String.valueOf(obstacle));
    assertThat(obstacle == null || !obstacle.reachedPlatform()).isTrue();
  }

  /** Recorded bodies with one stretch overwritten, and arbitrary bytes. */
  @Provide
  Arbitrary<byte[]> bodies() {
    List<byte[]> recorded =
        answers().stream()
            .filter(AnswerCase::isStatus)
            .map(answer -> answer.body().getBytes(StandardCharsets.UTF_8))
            .filter(body -> body.length > 0)
            .toList();
    Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMinSize(0).ofMaxSize(40);
    Arbitrary<byte[]> mutated =
        Arbitraries.of(recorded)
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
