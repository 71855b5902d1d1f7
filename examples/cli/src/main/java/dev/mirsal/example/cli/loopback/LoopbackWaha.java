package dev.mirsal.example.cli.loopback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Answers as a WAHA server of 2026 with the GOWS engine does, on a random port of 127.0.0.1: every
 * session is WORKING, every message is taken, and nothing leaves the machine.
 */
public final class LoopbackWaha implements AutoCloseable {
  private static final Set<String> SENDS =
      Set.of("sendText", "sendImage", "sendFile", "sendVoice", "sendVideo", "sendPoll");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final String key;
  private final Consumer<Received> listener;
  private final AtomicLong count = new AtomicLong();

  /**
   * A message that came in.
   *
   * @param action the last part of the path, such as {@code sendText}
   * @param body the request's body
   */
  public record Received(String action, JsonNode body) {}

  private LoopbackWaha(HttpServer server, String key, Consumer<Received> listener) {
    this.server = server;
    this.key = key;
    this.listener = listener;
  }

  /**
   * Starts a server.
   *
   * @param key the key that callers must show
   * @param listener is told of each message, on the server's thread
   * @throws IOException if no port can be opened
   */
  public static LoopbackWaha start(String key, Consumer<Received> listener) throws IOException {
    // Without it each answer on a kept-alive connection waits 40 ms for the client's next packet.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    LoopbackWaha waha = new LoopbackWaha(server, key, listener);
    server.createContext("/", waha::handle);
    server.start();
    return waha;
  }

  /** Returns the address to send to. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Returns how many messages came in. */
  public long count() {
    return count.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange);
      byte[] body = JSON.writeValueAsBytes(answer.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private record Answer(int status, Map<String, ?> body) {
    static Answer error(int status, String message) {
      return new Answer(status, Map.of("message", message, "statusCode", status));
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    byte[] request = exchange.getRequestBody().readAllBytes();
    if (!key.equals(exchange.getRequestHeaders().getFirst("X-Api-Key"))) {
      return Answer.error(401, "Unauthorized");
    }
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (method.equals("POST") && SENDS.contains(name) && path.equals("/api/" + name)) {
      return send(name, request);
    }
    if (method.equals("GET") && path.equals("/api/sessions/" + name)) {
      return new Answer(200, session(name));
    }
    return Answer.error(404, "Cannot " + method + " " + path);
  }

  private Answer send(String action, byte[] request) throws IOException {
    JsonNode body;
    try {
      body = JSON.readTree(request);
    } catch (JsonProcessingException e) {
      return Answer.error(400, "the body is not JSON");
    }
    long number = count.incrementAndGet();
    listener.accept(new Received(action, body));
    String id = String.format(Locale.ROOT, "3EB0%016X", number);
    String messageId = "true_" + body.path("chatId").asText() + "_" + id;
    return new Answer(201, Map.of("id", messageId, "_data", Map.of("id", id)));
  }

  private static Map<String, ?> session(String name) {
    return Map.of(
        "name", name,
        "status", "WORKING",
        "config", Map.of(),
        "me", Map.of("id", "972500000000@c.us", "pushName", "loopback"),
        "engine", Map.of("engine", "GOWS"));
  }
}
