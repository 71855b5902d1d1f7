package dev.mirsal.connector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;

/**
 * What the platform tells about calls used up, with every answer: <a
 * href="https://developers.facebook.com/docs/graph-api/overview/rate-limiting">rate limiting</a>.
 * {@code X-Business-Use-Case-Usage} has lists of figures by business, the others have one figure.
 */
final class UsageHeaders {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_HEADER = 16_384;
  private static final long LONGEST_MINUTES = Duration.ofDays(7).toMinutes();
  private static final List<String> NAMES =
      List.of("X-Business-Use-Case-Usage", "X-App-Usage", "X-Page-Usage", "X-Ad-Account-Usage");

  private UsageHeaders() {}

  /** Returns how long until calls are taken again; zero if they are, or it does not say. */
  static Duration regain(HttpHeaders headers) {
    Duration longest = Duration.ZERO;
    for (String name : NAMES) {
      JsonNode header = parse(headers.firstValue(name).orElse(""));
      longest = longer(longest, header);
      for (JsonNode business : header) {
        for (JsonNode figures : business) {
          longest = longer(longest, figures);
        }
      }
    }
    return longest;
  }

  private static Duration longer(Duration one, JsonNode figures) {
    long minutes = figures.path("estimated_time_to_regain_access").asLong();
    Duration wait = Duration.ofMinutes(Math.max(0, Math.min(minutes, LONGEST_MINUTES)));
    return wait.compareTo(one) > 0 ? wait : one;
  }

  private static JsonNode parse(String header) {
    if (header.isEmpty() || header.length() > LONGEST_HEADER) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(header);
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }
}
