package dev.mirsal.connector.waha;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.send.Fault;
import dev.mirsal.send.SendOutcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WahaClientTest {
  @RegisterExtension static final WahaServer SERVER = new WahaServer();

  @Test
  void two_hundred_sends_at_once_are_two_hundred_messages() throws Exception {
    WahaClient client = SERVER.client().build();
    ExecutorService threads = Executors.newFixedThreadPool(50);
    try {
      List<Callable<SendOutcome>> sends = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        sends.add(() -> client.send(Messages.text()));
      }
      for (Future<SendOutcome> outcome : threads.invokeAll(sends)) {
        assertThat(AnswerCase.describe(outcome.get())).isEqualTo("accepted 3EB0");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(SERVER.posts()).hasSize(200);
  }

  @Test
  void an_interrupt_ends_the_waiting() {
    SERVER.sends(aResponse().withStatus(201).withFixedDelay(AnswerCase.SLOW));
    WahaClient client = SERVER.client().build();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> client.send(Messages.text())).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void the_hosts_own_client_is_used() throws InterruptedException {
    HttpClient own = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    SendOutcome outcome = SERVER.client().httpClient(own).build().send(Messages.text());

    assertThat(outcome).isEqualTo(new SendOutcome.Accepted("3EB0"));
  }

  @Test
  void a_client_that_follows_redirects_is_refused() {
    HttpClient following =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    assertThatThrownBy(() -> SERVER.client().httpClient(following).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("httpClient: follows redirects (NORMAL), must be NEVER");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api",
        "ftp://host",
        "mailto:a@b",
        "http:///path",
        "http://host:65536",
        "http://user:SECRETKEY@host",
        "http://host?x-api-key=SECRETKEY",
        "http://host#SECRETKEY"
      })
  void a_base_url_that_is_not_one_is_refused_without_showing_it(String url) {
    URI uri = URI.create(url);

    assertThatThrownBy(() -> WahaClient.builder(uri, () -> ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("baseUrl: ")
        .hasMessageNotContaining("SECRETKEY");
  }

  @ParameterizedTest
  @CsvSource({"PT0S", "PT-1S"})
  void a_timeout_is_more_than_zero(Duration timeout) {
    assertThatThrownBy(() -> SERVER.client().textTimeout(timeout))
        .hasMessage("textTimeout: " + timeout + ", must be more than zero");
    assertThatThrownBy(() -> SERVER.client().mediaTimeout(timeout))
        .hasMessage("mediaTimeout: " + timeout + ", must be more than zero");
  }

  @Test
  void limits_out_of_range_are_refused_by_name_and_value() {
    assertThatThrownBy(() -> SERVER.client().statusTtl(Duration.ofSeconds(-1)))
        .hasMessage("statusTtl: PT-1S, must not be negative");
    assertThatThrownBy(() -> SERVER.client().maxResponseBytes(0).build())
        .hasMessage("maxResponseBytes: 0, must be at least 1");
  }

  @Test
  void a_key_that_cannot_be_had_or_used_is_the_senders_fault_and_calls_nobody()
      throws InterruptedException {
    List<Supplier<String>> suppliers =
        List.of(
            () -> "SECRETKEY\r\nX-Evil: 1",
            () -> "SECRETKEYמ",
            () -> {
              throw new IllegalStateException("vault sealed, SECRETKEY");
            });
    for (Supplier<String> supplier : suppliers) {
      WahaClient client = WahaClient.builder(URI.create(SERVER.url()), supplier).build();

      assertThat(client.send(Messages.text()))
          .isEqualTo(
              new SendOutcome.Rejected(
                  Fault.SENDER, "waha.no_key", false, false, "the host gave no usable API key"));
      assertThat(client.status("default").code()).isEqualTo("waha.no_key");
    }
    assertThat(SERVER.sessionQuestions()).isEmpty();
  }
}
