package dev.mirsal.connector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.mirsal.connector.http.Reply;
import dev.mirsal.message.Permit;
import dev.mirsal.message.Route;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens, secrets, texts and people stay out of everything that may end up in a log. */
class GraphSecretsTest {
  @RegisterExtension static final GraphServer SERVER = new GraphServer();

  private static final List<String> SECRETS =
      List.of(
          GraphServer.TOKEN,
          GraphServer.APP_SECRET,
          "SECRETBODY",
          "SECRETLEAD",
          Messages.PSID,
          Messages.PHONE);

  static List<AnswerCase> answers() {
    return AnswerCase.all();
  }

  @ParameterizedTest
  @CsvSource({"2, 0", "10, 2018278", "100, 0", "190, 0", "4711, 0", "80006, 0", "1, 1357046"})
  void an_error_that_echoes_everything_shows_nothing(int code, int subcode)
      throws InterruptedException {
    GraphApi api = SERVER.settings().appSecret(() -> GraphServer.APP_SECRET).build();
    SERVER.refuses(400, code, subcode);

    assertHidden(SendApiClient.messenger(api).send(Messages.messenger()));
    assertHidden(WhatsAppCloudClient.of(api).send(Messages.whatsApp()));
    assertHidden(LeadForms.of(api).fetch("1"));
    assertHidden(AdAccount.of(api, "1").createAudience("n", ""));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void no_outcome_of_any_answer_shows_what_was_sent(AnswerCase answer) throws InterruptedException {
    SERVER.answers(answer.response());

    assertHidden(SendApiClient.messenger(answer.api(SERVER)).send(Messages.messenger()));
  }

  @Test
  void clients_and_values_show_nothing() {
    GraphApi api = SERVER.settings().appSecret(() -> GraphServer.APP_SECRET).build();
    Permit marketing = Permit.byHost(Route.MARKETING_MESSAGE, null).withReference("SECRETLEAD");

    Stream.of(
            api,
            SendApiClient.messenger(api),
            SendApiClient.instagram(api),
            WhatsAppCloudClient.of(api),
            AdAccount.of(api, "1"),
            LeadForms.of(api),
            Messages.messenger().permitted(marketing),
            new LeadForm("1", null, null, null, null, null, Map.of("email", List.of("SECRETLEAD"))),
            AudienceBatch.only("EMAIL", List.of("SECRETLEAD"), 1))
        .forEach(GraphSecretsTest::assertHidden);
  }

  @Test
  void no_url_has_a_token_a_secret_or_a_person() throws InterruptedException {
    GraphApi api = SERVER.settings().appSecret(() -> GraphServer.APP_SECRET).build();
    for (MessageSender sender : List.of(SendApiClient.messenger(api))) {
      sender.send(Messages.messenger());
    }
    WhatsAppCloudClient.of(api).send(Messages.whatsApp());
    LeadForms.of(api).fetch("1");
    AdAccount.of(api, "1").addUsers("2", AudienceBatch.only("PAGEUID", List.of(Messages.PSID), 1));

    assertThat(SERVER.requests())
        .hasSize(4)
        .extracting(LoggedRequest::getUrl)
        .allSatisfy(GraphSecretsTest::assertHidden)
        .allSatisfy(url -> assertThat(url).contains("appsecret_proof="));
  }

  @Property(tries = 3_000)
  void whatever_bytes_come_back_there_is_an_outcome_and_it_shows_none_of_them(
      @ForAll @IntRange(min = 200, max = 599) int status,
      @ForAll("bodies") byte[] body,
      @ForAll("headers") String usage) {
    GraphOutcomes outcomes =
        new GraphOutcomes(SendApiErrors.TABLE, InstantSource.fixed(GraphServer.NOW));
    HttpHeaders headers =
        HttpHeaders.of(Map.of("X-Business-Use-Case-Usage", List.of(usage)), (name, value) -> true);
    Reply reply = new Reply.Answered(status, headers, body, true);

    SendOutcome outcome = outcomes.of(reply, "id");

    assertThat(outcome).isNotNull();
    assertHidden(outcome);
    assertHidden(outcomes.result(reply, AdAccount::id));
  }

  /** An error with one stretch overwritten, and arbitrary bytes. */
  @Provide
  Arbitrary<byte[]> bodies() {
    byte[] error = GraphServer.error(10, 2018278).getBytes(StandardCharsets.UTF_8);
    Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMinSize(0).ofMaxSize(40);
    Arbitrary<byte[]> mutated =
        Arbitraries.integers()
            .between(0, error.length - 1)
            .flatMap(at -> any.map(patch -> overwrite(error, at, patch)));
    return Arbitraries.oneOf(any, mutated);
  }

  @Provide
  Arbitrary<String> headers() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ascii().ofMaxLength(60),
        Arbitraries.longs()
            .map(minutes -> "{\"1\":[{\"estimated_time_to_regain_access\":" + minutes + "}]}"));
  }

  private static byte[] overwrite(byte[] body, int at, byte[] patch) {
    byte[] result = body.clone();
    System.arraycopy(patch, 0, result, at, Math.min(patch.length, body.length - at));
    return result;
  }

  private static void assertHidden(Object shown) {
    assertThat(String.valueOf(shown)).doesNotContain(SECRETS);
  }
}
