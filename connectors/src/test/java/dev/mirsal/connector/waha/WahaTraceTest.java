package dev.mirsal.connector.waha;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.mirsal.message.Address;
import dev.mirsal.message.MediaKind;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** A message of which nobody knows whether it went is looked for, and absence has to be certain. */
class WahaTraceTest {
  @RegisterExtension static final WahaServer SERVER = new WahaServer();

  private static final Instant ATTEMPT = Instant.parse("2026-11-20T10:00:00Z");
  private static final String OWN = OwnIds.idOf(Messages.text());
  private static final String CHAT = Messages.PHONE + "@c.us";
  private static final String LOOKUP =
      "/api/default/chats/" + CHAT.replace("@", "%40") + "/messages/";

  @BeforeEach
  void allIsWell() {
    engine("GOWS");
    SERVER.answers("GET", "/api/server/version", okJson("{\"version\":\"2026.8.1\"}"));
    startedBefore(Duration.ofHours(1));
    lookup(aResponse().withStatus(404).withBody("{\"message\":\"Message not found\"}"));
    overview("true", ATTEMPT.plus(Duration.ofMinutes(2)));
  }

  @Test
  void an_id_is_made_of_the_messages_own_and_like_those_of_the_engines() throws Exception {
    assertThat(OWN).matches("3EB0[0-9A-F]{18}");
    assertThat(OwnIds.idOf(Messages.poll())).isEqualTo(OWN);
    OutboundMessage other =
        new OutboundMessage("send-2", "default", Messages.text().to(), Messages.text().content());
    assertThat(OwnIds.idOf(other)).isNotEqualTo(OWN);

    SERVER.client().build().send(Messages.text());

    assertThat(SERVER.posts().get(0).getBodyAsString()).contains("\"id\":\"" + OWN + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "NOWEB, 2026.4.3, true",
    "GOWS, 2026.4.3, true",
    "GOWS, 2026.10.1, true",
    "GOWS, 2027.1.1-beta, true",
    "GOWS, 2026.4.2, false",
    "GOWS, 2025.12.30, false",
    "NOWEB, 2024.10.5, false",
    "WEBJS, 2026.8.1, false",
    "WPP, 2026.8.1, false",
    "GOWS, nobody knows, true",
    "'', 2026.8.1, true"
  })
  void only_engines_and_versions_that_do_not_take_ids_get_none(
      String engine, String version, boolean given) throws Exception {
    engine(engine);
    SERVER.answers("GET", "/api/server/version", okJson("{\"version\":\"" + version + "\"}"));

    SERVER.client().build().send(Messages.text());

    assertThat(SERVER.posts().get(0).getBodyAsString().contains("\"id\":")).isEqualTo(given);
  }

  @Test
  void the_version_is_asked_for_once() throws Exception {
    WahaClient client = SERVER.client().build();

    client.send(Messages.text());
    client.send(Messages.poll());

    assertThat(SERVER.requests("/api/server/version")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"true_972501234567@c.us_", "true_99@lid_"})
  void what_is_there_is_found_however_its_chat_is_spelt(String start) throws Exception {
    lookup(okJson("{\"id\":\"" + start + OWN + "\"}"));

    assertThat(trace(Messages.text(), Duration.ZERO)).isEqualTo(new Trace.Found(OWN));
    assertThat(SERVER.requests(LOOKUP + "true_" + CHAT.replace("@", "%40") + "_" + OWN)).hasSize(1);
  }

  @Test
  void another_message_is_not_the_one_looked_for() throws Exception {
    lookup(okJson("{\"id\":\"true_972501234567@c.us_3EB0AA\"}"));

    assertThat(trace(Messages.text(), Duration.ofHours(1))).isEqualTo(new Trace.Unclear());
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/waha/traces.csv", numLinesToSkip = 1)
  void absence_takes_every_proof(
      String what,
      String engine,
      int minutesAgo,
      int status,
      String body,
      int startedMinutesBefore,
      String lastFromMe,
      int lastMinutesAfter,
      String expected)
      throws Exception {
    engine(engine);
    lookup(aResponse().withStatus(status).withBody(body));
    startedBefore(Duration.ofMinutes(startedMinutesBefore));
    overview(lastFromMe, ATTEMPT.plus(Duration.ofMinutes(lastMinutesAfter)));

    assertThat(trace(Messages.text(), Duration.ofMinutes(minutesAgo)).getClass().getSimpleName())
        .isEqualTo(expected);
    assertThat(SERVER.posts()).isEmpty();
  }

  @Test
  void nothing_is_asked_about_what_cannot_be_traced() throws Exception {
    OutboundMessage file = Messages.media(MediaKind.IMAGE, "https://example.org/a.jpg");
    OutboundMessage elsewhere =
        new OutboundMessage("1", "default", Address.messenger("1"), Messages.text().content());

    assertThat(trace(file, Duration.ofHours(1))).isEqualTo(new Trace.Unclear());
    assertThat(trace(elsewhere, Duration.ofHours(1))).isEqualTo(new Trace.Unclear());
    assertThat(SERVER.all()).isEmpty();
  }

  @Test
  void a_session_that_does_not_work_proves_nothing() throws Exception {
    SERVER.session(okJson("{\"status\":\"STOPPED\",\"engine\":{\"engine\":\"GOWS\"}}"));

    assertThat(trace(Messages.text(), Duration.ofHours(1))).isEqualTo(new Trace.Unclear());
  }

  private static Trace trace(OutboundMessage message, Duration ago) throws InterruptedException {
    return SERVER
        .client()
        .clock(InstantSource.fixed(ATTEMPT.plus(ago)))
        .build()
        .trace(message, ATTEMPT);
  }

  private static void engine(String name) {
    SERVER.session(okJson("{\"status\":\"WORKING\",\"engine\":{\"engine\":\"" + name + "\"}}"));
  }

  private static void lookup(ResponseDefinitionBuilder answer) {
    SERVER.answers("GET", LOOKUP + "true_" + CHAT.replace("@", "%40") + "_" + OWN, answer);
  }

  private static void startedBefore(Duration before) {
    long start = ATTEMPT.minus(before).toEpochMilli();
    SERVER.answers("GET", "/api/server/status", okJson("{\"startTimestamp\":" + start + "}"));
  }

  private static void overview(String fromMe, Instant at) {
    SERVER.answers(
        "GET",
        "/api/default/chats/overview",
        okJson(
            """
            [{"id":"1@c.us","lastMessage":null},
             {"id":"2@c.us","lastMessage":{"fromMe":%s,"timestamp":%d}}]
            """
                .formatted(fromMe, at.getEpochSecond())));
  }
}
