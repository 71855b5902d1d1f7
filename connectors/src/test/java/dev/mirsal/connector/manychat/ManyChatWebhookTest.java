package dev.mirsal.connector.manychat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.connector.webhook.WebhookResult;
import dev.mirsal.contact.Interaction;
import dev.mirsal.contact.InteractionKind;
import dev.mirsal.inbound.InboundEvent;
import dev.mirsal.inbound.Origin;
import dev.mirsal.message.Channel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManyChatWebhookTest {
  private static final String SECRET = "HOOKSECRET";

  /** The variable "Full Contact Data", as the reference of dynamic blocks shows it. */
  private static final String CONTACT =
      """
      {"id":13245647901234567,"key":"user:13245647901234567","page_id":1133557799,
       "status":"active","first_name":"Ava","last_name":"Stone","name":"Ava Stone","gender":"female",
       "profile_pic":"https://example.org/p.jpg","locale":"en_US","language":"English",
       "timezone":"UTC-07","live_chat_url":"https://manychat.com/fb1/chat/1",
       "last_input_text":"SECRETBODY","last_growth_tool":null,
       "subscribed":"2018-07-02T00:00:00+00:00","last_interaction":"2026-11-22T07:00:00+00:00",
       "last_seen":"2018-07-02T00:00:00+00:00",
       "custom_fields":{"price":0.75,"born":"1998-05-31","vip":true,"none":null,"list":[1]}}
      """;

  private final ManyChatWebhook webhook = ManyChatWebhook.create(Channel.MESSENGER, () -> SECRET);

  @Test
  void full_contact_data_is_a_message_of_a_person() {
    InboundEvent.Message message = (InboundEvent.Message) event(CONTACT);
    Origin origin = message.origin();

    assertThat(message.text()).isEqualTo("SECRETBODY");
    assertThat(origin.channel()).isEqualTo(Channel.MANYCHAT);
    assertThat(origin.account()).isEqualTo("1133557799");
    assertThat(origin.person()).isEqualTo(Messages.TO);
    assertThat(origin.id()).isNull();
    assertThat(message.interaction())
        .contains(new Interaction(InteractionKind.MESSAGE, Instant.parse("2026-11-22T07:00:00Z")));
    ManyChatSubscriber person =
        ManyChatSubscriber.parse(Channel.MESSENGER, origin.json()).orElseThrow();
    assertThat(person.fields())
        .isEqualTo(Map.of("price", "0.75", "born", "1998-05-31", "vip", "true"));
    assertThat(message.toString() + person).doesNotContain("SECRETBODY", "Ava", Messages.ID);
  }

  @Test
  void what_an_author_typed_is_read_as_far_as_it_says_something() {
    InboundEvent.Message message =
        (InboundEvent.Message)
            event("{\"subscriber_id\":\"77\",\"text\":\"Hi\",\"event_id\":\"e-1\"}");

    assertThat(message.text()).isEqualTo("Hi");
    assertThat(message.origin().id()).isEqualTo("e-1");
    assertThat(message.origin().account()).isEmpty();
    assertThat(message.origin().at()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void a_contact_without_a_text_is_no_message() {
    assertThat(event("{\"id\":77,\"last_interaction\":null}"))
        .isInstanceOf(InboundEvent.Unrecognised.class)
        .matches(event -> event.interaction().isEmpty());
  }

  @Test
  void a_repeated_body_has_the_key_of_the_first() {
    assertThat(event(CONTACT).key()).isEqualTo(event(CONTACT).key());
    assertThat(event(CONTACT.replace("SECRETBODY", "other")).key())
        .isNotEqualTo(event(CONTACT).key());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "hooksecret", "HOOKSECRE", "HOOKSECRET2"})
  void whoever_does_not_know_the_secret_is_refused(String header) {
    assertRefused(webhook.receive(bytes(CONTACT), header), WebhookResult.Reason.BAD_SIGNATURE, 403);
  }

  @Test
  void without_a_secret_nobody_is_let_in() {
    WebhookResult.Reason reason = WebhookResult.Reason.NO_SECRET;
    assertRefused(
        ManyChatWebhook.create(Channel.MESSENGER, () -> "").receive(bytes(CONTACT), ""),
        reason,
        503);
    assertRefused(
        ManyChatWebhook.create(
                Channel.MESSENGER,
                () -> {
                  throw new IllegalStateException(SECRET);
                })
            .receive(bytes(CONTACT), SECRET),
        reason,
        503);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{", "{}", "{\"id\":\"\"}", "{\"id\":{}}", "hello"})
  void a_body_without_a_person_is_malformed(String body) {
    assertRefused(webhook.receive(bytes(body), SECRET), WebhookResult.Reason.MALFORMED, 400);
  }

  @Test
  void a_body_is_read_up_to_the_limit() {
    byte[] tenBytes = bytes("{\"id\":\"7\"}");

    assertThat(webhook.withMaxBodyBytes(10).receive(tenBytes, SECRET).httpStatus()).isEqualTo(200);
    assertRefused(
        webhook.withMaxBodyBytes(9).receive(tenBytes, SECRET), WebhookResult.Reason.TOO_LARGE, 413);
    assertThatThrownBy(() -> webhook.withMaxBodyBytes(0))
        .hasMessage("maxBodyBytes: 0, must be at least 1");
  }

  @Property(tries = 3_000)
  void whatever_is_posted_there_is_a_result_that_shows_none_of_it(
      @ForAll @IntRange(max = 900) int at, @ForAll @Size(max = 12) byte[] patch) {
    byte[] body = bytes(CONTACT);
    int end = Math.min(body.length, at + patch.length);
    System.arraycopy(patch, 0, body, Math.min(at, end), Math.max(0, end - at));

    String shown = webhook.receive(body, SECRET).toString();

    assertThat(shown).doesNotContain("SECRETBODY", Messages.ID, SECRET);
    assertThat(webhook.receive(Arrays.copyOf(body, Math.min(at, body.length)), SECRET)).isNotNull();
  }

  private InboundEvent event(String body) {
    WebhookResult.Accepted accepted =
        (WebhookResult.Accepted) webhook.receive(bytes(body), " " + SECRET + " ");
    return accepted.events().get(0);
  }

  private static void assertRefused(WebhookResult result, WebhookResult.Reason reason, int status) {
    assertThat(result)
        .isInstanceOfSatisfying(
            WebhookResult.Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
    assertThat(result.httpStatus()).isEqualTo(status);
    assertThat(result.toString()).doesNotContain("SECRETBODY", SECRET);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
