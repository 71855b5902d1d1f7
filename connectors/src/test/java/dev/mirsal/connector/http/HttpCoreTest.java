package dev.mirsal.connector.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCoreTest {
  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().dynamicHttpsPort())
          .build();

  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(600);

  @ParameterizedTest
  @CsvSource({"9, 123456789, false", "10, 1234567890, true", "11, 1234567890, true"})
  void a_body_is_read_up_to_the_limit(int limit, String read, boolean complete) throws Exception {
    Reply.Answered answer = answered(limit, LONG, aResponse().withBody("1234567890"));

    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(read);
    assertThat(answer.complete()).isEqualTo(complete);
    assertThat(answer).hasToString("Answered[200, " + read.length() + " bytes]");
  }

  @Test
  void a_body_that_never_ends_in_time_is_cut_and_keeps_status_and_headers() throws Exception {
    Reply.Answered answer =
        answered(
            100,
            Duration.ofSeconds(2),
            aResponse()
                .withStatus(418)
                .withHeader("X-Teapot", "yes")
                .withBody("1234567890")
                .withChunkedDribbleDelay(10, 4_000));

    assertThat(answer.status()).isEqualTo(418);
    assertThat(answer.headers().firstValue("X-Teapot")).contains("yes");
    assertThat(answer.complete()).isFalse();
  }

  @Test
  void no_answer_in_time_is_a_timeout() throws Exception {
    SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(900)));

    assertThat(exchange(url(), 100, SHORT)).isEqualTo(new Reply.Unanswered(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK|Content-Length: abc||",
        "HTTP/1.1 200 OK|Content-Length: -7||",
        "HTTP/1.1 200 OK|Content-Length: 99999999999999999999||",
        "HTTP/1.1 abc||",
        "HTTP/9.9 200 OK||",
        "HTTP/1.1 200 OK|: x||",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||zz|",
        "SSH-2.0|"
      })
  void an_answer_that_is_no_http_is_no_exception(String answer) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answering = new Thread(() -> answerOnce(server, answer.replace("|", "\r\n")));
      answering.start();

      Reply reply = exchange("http://127.0.0.1:" + server.getLocalPort(), 100, LONG);

      assertThat(reply).isNotInstanceOf(Reply.NotSent.class);
      answering.join();
    }
  }

  private static void answerOnce(ServerSocket server, String answer) {
    try (Socket connection = server.accept()) {
      connection.getInputStream().read(new byte[10_000]);
      connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @Test
  void an_untrusted_certificate_stops_before_anything_is_sent() throws Exception {
    String overTls = "https://localhost:" + SERVER.getHttpsPort();

    assertThat(exchange(overTls, 100, LONG))
        .isEqualTo(new Reply.NotSent("the TLS handshake failed"));
  }

  @Test
  void a_refused_connection_and_an_unknown_name_send_nothing() throws Exception {
    assertThat(exchange("http://127.0.0.1:1", 100, LONG))
        .isEqualTo(new Reply.NotSent("no connection could be made"));
    assertThat(exchange("http://no-such-host.invalid", 100, LONG))
        .isEqualTo(new Reply.NotSent("the host name is not known"));
  }

  @Test
  void a_connection_that_does_not_come_about_in_time_sends_nothing() throws Exception {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<SocketChannel> waiting = fill(full);
      try {
        assertThat(exchange("http://127.0.0.1:" + full.getLocalPort(), 100, SHORT))
            .isEqualTo(new Reply.NotSent("connecting took too long"));
      } finally {
        for (SocketChannel channel : waiting) {
          channel.close();
        }
      }
    }
  }

  /** Takes every place in the queue of a socket that accepts nobody. */
  private static List<SocketChannel> fill(ServerSocket socket) throws IOException {
    List<SocketChannel> waiting = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort()));
      waiting.add(channel);
    }
    return waiting;
  }

  private static String url() {
    return "http://localhost:" + SERVER.getPort();
  }

  private static Reply.Answered answered(
      int limit, Duration deadline, ResponseDefinitionBuilder answer) throws InterruptedException {
    SERVER.stubFor(any(anyUrl()).willReturn(answer));
    return (Reply.Answered) exchange(url(), limit, deadline);
  }

  private static Reply exchange(String url, int limit, Duration deadline)
      throws InterruptedException {
    return HttpCore.create(null, limit).exchange(HttpRequest.newBuilder(URI.create(url)), deadline);
  }
}
