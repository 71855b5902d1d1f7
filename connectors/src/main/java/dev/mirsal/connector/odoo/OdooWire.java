package dev.mirsal.connector.odoo;

import static dev.mirsal.connector.odoo.OdooException.Kind.LOGIN;
import static dev.mirsal.connector.odoo.OdooException.Kind.UNANSWERED;
import static dev.mirsal.connector.odoo.OdooException.Kind.UNREACHABLE;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mirsal.connector.http.HttpCore;
import dev.mirsal.connector.http.Keys;
import dev.mirsal.connector.http.Reply;
import dev.mirsal.connector.wire.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The exchanges with one server: URL, key, deadline. */
final class OdooWire {
  private final HttpCore http;
  private final String baseUrl;
  private final Supplier<String> key;
  private final Duration timeout;

  OdooWire(HttpCore http, String baseUrl, Supplier<String> key, Duration timeout) {
    this.http = http;
    this.baseUrl = baseUrl;
    this.key = key;
    this.timeout = timeout;
  }

  /**
   * What came back.
   *
   * @param root the body, or a missing node if it is not JSON
   */
  record Answer(int status, JsonNode root) {
    boolean isJson() {
      return !root.isMissingNode();
    }

    @Override
    public String toString() {
      return "Answer[" + status + "]";
    }
  }

  String baseUrl() {
    return baseUrl;
  }

  /** Returns the key, which may be a password and so hold any character. */
  String key(OdooCall call) {
    return usable(call, Keys.of(key));
  }

  /** Returns the key if it can stand in a header. */
  String headerKey(OdooCall call) {
    return usable(call, Keys.ofHeader(key));
  }

  private static String usable(OdooCall call, @Nullable String key) {
    if (key == null) {
      throw new OdooException(LOGIN, null, call + ": the host gave no usable key");
    }
    return key;
  }

  HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(URI.create(baseUrl + path)).header("Accept", "application/json");
  }

  HttpRequest.Builder post(String path, JsonNode body) {
    return get(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body.toString()));
  }

  /**
   * Sends a request.
   *
   * @throws OdooException if no whole answer came
   */
  Answer exchange(OdooCall call, HttpRequest.Builder request) throws InterruptedException {
    Reply reply = http.exchange(request, timeout);
    if (reply instanceof Reply.NotSent notSent) {
      throw new OdooException(UNREACHABLE, null, call + ": " + notSent.reason());
    }
    if (reply instanceof Reply.Unanswered unanswered) {
      String why = unanswered.timedOut() ? "no answer in time" : "the connection was lost";
      throw new OdooException(UNANSWERED, null, call + ": " + why);
    }
    Reply.Answered answered = (Reply.Answered) reply;
    if (answered.status() / 100 == 2 && !answered.complete()) {
      throw new OdooException(UNANSWERED, null, call + ": the answer was cut, or is too large");
    }
    return new Answer(answered.status(), Json.value(answered.body()));
  }
}
