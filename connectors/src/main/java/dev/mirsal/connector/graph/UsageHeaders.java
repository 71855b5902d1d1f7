package dev.mirsal.connector.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mirsal.connector.wire.Json;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the platform tells about calls used up, with every answer: <a
 * href="https://developers.facebook.com/docs/graph-api/overview/rate-limiting">rate limiting</a>.
 * {@code X-Business-Use-Case-Usage} has lists of figures by business, the others have one figure.
 *
 * @param percent the highest of all percentages; from 100 on calls are refused
 * @param regain how long until calls are taken again; zero if they are, or it does not say
 */
record UsageHeaders(int percent, Duration regain) {
  private static final int LONGEST_HEADER = 16_384;
  private static final long LONGEST_MINUTES = Duration.ofDays(7).toMinutes();
  private static final List<String> NAMES =
      List.of("X-Business-Use-Case-Usage", "X-App-Usage", "X-Page-Usage", "X-Ad-Account-Usage");

  private static final List<String> PERCENTAGES =
      List.of("call_count", "total_cputime", "total_time", "acc_id_util_pct");

  static UsageHeaders of(HttpHeaders headers) {
    UsageHeaders usage = new UsageHeaders(0, Duration.ZERO);
    for (String name : NAMES) {
      JsonNode header = read(headers.firstValue(name).orElse(""));
      usage = usage.with(header);
      for (JsonNode business : header) {
        for (JsonNode figures : business) {
          usage = usage.with(figures);
        }
      }
    }
    return usage;
  }

  /** Returns when calls are taken again, or null if they are, or it does not say. */
  @Nullable Instant until(Instant now) {
    return regain.isZero() ? null : now.plus(regain);
  }

  private UsageHeaders with(JsonNode figures) {
    int highest = percent;
    for (String name : PERCENTAGES) {
      highest = Math.max(highest, figures.path(name).asInt());
    }
    long minutes = figures.path("estimated_time_to_regain_access").asLong();
    Duration wait = Duration.ofMinutes(Math.max(0, Math.min(minutes, LONGEST_MINUTES)));
    return new UsageHeaders(highest, wait.compareTo(regain) > 0 ? wait : regain);
  }

  private static JsonNode read(String header) {
    return header.isEmpty() || header.length() > LONGEST_HEADER
        ? MissingNode.getInstance()
        : Json.value(header.getBytes(UTF_8));
  }
}
