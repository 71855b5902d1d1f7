package dev.mirsal.connector.waha;

import dev.mirsal.connector.http.HttpCore;
import dev.mirsal.connector.http.Reply;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

  /** Returns the base URL without a slash at its end. */
  static String checkedBase(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (url.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
      throw new IllegalArgumentException("baseUrl: must be an absolute http or https URL");
    }
    if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "baseUrl: must have no user information, query or fragment");
    }
    if (url.getPort() > 65_535) {
      throw new IllegalArgumentException(
          "baseUrl: port " + url.getPort() + ", must be at most 65535");
    }
    String text = url.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
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
    String key = key();
    if (key == null) {
      return NO_KEY;
    }
    return http.exchange(key.isEmpty() ? request : request.header("X-Api-Key", key), deadline);
  }

  /** Returns the key, or null if it cannot be had or cannot stand in a header. */
  private @Nullable String key() {
    try {
      String key = apiKey.get().strip();
      // The JDK's refusal of a header value quotes it, so it must not come to that.
      return key.chars().allMatch(c -> c > ' ' && c < 0x7f) ? key : null;
    } catch (RuntimeException unavailable) {
      // The host's vault failed. Its message may hold anything, and nothing was sent.
      return null;
    }
  }
}
