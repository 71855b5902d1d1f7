package dev.mirsal.example.cli.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stand-in answers in the shapes of docs/connectors/waha.md. */
class LoopbackWahaTest {
  private final List<LoopbackWaha.Received> received = new ArrayList<>();
  private final LoopbackWaha waha = LoopbackWaha.start("key", received::add);

  LoopbackWahaTest() throws IOException {}

  @AfterEach
  void stop() {
    waha.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sendText", "sendImage", "sendFile", "sendVoice", "sendVideo", "sendPoll"})
  void messagesAreTakenAndCounted(String action) throws Exception {
    HttpResponse<String> answer =
        post("/api/" + action, "key", "{\"session\":\"d1\",\"chatId\":\"972500000001@c.us\"}");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).contains("\"id\":\"true_972500000001@c.us_3EB00000000000000001\"");
    assertThat(waha.count()).isEqualTo(1);
    assertThat(received.get(0).action()).isEqualTo(action);
    assertThat(received.get(0).body().path("session").asText()).isEqualTo("d1");
  }

  @Test
  void everySessionWorks() throws Exception {
    HttpResponse<String> answer = send(request("/api/sessions/d1", "key").GET());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"name\":\"d1\"", "\"status\":\"WORKING\"");
  }

  @Test
  void anotherKeyIsRefusedAsWahaDoes() throws Exception {
    HttpResponse<String> answer = post("/api/sendText", "wrong", "{}");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("\"message\":\"Unauthorized\"", "\"statusCode\":401");
    assertThat(received).isEmpty();
  }

  @Test
  void aBodyThatIsNotJsonIsABadRequest() throws Exception {
    assertThat(post("/api/sendText", "key", "{").statusCode()).isEqualTo(400);
    assertThat(waha.count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/sendGift", "/sendText", "/api/x/sendText", "/"})
  void otherPathsAreNotThere(String path) throws Exception {
    HttpResponse<String> answer = post(path, "key", "{}");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("Cannot POST " + path);
  }

  @Test
  void itListensOnThisMachineOnly() {
    assertThat(waha.url().getHost()).isEqualTo("127.0.0.1");
  }

  private HttpResponse<String> post(String path, String key, String body) throws Exception {
    return send(request(path, key).POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path, String key) {
    return HttpRequest.newBuilder(URI.create(waha.url() + path)).header("X-Api-Key", key);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }
}
