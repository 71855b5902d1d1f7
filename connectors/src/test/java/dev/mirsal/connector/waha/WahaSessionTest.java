package dev.mirsal.connector.waha;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SenderStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R-SEND-4: a device that is not connected is never sent through. */
class WahaSessionTest {
  @RegisterExtension static final WahaServer SERVER = new WahaServer();

  private final AtomicLong nanos = new AtomicLong();
  private final WahaClient client = SERVER.client().ticker(nanos::get).build();

  static List<AnswerCase> answers() {
    return AnswerCase.sessions();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void a_session_is_ready_unless_something_says_that_it_is_not(AnswerCase answer)
      throws InterruptedException {
    SERVER.session(answer.response());
    WahaClient asking = answer.client(SERVER.url());

    SenderStatus status = asking.status("default");
    SendOutcome outcome = asking.send(Messages.text());

    boolean ready = answer.expect().equals("ready");
    assertThat(status.usable()).isEqualTo(ready);
    assertThat(status.code()).isEqualTo(ready ? null : answer.expect());
    assertThat(SERVER.posts()).hasSize(ready ? 1 : 0);
    if (!ready) {
      assertThat(AnswerCase.describe(outcome))
          .startsWith("rejected sender " + (status.permanent() ? "permanent " : "for-now "))
          .endsWith(" " + answer.expect() + " not-reached");
    }
  }

  @Test
  void a_working_session_is_asked_again_after_ten_seconds() throws InterruptedException {
    client.status("default");
    advance(Duration.ofMillis(9_999));
    client.send(Messages.text());
    assertThat(SERVER.sessionQuestions()).hasSize(1);

    advance(Duration.ofMillis(1));
    client.send(Messages.text());
    assertThat(SERVER.sessionQuestions()).hasSize(2);
  }

  @Test
  void a_session_that_does_not_work_is_asked_again_sooner() throws InterruptedException {
    SERVER.session(okJson("{\"status\":\"STARTING\"}"));
    client.status("default");
    advance(Duration.ofMillis(1_999));
    assertThat(client.status("default").usable()).isFalse();
    assertThat(SERVER.sessionQuestions()).hasSize(1);

    SERVER.session(okJson("{\"status\":\"WORKING\"}"));
    advance(Duration.ofMillis(1));
    assertThat(client.status("default")).isEqualTo(SenderStatus.ready());
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 422, 500})
  void a_send_that_tells_of_trouble_makes_the_next_one_ask(int status) throws InterruptedException {
    SERVER.sends(
        aResponse()
            .withStatus(status)
            .withBody("{\"error\":\"Session status is not as expected.\",\"status\":\"FAILED\"}"));
    client.send(Messages.text());
    SERVER.session(okJson("{\"status\":\"FAILED\"}"));

    assertThat(client.status("default").code()).isEqualTo("waha.session_failed");
  }

  @Test
  void a_send_that_fails_for_its_receiver_says_nothing_of_the_session()
      throws InterruptedException {
    SERVER.sends(
        aResponse().withStatus(500).withBody("{\"exception\":{\"message\":\"No LID for user\"}}"));

    client.send(Messages.text());
    client.send(Messages.text());

    assertThat(SERVER.sessionQuestions()).hasSize(1);
  }

  @Test
  void a_time_to_live_of_zero_asks_every_time() throws InterruptedException {
    WahaClient forgetful = SERVER.client().statusTtl(Duration.ZERO).build();

    forgetful.status("default");
    forgetful.status("default");

    assertThat(SERVER.sessionQuestions()).hasSize(2);
  }

  @Test
  void a_name_that_no_session_can_have_is_refused_without_a_call() throws InterruptedException {
    assertThat(client.status("../default?x").code()).isEqualTo("waha.session_name");
    assertThat(SERVER.sessionQuestions()).isEmpty();
  }

  private void advance(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
