package dev.mirsal.connector.manychat;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.message.Channel;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SendOutcome.Deferred;
import dev.mirsal.send.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** R-CONV-4: every answer that ManyChat, or something before it, gives to a send. */
class ManyChatAnswersTest {
  @RegisterExtension static final ManyChatServer SERVER = new ManyChatServer();

  private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");

  static List<AnswerCase> answers() {
    return AnswerCase.read();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void an_answer_becomes_its_outcome_after_at_most_one_request(AnswerCase answer)
      throws InterruptedException {
    SERVER.answers(answer.response());

    SendOutcome outcome = answer.client(SERVER.url()).send(Messages.text());

    assertThat(AnswerCase.describe(outcome)).isEqualTo(answer.expect());
    assertThat(SERVER.requests()).hasSize(answer.isServed() ? 1 : 0);
  }

  @Test
  void the_codes_of_manychat_stand_in_the_detail() throws InterruptedException {
    SERVER.answers(aResponse().withStatus(400).withBody("{\"status\":\"error\",\"code\":3011}"));

    assertThat(((SendOutcome.Rejected) SERVER.messenger().send(Messages.text())).detail())
        .isEqualTo("HTTP 400, code 3011: the 24 hours are over");
  }

  @ParameterizedTest
  @CsvSource({"120, 120", "'', 60", "nonsense, 60"})
  void whoever_is_told_to_slow_down_calls_nobody_until_then(String retryAfter, int seconds)
      throws InterruptedException {
    SERVER.answers(aResponse().withStatus(429).withHeader("Retry-After", retryAfter));
    ManyChatClient client =
        SERVER.client(Channel.MESSENGER).clock(InstantSource.fixed(NOW)).build();
    Instant until = NOW.plusSeconds(seconds);

    assertThat(client.send(Messages.text()))
        .isEqualTo(new Deferred(until, "manychat.rate_limited", "HTTP 429: too many requests"));
    assertThat(client.send(Messages.text()))
        .isEqualTo(
            new Deferred(until, "manychat.held_back", "held back to stay within ManyChat's rates"));
    assertThat(SERVER.requests()).hasSize(1);
  }

  @Test
  void an_answer_that_dribbles_past_the_deadline_is_no_yes() throws InterruptedException {
    SERVER.answers(
        aResponse().withBody("{\"status\":\"success\"}").withChunkedDribbleDelay(10, 4_000));
    ManyChatClient client = SERVER.client(Channel.MESSENGER).timeout(Duration.ofSeconds(2)).build();

    assertThat(AnswerCase.describe(client.send(Messages.text())))
        .isEqualTo("unknown manychat.not_confirmed");
  }

  @Test
  void an_answer_over_the_limit_is_no_yes() throws InterruptedException {
    String huge = "{\"x\":\"" + "x".repeat(2 << 20) + "\",\"status\":\"success\"}";
    SERVER.answers(aResponse().withBody(huge));

    assertThat(AnswerCase.describe(SERVER.messenger().send(Messages.text())))
        .isEqualTo("unknown manychat.not_confirmed");
    assertThat(
            SERVER
                .client(Channel.MESSENGER)
                .maxResponseBytes(4 << 20)
                .build()
                .send(Messages.text()))
        .isInstanceOf(SendOutcome.Accepted.class);
  }

  @Test
  void a_huge_error_is_read_by_its_status() throws InterruptedException {
    SERVER.answers(aResponse().withStatus(400).withBody("[".repeat(3 << 20)));

    assertThat(AnswerCase.describe(SERVER.messenger().send(Messages.text())))
        .isEqualTo("rejected sender permanent manychat.bad_answer");
  }

  @Test
  void nothing_can_be_traced() throws InterruptedException {
    assertThat(SERVER.messenger().trace(Messages.text(), NOW)).isEqualTo(new Trace.Unclear());
    assertThat(SERVER.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"''", "'two words'", "'line\nbreak'", "throw"})
  void a_key_that_cannot_be_had_calls_nobody(String key) throws InterruptedException {
    ManyChatClient client =
        ManyChatClient.builder(
                Channel.MESSENGER,
                () -> {
                  if (key.equals("throw")) {
                    throw new IllegalStateException("vault: " + Messages.KEY);
                  }
                  return key;
                })
            .baseUrl(java.net.URI.create(SERVER.url()))
            .build();

    assertThat(AnswerCase.describe(client.send(Messages.text())))
        .isEqualTo("rejected sender for-now manychat.no_key not-reached");
    assertThat(SERVER.requests()).isEmpty();
  }
}
