package dev.mirsal.connector.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mirsal.connector.webhook.Events;
import dev.mirsal.connector.webhook.WebhookCase;
import dev.mirsal.connector.webhook.WebhookResult;
import dev.mirsal.connector.webhook.WebhookResult.Accepted;
import dev.mirsal.connector.webhook.WebhookResult.Reason;
import dev.mirsal.connector.webhook.WebhookResult.Refused;
import dev.mirsal.inbound.InboundEvent;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R-CONV-1: what Meta posts becomes events. */
class MetaWebhookTest {
  private static final String SECRET = "test_app_secret";
  private static final MetaWebhook WEBHOOK =
      MetaWebhook.builder(() -> SECRET).verifyToken(() -> "let me in").build();

  /** The vector of the facts: escapes as Meta writes them, backslashes literal. */
  private static final String ESCAPED =
      "{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"time\":1,\"messaging\":[{\"sender\":{\"id\":\"2\"},"
          + "\"message\":{\"mid\":\"m_1\",\"text\":\"\\u00e4\\u00f6\\u00e5 \\/\"}}]}]}";

  private static final String SIGNATURE =
      "sha256=58015eff0eca235520132145e66546df4c07494a07e9c51e80a8609f181dc00b";

  static Stream<WebhookCase> cases() {
    return WebhookCase.read("meta.jsonl");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyUpdateBecomesItsEvents(WebhookCase posted) {
    assertThat(Events.describe(receive(posted.bytes()))).isEqualTo(posted.expect());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyEventCarriesWhatWasSentOfIt(WebhookCase posted) throws IOException {
    ObjectMapper json = new ObjectMapper();
    String body = posted.body();
    for (InboundEvent event : ((Accepted) receive(posted.bytes())).events()) {
      JsonNode sent = json.readTree(event.origin().json());
      assertThat(body).contains(event.origin().json());
      assertThat(body).contains(sent.toString());
    }
  }

  @Test
  void theSignatureOfTheFactsHolds() {
    assertThat(MetaWebhook.sign(ESCAPED.getBytes(UTF_8), SECRET)).isEqualTo(SIGNATURE);
    assertThat(Events.describe(WEBHOOK.receive(ESCAPED.getBytes(UTF_8), SIGNATURE)))
        .containsExactly(
            "Message channel=MESSENGER account=1 person=2 at=1970-01-01T00:00:01Z id=m_1"
                + " text=äöå / change=NEW");
  }

  @Test
  void theSameJsonWrittenOtherwiseHasAnotherSignature() {
    byte[] decoded = ESCAPED.replace("\\u00e4\\u00f6\\u00e5", "äöå").getBytes(UTF_8);
    byte[] readable = ESCAPED.replace("\\u00e4\\u00f6\\u00e5 \\/", "äöå /").getBytes(UTF_8);

    assertThat(MetaWebhook.sign(readable, SECRET))
        .isEqualTo("sha256=96ca3f30d452608015a59057aa9b24b7f86499d1ad077477a31f8b6c4b384ecb");
    assertRefused(WEBHOOK.receive(readable, SIGNATURE), Reason.BAD_SIGNATURE, 403);
    assertRefused(WEBHOOK.receive(decoded, SIGNATURE), Reason.BAD_SIGNATURE, 403);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "sha256=",
        "58015eff0eca235520132145e66546df4c07494a07e9c51e80a8609f181dc00b",
        "sha1=58015eff0eca235520132145e66546df4c07494a07e9c51e80a8609f181dc00b",
        "sha256=58015eff0eca235520132145e66546df4c07494a07e9c51e80a8609f181dc00",
        "sha256=58015eff0eca235520132145e66546df4c07494a07e9c51e80a8609f181dc00c"
      })
  void whatIsNotSignedIsRefused(String signature) {
    assertRefused(WEBHOOK.receive(ESCAPED.getBytes(UTF_8), signature), Reason.BAD_SIGNATURE, 403);
  }

  @Test
  void whatIsNotSignedIsNotEvenParsed() {
    assertRefused(WEBHOOK.receive("{".getBytes(UTF_8), SIGNATURE), Reason.BAD_SIGNATURE, 403);
  }

  @Test
  void theFormerSecretCountsWhileSecretsChange() {
    byte[] body = ESCAPED.getBytes(UTF_8);
    MetaWebhook rotating = MetaWebhook.builder(() -> "new").alsoAccept(() -> SECRET).build();

    assertThat(rotating.receive(body, SIGNATURE).httpStatus()).isEqualTo(200);
    assertThat(rotating.receive(body, MetaWebhook.sign(body, "new")).httpStatus()).isEqualTo(200);
    assertThat(rotating.receive(body, MetaWebhook.sign(body, "old")).httpStatus()).isEqualTo(403);
  }

  static Stream<Supplier<String>> noSecrets() {
    return Stream.of(
        () -> "",
        MetaWebhookTest::nothing,
        () -> {
          throw new IllegalStateException("vault: " + SECRET);
        });
  }

  @SuppressWarnings({"NullAway", "DataFlowIssue"}) // what a careless host may give
  private static String nothing() {
    return null;
  }

  @ParameterizedTest
  @MethodSource("noSecrets")
  void withoutASecretNothingIsLetIn(Supplier<String> secret) {
    byte[] body = ESCAPED.getBytes(UTF_8);
    MetaWebhook webhook = MetaWebhook.builder(secret).verifyToken(secret).build();

    WebhookResult result = webhook.receive(body, SIGNATURE);

    assertRefused(result, Reason.NO_SECRET, 503);
    assertThat(result.toString()).doesNotContain(SECRET);
    assertThat(webhook.handshake("subscribe", "", "1")).isEmpty();
    assertThat(
            MetaWebhook.builder(secret).alsoAccept(() -> SECRET).build().receive(body, SIGNATURE))
        .isInstanceOf(Accepted.class);
  }

  @Test
  void noTextIsSignedWithNothing() {
    assertThatThrownBy(() -> MetaWebhook.sign(new byte[1], ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("secret: is empty, anybody could sign with it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "x", "{", "[]", "5", "null", "\"page\"", "{\"entry\":[}", "{} {}", "{}]"})
  void whatIsNoJsonObjectIsMalformed(String body) {
    assertRefused(receive(body.getBytes(UTF_8)), Reason.MALFORMED, 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32"})
  void otherEncodingsThanUtf8AreMalformed(String charset) {
    assertRefused(receive(ESCAPED.getBytes(Charset.forName(charset))), Reason.MALFORMED, 400);
  }

  @Test
  void aMarkBeforeTheTextDoesNotShiftTheParts() {
    WebhookResult result = receive(("\uFEFF" + ESCAPED).getBytes(UTF_8));

    assertThat(((Accepted) result).events().get(0).origin().json())
        .startsWith("{\"sender\"")
        .endsWith("}}");
  }

  @Test
  void nestingNumbersAndTokensAreBounded() {
    String deep = "[".repeat(101) + "]".repeat(101);
    String number = "1".repeat(101);
    String name = "n".repeat(1001);
    String tokens = "[" + "{},".repeat(500_000) + "{}]";
    for (String value : List.of(deep, number, "{\"" + name + "\":1}", tokens)) {
      byte[] body = ESCAPED.replace("\"m_1\"", value).getBytes(UTF_8);
      assertRefused(receive(body), Reason.MALFORMED, 400);
    }
  }

  @Test
  void aBodyIsReadUpToTheLimit() {
    byte[] body = ESCAPED.getBytes(UTF_8);
    MetaWebhook exact = MetaWebhook.builder(() -> SECRET).maxBodyBytes(body.length).build();
    MetaWebhook small = MetaWebhook.builder(() -> SECRET).maxBodyBytes(body.length - 1).build();

    assertThat(exact.receive(body, SIGNATURE)).isInstanceOf(Accepted.class);
    assertRefused(small.receive(body, SIGNATURE), Reason.TOO_LARGE, 413);
    assertThatThrownBy(() -> MetaWebhook.builder(() -> SECRET).maxBodyBytes(0))
        .hasMessage("maxBodyBytes: 0, must be at least 1");
  }

  @Test
  void aBatchOfAThousandIsRead() {
    String item =
        "{\"sender\":{\"id\":\"2\"},\"timestamp\":1795168800123,\"message\":{\"text\":\"hi\"}}";
    String body =
        "{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"messaging\":["
            + (item + ",").repeat(999)
            + item
            + "]}]}";

    assertThat(((Accepted) receive(body.getBytes(UTF_8))).events()).hasSize(1000);
  }

  @ParameterizedTest
  @CsvSource({
    "subscribe,   let me in, 1158201444, 1158201444",
    "subscribe,   let me in,           , ",
    "subscribe,   let me on, 1158201444, ",
    "subscribe,            , 1158201444, ",
    "unsubscribe, let me in, 1158201444, ",
    "           , let me in, 1158201444, "
  })
  void theHandshakeEchoesTheChallengeForTheTokenAlone(
      String mode, String token, String challenge, String answer) {
    assertThat(WEBHOOK.handshake(mode, token, challenge).orElse(null)).isEqualTo(answer);
  }

  @Test
  void withoutAVerifyTokenNoHandshakeSucceeds() {
    assertThat(MetaWebhook.builder(() -> SECRET).build().handshake("subscribe", "", "1")).isEmpty();
  }

  private static WebhookResult receive(byte[] body) {
    return WEBHOOK.receive(body, MetaWebhook.sign(body, SECRET));
  }

  private static void assertRefused(WebhookResult result, Reason reason, int status) {
    assertThat(result)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
    assertThat(result.httpStatus()).isEqualTo(status);
  }
}
