package dev.mirsal.connector.waha;

import dev.mirsal.connector.http.HttpCore;
import dev.mirsal.connector.http.Keys;
import dev.mirsal.connector.http.Reply;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/** The requests to one WAHA server: URL, key, deadlines. */
final class WahaCalls {
  /** Stands in for a reply when the host has no usable key: the server is not called then. */
  static final Reply NO_KEY = new Reply.NotSent("the host gave no usable API key");

  private final HttpCore http;
  private final String baseUrl;
  private final Supplier<String> apiKey;
  private final Duration textTimeout;
  private final Duration mediaTimeout;

  WahaCalls(
      HttpCore http,
      String baseUrl,
      Supplier<String> apiKey,
      Duration textTimeout,
      Duration mediaTimeout) {
    this.http = http;
    this.baseUrl = baseUrl;
    this.apiKey = apiKey;
    this.textTimeout = textTimeout;
    this.mediaTimeout = mediaTimeout;
  }

  String baseUrl() {
    return baseUrl;
  }

  Reply post(WahaRequest request) throws InterruptedException {
    return exchange(
        to(request.path())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(request.json())),
        request.media() ? mediaTimeout : textTimeout);
  }

  /** Posts without a body. */
  Reply post(String path) throws InterruptedException {
    return exchange(to(path).POST(BodyPublishers.noBody()), textTimeout);
  }

  /** Asks. What is not known to need no escaping has to be {@link #escaped}. */
  Reply get(String path) throws InterruptedException {
    return exchange(to(path).GET(), textTimeout);
  }

  static String escaped(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(baseUrl + path)).header("Accept", "application/json");
  }

  private Reply exchange(HttpRequest.Builder request, Duration deadline)
      throws InterruptedException {
    String key = Keys.ofHeaderOrEmpty(apiKey);
    if (key == null) {
      return NO_KEY;
    }
    return http.exchange(key.isEmpty() ? request : request.header("X-Api-Key", key), deadline);
  }
}
