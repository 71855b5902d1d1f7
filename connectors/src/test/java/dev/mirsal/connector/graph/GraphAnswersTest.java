package dev.mirsal.connector.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SendOutcome.Accepted;
import dev.mirsal.send.SendOutcome.Deferred;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that are no listed error: success, nonsense, silence, and what the headers tell. */
class GraphAnswersTest {
  @RegisterExtension static final GraphServer SERVER = new GraphServer();

  static List<AnswerCase> answers() {
    return AnswerCase.all();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void an_answer_becomes_its_outcome_after_at_most_one_request(AnswerCase answer)
      throws InterruptedException {
    SERVER.answers(answer.response());

    SendOutcome messenger = SendApiClient.messenger(answer.api(SERVER)).send(Messages.messenger());

    assertThat(Outcomes.describe(messenger)).isEqualTo(answer.expect());
    assertThat(SERVER.requests()).hasSize(answer.isServed() ? 1 : 0);
  }

  @Test
  void the_platforms_id_of_a_message_is_read_in_all_shapes() throws InterruptedException {
    SERVER.answers(200, "{\"recipient_id\":\"24\",\"message_id\":\"m_1\"}");
    assertThat(SendApiClient.messenger(SERVER.api()).send(Messages.messenger()))
        .isEqualTo(new Accepted("m_1"));
    SERVER.answers(200, "{\"messages\":[{\"id\":\"wamid.A\"}]}");
    assertThat(WhatsAppCloudClient.of(SERVER.api()).send(Messages.whatsApp()))
        .isEqualTo(new Accepted("wamid.A"));
    SERVER.answers(200, "{\"success\":true,\"marketing_message_tracking_id\":77}");
    assertThat(SendApiClient.messenger(SERVER.api()).send(Messages.messenger()))
        .isEqualTo(new Accepted("77"));
    SERVER.answers(200, "{\"message_id\":\"" + "m".repeat(513) + "\"}");
    assertThat(SendApiClient.messenger(SERVER.api()).send(Messages.messenger()))
        .isEqualTo(new Accepted(null));
  }

  @ParameterizedTest(name = "{0}: {1} and Retry-After {2} → {3}")
  @CsvFileSource(resources = "/graph/waits.csv", numLinesToSkip = 1, quoteCharacter = '\'')
  void headers_tell_when_calls_are_taken_again(
      @Nullable String header,
      @Nullable String value,
      @Nullable String retryAfter,
      @Nullable Duration wait)
      throws InterruptedException {
    var response = aResponse().withStatus(400).withBody("{\"error\":{\"code\":80006}}");
    if (header != null) {
      response.withHeader(header, value);
    }
    SERVER.answers(retryAfter == null ? response : response.withHeader("Retry-After", retryAfter));

    SendOutcome outcome = SendApiClient.messenger(SERVER.api()).send(Messages.messenger());

    Instant until = wait == null ? null : GraphServer.NOW.plus(wait);
    assertThat(outcome)
        .isEqualTo(new Deferred(until, "graph.80006", "HTTP 400: too many calls of the business"));
  }

  @Test
  void an_answer_that_dribbles_past_the_deadline_keeps_its_status() throws InterruptedException {
    SERVER.answers(
        aResponse()
            .withStatus(200)
            .withBody("{\"message_id\":\"m_1\"}")
            .withChunkedDribbleDelay(10, 4_000));
    GraphApi api = SERVER.settings().timeout(Duration.ofSeconds(2)).build();

    assertThat(SendApiClient.messenger(api).send(Messages.messenger()))
        .isEqualTo(new Accepted(null));
  }

  @Test
  void an_answer_over_the_limit_keeps_its_status_and_loses_its_id() throws InterruptedException {
    SERVER.answers(200, "{\"message_id\":\"m_1\",\"x\":\"" + "x".repeat(2 << 20) + "\"}");
    GraphApi patient = SERVER.settings().maxResponseBytes(4 << 20).build();

    assertThat(SendApiClient.messenger(SERVER.api()).send(Messages.messenger()))
        .isEqualTo(new Accepted(null));
    assertThat(SendApiClient.messenger(patient).send(Messages.messenger()))
        .isEqualTo(new Accepted("m_1"));
  }

  @Test
  void a_thousand_sends_at_once_are_a_thousand_messages() throws Exception {
    MessageSender client = SendApiClient.messenger(SERVER.api()).withMessagesPerSecond(1_000);
    ExecutorService threads = Executors.newFixedThreadPool(1_000);
    try {
      List<Callable<SendOutcome>> sends = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        sends.add(() -> client.send(Messages.messenger()));
      }
      for (Future<SendOutcome> outcome : threads.invokeAll(sends)) {
        assertThat(outcome.get()).isEqualTo(new Accepted("m_1"));
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(SERVER.requests()).hasSize(1_000);
  }

  @Test
  void an_interrupt_ends_the_waiting() {
    SERVER.answers(aResponse().withStatus(200).withFixedDelay(GraphServer.SLOW));
    MessageSender client = SendApiClient.messenger(SERVER.api());
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> client.send(Messages.messenger()))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }
}
