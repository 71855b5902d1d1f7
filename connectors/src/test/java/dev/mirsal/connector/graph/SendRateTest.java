package dev.mirsal.connector.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.message.Address;
import dev.mirsal.message.MediaKind;
import dev.mirsal.message.MessageContent.Media;
import dev.mirsal.message.MessageContent.Text;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.message.Permit;
import dev.mirsal.message.Route;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SendOutcome.Deferred;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock stands still: what goes, goes within one second. */
class SendRateTest {
  @RegisterExtension static final GraphServer SERVER = new GraphServer();

  @Test
  void over_the_limit_a_message_waits_for_the_next_second_and_nobody_is_called()
      throws InterruptedException {
    assertWaits(
        SendApiClient.messenger(SERVER.api()).withMessagesPerSecond(2),
        Messages.messenger(),
        2,
        Duration.ofSeconds(1));
    assertWaits(
        WhatsAppCloudClient.of(SERVER.api()).withMessagesPerSecond(3).withListLabel("x"),
        Messages.whatsApp(),
        3,
        Duration.ofSeconds(1));
  }

  @Test
  void whatsapp_takes_eighty_messages_a_second() throws InterruptedException {
    WhatsAppCloudClient sender = WhatsAppCloudClient.of(SERVER.api());
    for (int person = 0; person < 80; person++) {
      assertThat(sender.send(toPerson(person))).isInstanceOf(SendOutcome.Accepted.class);
    }
    assertThat(sender.send(toPerson(80))).isEqualTo(held(Duration.ofSeconds(1)));
  }

  @Test
  void one_person_takes_forty_five_messages_at_once_and_pays_with_six_seconds_for_each()
      throws InterruptedException {
    WhatsAppCloudClient sender = WhatsAppCloudClient.of(SERVER.api());

    assertWaits(sender, toPerson(1), 45, Duration.ofSeconds(270));

    assertThat(sender.react("222", toPerson(1).to(), "wamid.1", "👍", Messages.FREE_FORM))
        .isEqualTo(held(Duration.ofSeconds(270)));
    assertThat(SERVER.requests()).hasSize(45);
    assertThat(sender.send(toPerson(2))).isInstanceOf(SendOutcome.Accepted.class);
    assertThat(sender.send(from("223", toPerson(1)))).isInstanceOf(SendOutcome.Accepted.class);
  }

  @Test
  void a_person_is_written_to_again_when_the_time_has_come() throws InterruptedException {
    AtomicReference<Instant> now = new AtomicReference<>(GraphServer.NOW);
    WhatsAppCloudClient sender =
        WhatsAppCloudClient.of(SERVER.settings().clock(now::get).build())
            .withMessagesPerPerson(1, Duration.ofSeconds(6))
            .withMessagesPerSecond(500);
    assertThat(sender.send(toPerson(1))).isInstanceOf(SendOutcome.Accepted.class);

    now.set(GraphServer.NOW.plusMillis(5_999));
    assertThat(sender.send(toPerson(1))).isEqualTo(held(Duration.ofSeconds(6)));
    now.set(GraphServer.NOW.plusSeconds(6));

    assertThat(sender.send(toPerson(1))).isInstanceOf(SendOutcome.Accepted.class);
  }

  @Test
  void sounds_and_films_have_a_limit_of_their_own() throws InterruptedException {
    SendApiClient sender = SendApiClient.messenger(SERVER.api());
    Media film = Media.of(MediaKind.VIDEO, URI.create("https://e.org/f"), null);

    assertWaits(sender, Messages.messenger(film), 10, Duration.ofSeconds(1));
    assertThat(sender.send(Messages.messenger())).isInstanceOf(SendOutcome.Accepted.class);
  }

  @Test
  void private_replies_of_instagram_have_a_limit_of_an_hour() {
    Permit reply = Permit.byHost(Route.PRIVATE_REPLY, null).withReference("c");
    OutboundMessage message = Messages.instagram(new Text("x"));

    assertThat(SendRate.INSTAGRAM.claims(message)).hasSize(1);
    assertThat(SendRate.INSTAGRAM.claims(message.permitted(reply)))
        .extracting(claim -> claim.limit().period())
        .containsExactly(Duration.ofSeconds(1), Duration.ofHours(1));
    assertThat(SendRate.MESSENGER.claims(Messages.messenger().permitted(reply))).hasSize(1);
  }

  @Test
  void accounts_are_counted_apart() throws InterruptedException {
    SendApiClient sender = SendApiClient.messenger(SERVER.api()).withMessagesPerSecond(1);
    OutboundMessage message = Messages.messenger();

    sender.send(message);

    assertThat(sender.send(from("112", message))).isInstanceOf(SendOutcome.Accepted.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"call_count\":79}',, accepted",
    "'{\"call_count\":80}', PT1S, deferred",
    "'{\"total_time\":100}', PT5M, deferred",
    "'{\"111\":[{\"call_count\":100,\"estimated_time_to_regain_access\":17}]}', PT17M, deferred"
  })
  void what_an_answer_tells_of_usage_slows_the_next_message_down(
      String usage, Duration wait, String expected) throws InterruptedException {
    SERVER.answers(okJson("{\"message_id\":\"m_1\"}").withHeader("X-App-Usage", usage));
    SendApiClient sender = SendApiClient.messenger(SERVER.api());

    sender.send(Messages.messenger());
    SendOutcome second = sender.send(Messages.messenger());

    assertThat(Outcomes.kind(second)).isEqualTo(expected);
    if (second instanceof Deferred deferred) {
      assertThat(deferred.code()).isEqualTo("graph.rate_limited");
      assertThat(deferred.until()).isEqualTo(GraphServer.NOW.plus(wait));
    }
  }

  @Test
  void a_limit_out_of_range_is_refused() {
    assertThatThrownBy(() -> SendApiClient.messenger(SERVER.api()).withMessagesPerSecond(0))
        .hasMessage("rateLimit.calls: 0, must be 1 to 10000");
    assertThatThrownBy(
            () ->
                WhatsAppCloudClient.of(SERVER.api())
                    .withMessagesPerPerson(1, Duration.ofDays(1).plusNanos(1)))
        .hasMessage("rateLimit.period: PT24H0.000000001S, must be more than zero, at most PT24H");
  }

  private static void assertWaits(
      MessageSender sender, OutboundMessage message, int most, Duration wait)
      throws InterruptedException {
    int before = SERVER.requests().size();
    for (int i = 0; i < most; i++) {
      assertThat(sender.send(message)).isInstanceOf(SendOutcome.Accepted.class);
    }
    assertThat(sender.send(message)).isEqualTo(held(wait));
    assertThat(SERVER.requests()).hasSize(before + most);
  }

  private static Deferred held(Duration wait) {
    return new Deferred(
        GraphServer.NOW.plus(wait),
        "graph.rate_limited",
        "as much went out as the platform takes for now");
  }

  private static OutboundMessage toPerson(int number) {
    OutboundMessage message = Messages.whatsApp();
    return new OutboundMessage(
        "send-" + number,
        message.sender(),
        Address.whatsApp(String.valueOf(972_500_000_000L + number)),
        message.content(),
        message.permit());
  }

  private static OutboundMessage from(String sender, OutboundMessage message) {
    return new OutboundMessage(
        message.id(), sender, message.to(), message.content(), message.permit());
  }
}
