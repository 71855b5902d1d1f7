package dev.mirsal.connector.waha;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.connector.webhook.Events;
import dev.mirsal.connector.webhook.WebhookCase;
import dev.mirsal.connector.webhook.WebhookResult;
import dev.mirsal.connector.webhook.WebhookResult.Accepted;
import dev.mirsal.connector.webhook.WebhookResult.Reason;
import dev.mirsal.connector.webhook.WebhookResult.Refused;
import dev.mirsal.inbound.InboundEvent.Delivery;
import dev.mirsal.send.SendOutcome;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What WAHA posts becomes events. */
class WahaWebhookTest {
  @RegisterExtension static final WahaServer SERVER = new WahaServer();

  private static final String KEY = "my-secret-key";
  private static final WahaWebhook WEBHOOK = WahaWebhook.builder(() -> KEY).build();

  /** The vector of WAHA's documentation. */
  private static final byte[] BODY =
      "{\"event\":\"message\",\"session\":\"default\",\"engine\":\"WEBJS\"}".getBytes(UTF_8);

  private static final String SIGNATURE =
      "208f8a55dde9e05519e898b10b89bf0d0b3b0fdf11fdbf09b6b90476301b98d8"
          + "097c462b2b17a6ce93b6b47a136cf2e78a33a63f6752c2c1631777076153fa89";

  static Stream<WebhookCase> cases() {
    return WebhookCase.read("waha.jsonl");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyEventOfWahaBecomesAnEvent(WebhookCase posted) {
    WebhookResult result = receive(posted.bytes());

    assertThat(Events.describe(result)).isEqualTo(posted.expect());
    assertThat(((Accepted) result).events().get(0).origin().json()).isEqualTo(posted.body());
  }

  @Test
  void anAckFindsTheMessageThatWasSent() throws InterruptedException {
    SendOutcome sent = SERVER.client().build().send(Messages.text());
    String ack =
        "{\"event\":\"message.ack\",\"payload\":"
            + "{\"id\":\"true_77@lid_3EB0\",\"fromMe\":true,\"ack\":2}}";

    Delivery delivery = (Delivery) ((Accepted) receive(ack.getBytes(UTF_8))).events().get(0);

    assertThat(sent).isEqualTo(new SendOutcome.Accepted(delivery.messageIds().get(0)));
  }

  @Test
  void aMessageThatComesAsTwoEventsHasOneKey() {
    assertThat(
            cases()
                .filter(
                    posted -> posted.id().equals("message") || posted.id().equals("message.any"))
                .map(posted -> ((Accepted) receive(posted.bytes())).events().get(0).key())
                .distinct())
        .hasSize(1);
  }

  @Test
  void theSignatureOfTheFactsHolds() {
    assertThat(WahaWebhook.sign(BODY, KEY)).isEqualTo(SIGNATURE);
    assertThat(WEBHOOK.receive(BODY, SIGNATURE)).isInstanceOf(Accepted.class);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "208f8a55", "sha512=" + "208f8a55dde9e05519e898b10b89bf0d"})
  void whatIsNotSignedIsRefused(String signature) {
    assertRefused(WEBHOOK.receive(BODY, signature), Reason.BAD_SIGNATURE);
    assertRefused(WEBHOOK.receive(new byte[] {'{'}, SIGNATURE), Reason.BAD_SIGNATURE);
  }

  @Test
  void keysMayChangeAndBodiesAreLimited() {
    WahaWebhook rotating = WahaWebhook.builder(() -> "new").alsoAccept(() -> KEY).build();
    WahaWebhook small = WahaWebhook.builder(() -> KEY).maxBodyBytes(BODY.length - 1).build();

    assertThat(rotating.receive(BODY, SIGNATURE)).isInstanceOf(Accepted.class);
    assertRefused(small.receive(BODY, SIGNATURE), Reason.TOO_LARGE);
    assertRefused(WahaWebhook.builder(() -> "").build().receive(BODY, ""), Reason.NO_SECRET);
    assertThatThrownBy(() -> WahaWebhook.builder(() -> KEY).maxBodyBytes(0))
        .hasMessage("maxBodyBytes: 0, must be at least 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "{", "[]", "5", "null", "{} {}"})
  void whatIsNoJsonObjectIsMalformed(String body) {
    assertRefused(receive(body.getBytes(UTF_8)), Reason.MALFORMED);
  }

  @ParameterizedTest
  @CsvSource({
    "true_1@c.us_3EB0,          3EB0",
    "false_1@lid_3EB0_2@c.us,   3EB0",
    "true_12-3@g.us_AB_9:1@lid, AB",
    "3EB0,                      3EB0",
    "true_3EB0,                 true_3EB0",
    "true_1@c.us_,              true_1@c.us_",
    "other_1@c.us_3EB0,         other_1@c.us_3EB0"
  })
  void theBareIdIsTheThirdPart(String id, String bare) {
    assertThat(MessageIds.bare(id)).isEqualTo(bare);
  }

  private static WebhookResult receive(byte[] body) {
    return WEBHOOK.receive(body, WahaWebhook.sign(body, KEY));
  }

  private static void assertRefused(WebhookResult result, Reason reason) {
    assertThat(result)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
