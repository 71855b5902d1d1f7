package dev.mirsal.example.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as an Odoo 19 with an empty CRM, which keeps leads by their external ids. */
final class OdooDouble implements AutoCloseable {
  /** Any variable that is set everywhere does: the command takes the key's variable by name. */
  static final String KEY_VARIABLE = "PATH";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FIELDS =
      """
      {"name":{"type":"char"},"contact_name":{"type":"char"},"partner_name":{"type":"char"},
       "email_from":{"type":"char"},"phone":{"type":"char"},"description":{"type":"html"},
       "source_id":{"type":"many2one"},"medium_id":{"type":"many2one"},
       "campaign_id":{"type":"many2one"},"user_id":{"type":"many2one"},
       "tag_ids":{"type":"many2many"},"activity_ids":{"type":"one2many"}}
      """;

  private final HttpServer server;
  private final Map<String, Integer> leads = new ConcurrentHashMap<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();

  /** A call that came in. */
  record Received(String call, JsonNode body) {}

  OdooDouble() {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException("no loopback", e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<JsonNode> received(String call) {
    return received.stream().filter(each -> each.call.equals(call)).map(Received::body).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      JsonNode body = JSON.readTree(exchange.getRequestBody());
      String key = exchange.getRequestHeaders().getFirst("Authorization");
      boolean known = ("bearer " + System.getenv(KEY_VARIABLE)).equals(key);
      String answer;
      int status = 200;
      if (path.equals("/web/version")) {
        answer = "{\"version_info\":[19,0,0,\"final\",0,\"\"],\"version\":\"19.0\"}";
      } else if (!known) {
        status = 401;
        answer = "{\"name\":\"werkzeug.exceptions.Unauthorized\",\"message\":\"Invalid apikey\"}";
      } else {
        String call = path.substring("/json/2/".length());
        received.add(new Received(call, body));
        answer = answer(call, body);
        status = answer.contains("builtins.ValueError") ? 500 : 200;
      }
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private String answer(String call, JsonNode body) {
    return switch (call) {
      case "crm.lead/fields_get" -> FIELDS;
      case "crm.lead/load" -> {
        String id = body.path("data").path(0).path(0).asText();
        yield "{\"ids\":[" + leads.computeIfAbsent(id, each -> 18) + "],\"messages\":[]}";
      }
      case "ir.model.data/check_object_reference" -> {
        Integer id = leads.get("mirsal." + body.path("xml_id").asText());
        yield id == null ? "{\"name\":\"builtins.ValueError\"}" : "[\"crm.lead\"," + id + "]";
      }
      case "crm.lead/read" ->
          "[{\"id\":18,\"partner_id\":false,\"tag_ids\":[7],\"activity_ids\":[9]}]";
      case "crm.lead/activity_schedule" -> "[9]";
      default -> call.endsWith("/create") ? "[7]" : "[]";
    };
  }
}
