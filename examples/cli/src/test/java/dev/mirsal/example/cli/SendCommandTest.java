package dev.mirsal.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mirsal.example.cli.send.OutcomeJson;
import dev.mirsal.send.SendOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One request that came, as {@code METHOD path body}. */
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  private HttpServer server;
  private volatile String answer = "{\"message_id\":\"m_1\",\"messages\":[{\"id\":\"wamid.A\"}]}";
  private volatile int status = 200;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void wahaSendsThroughItsSession() {
    try (WahaDouble waha = new WahaDouble()) {
      Console sent =
          Console.mirsal(
              "send",
              "--via",
              "waha",
              "--url",
              waha.url(),
              "--key-env",
              WahaDouble.KEY_VARIABLE,
              "--to",
              "+972501234567",
              "--text",
              "שלום",
              "--session",
              "d1");

      assertThat(sent.exit()).isZero();
      assertThat(sent.out())
          .startsWith("{\"outcome\":\"accepted\",\"messageId\":\"")
          .hasLineCount(1);
      assertThat(waha.bodies()).hasSize(1);
      assertThat(waha.bodies().get(0).path("text").asText()).isEqualTo("שלום");
      assertThat(waha.bodies().get(0).path("session").asText()).isEqualTo("d1");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "messenger, 24,            ,     /v26.0/me/messages,  m_1,     id,   RESPONSE",
    "instagram, 24,            777,  /v26.0/777/messages, m_1,     id,   RESPONSE",
    "whatsapp,  972501234567,  222,  /v26.0/222/messages, m_1,     none, ''"
  })
  void aTextGoesAsAReply(
      String via, String to, String account, String path, String id, String key, String type)
      throws IOException {
    List<Object> args = new ArrayList<>(List.of("--to", to));
    if (account != null) {
      args.addAll(List.of("--account", account));
    }

    Console sent = send(via, args);

    assertThat(sent.err()).isEmpty();
    assertThat(sent.out().strip())
        .isEqualTo(
            "{\"outcome\":\"accepted\",\"messageId\":\"%s\",\"fault\":null,\"code\":null,"
                    .formatted(id)
                + "\"permanent\":false,\"retryAt\":null,\"detail\":null}");
    assertThat(sent.exit()).isZero();
    assertThat(requests).hasSize(1);
    assertThat(requests.get(0)).startsWith("POST " + path + " ");
    JsonNode body = body();
    assertThat(body.path("messaging_type").asText()).isEqualTo(type);
    assertThat(body.path("recipient").has("id")).isEqualTo(key.equals("id"));
  }

  @Test
  void manyChatSendsToASubscriber() throws IOException {
    answer = "{\"status\":\"success\"}";

    Console sent = send("manychat", List.of("--to", "77", "--behind", "instagram"));

    assertThat(sent.out()).startsWith("{\"outcome\":\"accepted\",\"messageId\":null,");
    assertThat(sent.exit()).isZero();
    assertThat(requests.get(0)).startsWith("POST /fb/sending/sendContent ");
    assertThat(body().path("subscriber_id").asInt()).isEqualTo(77);
    assertThat(body().at("/data/content/type").asText()).isEqualTo("instagram");
  }

  @Test
  void aTagIsTheUsersDecisionToo() throws IOException {
    send("messenger", List.of("--to", "24", "--tag", "HUMAN_AGENT"));

    assertThat(body().path("messaging_type").asText()).isEqualTo("MESSAGE_TAG");
    assertThat(body().path("tag").asText()).isEqualTo("HUMAN_AGENT");
  }

  @Test
  void aRefusalOfThePlatformIsPrintedWithItsCode() {
    status = 400;
    answer = "{\"error\":{\"code\":10,\"error_subcode\":2018278,\"message\":\"secret\"}}";

    Console sent = send("messenger", List.of("--to", "24"));

    assertThat(sent.out().strip())
        .isEqualTo(
            "{\"outcome\":\"rejected\",\"messageId\":null,\"fault\":\"policy\","
                + "\"code\":\"graph.10.2018278\",\"permanent\":true,\"retryAt\":null,"
                + "\"detail\":\"HTTP 400: outside of the messaging window\"}");
    assertThat(sent.exit()).isEqualTo(1);
  }

  @Test
  void whatIsNeitherSentNorRefusedIsPrintedToo() {
    Instant until = Instant.parse("2026-11-23T07:00:00Z");

    assertThat(OutcomeJson.of(new SendOutcome.Deferred(until, "graph.4", "wait")))
        .isEqualTo(
            "{\"outcome\":\"deferred\",\"messageId\":null,\"fault\":null,\"code\":\"graph.4\","
                + "\"permanent\":false,\"retryAt\":\"2026-11-23T07:00:00Z\",\"detail\":\"wait\"}");
    assertThat(OutcomeJson.of(new SendOutcome.Unknown("graph.timeout", "late")))
        .isEqualTo(
            "{\"outcome\":\"unknown\",\"messageId\":null,\"fault\":null,"
                + "\"code\":\"graph.timeout\",\"permanent\":false,\"retryAt\":null,"
                + "\"detail\":\"late\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--via waha --to 1 --text x | --to: address: ",
        "--via waha --to 972501234567 --text x | --url: must name the server",
        "--via waha --to 972501234567 --text x --url http:///x | --url: baseUrl: ",
        "--via messenger --to 24 --text x | --token-env: the variable that holds the access token",
        "--via messenger --to 24 --text x --token-env NO_SUCH_VARIABLE | --key-env: the environment",
        "--via whatsapp --to 972501234567 --text x --token-env PATH | --account: the id of the",
        "--via messenger --to 24 --text x --messaging-type spam | Invalid value for option",
        "--via manychat --to 24 --text x --token-env PATH --behind email | --url or --behind: behind",
        "--via fax --to 24 --text x | Invalid value for option '--via'",
        "--via messenger --to 24 | Missing required option: '--text=TEXT'",
      })
  void aCommandThatIsWrongIsToldInOneLine(String args, String expected) {
    Console sent = Console.mirsal((Object[]) ("send " + args).split(" "));

    assertThat(sent.err()).startsWith("mirsal send: " + expected).hasLineCount(1);
    assertThat(sent.out()).isEmpty();
    assertThat(sent.exit()).isEqualTo(2);
  }

  private Console send(String via, List<?> more) {
    List<Object> args =
        new ArrayList<>(
            List.of("send", "--via", via, "--text", "hi", "--token-env", WahaDouble.KEY_VARIABLE));
    args.addAll(List.of("--url", "http://127.0.0.1:" + server.getAddress().getPort()));
    args.addAll(more);
    return Console.mirsal(args.toArray());
  }

  private JsonNode body() throws IOException {
    return JSON.readTree(requests.get(0).split(" ", 3)[2]);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
