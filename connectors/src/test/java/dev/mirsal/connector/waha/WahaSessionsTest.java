package dev.mirsal.connector.waha;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static dev.mirsal.send.Fault.SENDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.mirsal.connector.CallResult;
import dev.mirsal.connector.CallResult.Done;
import dev.mirsal.connector.CallResult.Failed;
import dev.mirsal.connector.waha.WahaSession.State;
import dev.mirsal.message.Address;
import dev.mirsal.send.SendOutcome.Rejected;
import dev.mirsal.send.SendOutcome.Unknown;
import dev.mirsal.send.SenderStatus;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WahaSessionsTest {
  @RegisterExtension static final WahaServer SERVER = new WahaServer();

  private static final String ME =
      "{\"id\":\"972501234567:12@s.whatsapp.net\",\"lid\":\"55@lid\",\"pushName\":\"Dana\"%s}";

  private static final Failed<?> UNREADABLE =
      new Failed<>(new Unknown("waha.bad_answer", "the answer is not WAHA's"));

  private final WahaClient client = SERVER.client().build();
  private final WahaSessions sessions = client.sessions();

  @Test
  void all_sessions_are_listed_as_far_as_they_can_be_read() throws Exception {
    SERVER.answers(
        "GET",
        "/api/sessions",
        okJson(
            """
            [{"name":"a","status":"WORKING","engine":{"engine":"GOWS"},"me":%s,"new":1},
             {"name":"b","status":"SLEEPING","me":null},
             {"name":"c"}]
            """
                .formatted(ME.formatted(""))));

    WahaAccount dana =
        new WahaAccount(Address.whatsApp("972501234567"), Address.whatsApp("55@lid"), "Dana");
    assertThat(sessions.list())
        .isEqualTo(
            new Done<>(
                List.of(
                    new WahaSession("a", State.WORKING, "GOWS", dana),
                    new WahaSession("b", State.UNRECOGNISED, null, null),
                    new WahaSession("c", State.UNRECOGNISED, null, null))));
    assertThat(SERVER.all().get(0).getUrl()).isEqualTo("/api/sessions?all=true");
    assertInTheDocument();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[{\"name\":\"a\"},{\"na"})
  void a_list_that_was_cut_is_not_an_empty_one(String body) throws Exception {
    SERVER.answers("GET", "/api/sessions", okJson(body));

    assertThat(sessions.list()).isEqualTo(UNREADABLE);
  }

  @Test
  void a_session_is_asked_for_anew_whatever_is_remembered() throws Exception {
    client.status("default");
    SERVER.session(okJson("{\"name\":\"default\",\"status\":\"SCAN_QR_CODE\"}"));

    assertThat(sessions.get("default"))
        .isEqualTo(new Done<>(new WahaSession("default", State.SCAN_QR_CODE, null, null)));
    assertInTheDocument();
  }

  @Test
  void a_session_that_is_not_there_is_a_failure() throws Exception {
    SERVER.session(aResponse().withStatus(404).withBody("{\"message\":\"Session not found\"}"));

    assertThat(sessions.get("default"))
        .isEqualTo(
            new Failed<>(
                new Rejected(
                    SENDER,
                    "waha.session_unknown",
                    true,
                    true,
                    "HTTP 404: there is no such session")));
  }

  @Test
  void a_session_is_created_with_its_configuration() throws Exception {
    SERVER.answers("POST", "/api/sessions", aResponse().withStatus(201));

    CallResult<WahaSession> created =
        sessions.create("new-1", true, Map.of("noweb", Map.of("store", Map.of("enabled", true))));

    assertThat(created)
        .isEqualTo(new Done<>(new WahaSession("new-1", State.UNRECOGNISED, null, null)));
    assertThat(SERVER.posts().get(0).getBodyAsString())
        .isEqualTo(
            "{\"name\":\"new-1\",\"start\":true,"
                + "\"config\":{\"noweb\":{\"store\":{\"enabled\":true}}}}");
  }

  @Test
  void a_session_that_exists_is_not_created() throws Exception {
    SERVER.answers(
        "POST",
        "/api/sessions",
        aResponse()
            .withStatus(422)
            .withBody("{\"message\":\"Session 'a' already exists. Use PUT to update it.\"}"));

    assertThat(sessions.create("a", false, Map.of()))
        .isEqualTo(
            new Failed<>(
                new Rejected(
                    SENDER, "waha.session_exists", true, true, "there is such a session already")));
    assertInTheDocument();
  }

  @Test
  void what_is_done_to_a_session_is_known_to_the_next_message() throws Exception {
    for (String action : List.of("start", "stop", "restart", "logout")) {
      SERVER.answers(
          "POST",
          "/api/sessions/default/" + action,
          aResponse().withStatus(201).withBody("{\"name\":\"default\",\"status\":\"STARTING\"}"));
    }
    Done<WahaSession> starting = new Done<>(new WahaSession("default", State.STARTING, null, null));
    client.status("default");

    assertThat(sessions.start("default")).isEqualTo(starting);
    assertThat(sessions.restart("default")).isEqualTo(starting);
    assertThat(sessions.logout("default")).isEqualTo(starting);
    SERVER.session(okJson("{\"status\":\"STOPPED\"}"));
    assertThat(sessions.stop("default")).isEqualTo(starting);
    assertThat(client.status("default"))
        .isEqualTo(SenderStatus.notReady("waha.session_stopped", "the session is STOPPED"));
    assertInTheDocument();
  }

  @Test
  void starting_twice_is_no_failure() throws Exception {
    SERVER.answers(
        "POST",
        "/api/sessions/default/start",
        aResponse()
            .withStatus(422)
            .withBody("{\"message\":\"Session 'default' is already started.\"}"));

    assertThat(sessions.start("default")).isInstanceOf(Done.class);
  }

  @Test
  void nobody_listening_is_a_failure_for_now() throws Exception {
    WahaSessions nowhere =
        WahaClient.builder(URI.create("http://127.0.0.1:1"), () -> "k").build().sessions();

    assertThat(nowhere.stop("default"))
        .isEqualTo(
            new Failed<>(
                new Rejected(
                    SENDER, "waha.unreachable", false, false, "no connection could be made")));
  }

  @Test
  void the_account_is_read_and_empty_while_there_is_none() throws Exception {
    SERVER.answers("GET", "/api/sessions/default/me", okJson(ME.formatted("")));
    assertThat(sessions.me("default").toString()).isEqualTo("Done[]");
    Optional<WahaAccount> me = done(sessions.me("default"));
    assertThat(me.orElseThrow().name()).isEqualTo("Dana");
    assertThat(me.orElseThrow().toString()).doesNotContain("Dana").doesNotContain("1234567");

    SERVER.answers("GET", "/api/sessions/default/me", ok());
    assertThat(sessions.me("default")).isEqualTo(new Done<>(Optional.empty()));
    SERVER.answers("GET", "/api/sessions/default/me", okJson("null"));
    assertThat(sessions.me("default")).isEqualTo(new Done<>(Optional.empty()));
    assertInTheDocument();
  }

  @Test
  void a_timelock_is_read_by_itself_and_within_the_account() throws Exception {
    String lock =
        "{\"enforcementType\":\"WEB_COMPANION_ONLY\",\"isActive\":true,"
            + "\"timeEnforcementEnds\":1795300000}";
    WahaAccount.Timelock expected =
        new WahaAccount.Timelock(true, "WEB_COMPANION_ONLY", Instant.ofEpochSecond(1_795_300_000));
    SERVER.answers("GET", "/api/sessions/default/timelock", okJson(lock));
    assertThat(sessions.timelock("default")).isEqualTo(new Done<>(Optional.of(expected)));

    SERVER.answers(
        "GET", "/api/sessions/default/timelock", okJson("{\"reachoutTimelock\":" + lock + "}"));
    assertThat(sessions.timelock("default")).isEqualTo(new Done<>(Optional.of(expected)));

    SERVER.answers("GET", "/api/sessions/default/timelock", okJson("null"));
    assertThat(sessions.timelock("default")).isEqualTo(new Done<>(Optional.empty()));
    SERVER.answers(
        "GET",
        "/api/sessions/default/timelock",
        okJson("{\"isActive\":true,\"timeEnforcementEnds\":null}"));
    assertThat(sessions.timelock("default"))
        .isEqualTo(new Done<>(Optional.of(new WahaAccount.Timelock(true, "", null))));
  }

  @Test
  void a_capping_is_read_and_an_old_version_has_none() throws Exception {
    SERVER.answers(
        "GET",
        "/api/sessions/default/capping",
        okJson(
            "{\"cappingStatus\":\"FIRST_WARNING\",\"totalQuota\":-1,\"usedQuota\":7,"
                + "\"cycleStart\":1795000000,\"cycleEnd\":null,\"mvStatus\":\"x\"}"));
    assertThat(sessions.capping("default"))
        .isEqualTo(
            new Done<>(
                Optional.of(
                    new WahaAccount.Capping(
                        "FIRST_WARNING", -1, 7, Instant.ofEpochSecond(1_795_000_000), null))));

    SERVER.answers(
        "GET",
        "/api/sessions/default/capping",
        aResponse().withStatus(404).withBody("{\"message\":\"Cannot GET /api\"}"));
    assertThat(sessions.capping("default"))
        .isEqualTo(
            new Failed<>(
                new Rejected(
                    SENDER,
                    "waha.not_found",
                    true,
                    true,
                    "HTTP 404: no such path: check URL and version")));
  }

  @Test
  void a_phone_is_paired_by_qr_code_or_by_letters() throws Exception {
    SERVER.answers("GET", "/api/default/auth/qr", okJson("{\"value\":\"2@abc\"}"));
    assertThat(sessions.qr("default")).isEqualTo(new Done<>("2@abc")).hasToString("Done[]");
    SERVER.answers(
        "GET",
        "/api/default/auth/qr",
        okJson("{\"mimetype\":\"image/png\",\"data\":\"iVBORw==\"}"));
    assertThat(done(sessions.qrImage("default"))).startsWith(0x89, 'P', 'N', 'G');
    SERVER.answers("POST", "/api/default/auth/request-code", okJson("{\"code\":\"ABCD-ABCD\"}"));
    assertThat(sessions.pairingCode("default", Address.whatsApp("+972501234567")))
        .isEqualTo(new Done<>("ABCD-ABCD"));
    assertThat(SERVER.posts().get(0).getBodyAsString())
        .isEqualTo("{\"phoneNumber\":\"972501234567\"}");
    assertInTheDocument();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"value\":7}", "<html>x</html>", "{\"data\":\"?\"}"})
  void an_answer_without_what_was_asked_for_is_a_failure(String body) throws Exception {
    SERVER.answers("GET", "/api/default/auth/qr", aResponse().withBody(body));

    assertThat(sessions.qrImage("default")).isEqualTo(UNREADABLE);
  }

  @Test
  void a_session_that_waits_for_no_phone_has_no_code() throws Exception {
    SERVER.answers(
        "GET",
        "/api/default/auth/qr",
        aResponse()
            .withStatus(422)
            .withBody("{\"error\":\"Session status is not as expected\",\"status\":\"WORKING\"}"));

    assertThat(sessions.qr("default"))
        .isEqualTo(
            new Failed<>(
                new Rejected(
                    SENDER,
                    "waha.session_not_working",
                    false,
                    true,
                    "the session is not working")));
  }

  @ParameterizedTest
  @CsvSource({"a/b", "''", "../x", "a%2Fb"})
  void a_name_that_cannot_be_one_is_refused_before_any_call(String name) {
    assertThatThrownBy(() -> sessions.get(name)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> sessions.create(name, true, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> sessions.qr(name)).isInstanceOf(IllegalArgumentException.class);
    assertThat(SERVER.all()).isEmpty();
  }

  @Test
  void only_a_number_can_be_paired() {
    assertThatThrownBy(() -> sessions.pairingCode("default", Address.whatsApp("1@g.us")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("phone: ");
  }

  private static <T> T done(CallResult<T> result) {
    assertThat(result).isInstanceOf(Done.class);
    return ((Done<T>) result).value();
  }

  private static void assertInTheDocument() {
    for (LoggedRequest request : SERVER.all()) {
      assertThat(
              OpenApi.waha()
                  .violations(
                      request.getMethod().getName(), request.getUrl(), request.getBodyAsString()))
          .isEmpty();
    }
  }
}
