package dev.mirsal.connector.waha;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.message.MediaKind;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SendOutcome.Deferred;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R-SEND-3: every answer that WAHA, or something before it, gives to a send. */
class WahaAnswersTest {
  @RegisterExtension static final WahaServer SERVER = new WahaServer();

  static List<AnswerCase> answers() {
    return AnswerCase.sends();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void an_answer_becomes_its_outcome_after_at_most_one_request(AnswerCase answer)
      throws InterruptedException {
    SERVER.sends(answer.response());

    SendOutcome outcome = answer.client(SERVER.url()).send(Messages.text());

    assertThat(AnswerCase.describe(outcome)).isEqualTo(answer.expect());
    assertThat(SERVER.posts()).hasSize(answer.isServed() ? 1 : 0);
  }

  @Test
  void an_answer_that_dribbles_past_the_deadline_keeps_its_status() throws InterruptedException {
    SERVER.sends(
        aResponse()
            .withStatus(201)
            .withBody("{\"id\":\"true_1@c.us_3EB0\"}")
            .withChunkedDribbleDelay(10, 4_000));

    WahaClient client = SERVER.client().mediaTimeout(Duration.ofSeconds(2)).build();
    // Only the send is in a hurry, not the first exchange of this process.
    client.status("default");

    SendOutcome outcome = client.send(Messages.media(MediaKind.IMAGE, "https://example.org/a.jpg"));

    assertThat(AnswerCase.describe(outcome)).isEqualTo("accepted -");
  }

  @Test
  void an_answer_over_the_limit_keeps_its_status_and_loses_its_id() throws InterruptedException {
    String huge = "{\"id\":\"true_1@c.us_3EB0\",\"x\":\"" + "x".repeat(2 << 20) + "\"}";
    SERVER.sends(aResponse().withStatus(201).withBody(huge));

    assertThat(AnswerCase.describe(SERVER.client().build().send(Messages.text())))
        .isEqualTo("accepted -");
    assertThat(
            AnswerCase.describe(
                SERVER.client().maxResponseBytes(4 << 20).build().send(Messages.text())))
        .isEqualTo("accepted 3EB0");
  }

  @Test
  void a_huge_error_is_read_by_its_status() throws InterruptedException {
    SERVER.sends(aResponse().withStatus(500).withBody("[".repeat(3 << 20)));

    assertThat(AnswerCase.describe(SERVER.client().build().send(Messages.text())))
        .isEqualTo("unknown waha.server_error");
  }

  @Test
  void retry_after_becomes_an_instant() throws InterruptedException {
    Instant now = Instant.parse("2026-11-23T07:00:00Z");
    SERVER.sends(aResponse().withStatus(503).withHeader("Retry-After", "120"));

    SendOutcome outcome =
        SERVER.client().clock(InstantSource.fixed(now)).build().send(Messages.text());

    assertThat(outcome)
        .isEqualTo(
            new Deferred(
                now.plusSeconds(120), "waha.unavailable", "HTTP 503: the server is not available"));
  }

  @Test
  void media_has_a_longer_deadline_than_text() throws InterruptedException {
    SERVER.sends(aResponse().withStatus(201).withBody("{}").withFixedDelay(AnswerCase.SLOW));
    WahaClient client = SERVER.client().textTimeout(Duration.ofMillis(AnswerCase.PATIENCE)).build();

    assertThat(client.send(Messages.media(MediaKind.IMAGE, "https://example.org/a.jpg")))
        .isEqualTo(new SendOutcome.Accepted(null));
    assertThat(client.send(Messages.text())).isInstanceOf(SendOutcome.Unknown.class);
  }

  @Test
  void a_server_that_speaks_no_tls_or_bad_tls_is_never_sent_through() throws InterruptedException {
    URI overTls = URI.create(SERVER.url().replace("http:", "https:"));

    SendOutcome outcome =
        WahaClient.builder(overTls, () -> Messages.KEY).build().send(Messages.text());

    assertThat(AnswerCase.describe(outcome))
        .startsWith("rejected sender for-now waha.")
        .endsWith("not-reached");
    assertThat(SERVER.posts()).isEmpty();
  }
}
