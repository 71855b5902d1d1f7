package dev.mirsal.connector.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code Retry-After} header, <a
 * href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, section 10.2.3</a>.
 */
public final class RetryAfter {
  private static final Duration LONGEST = Duration.ofDays(7);

  private RetryAfter() {}

  /**
   * Returns when to come back, or null if the header is missing or not readable. Never before now,
   * and never later than a week from now: a longer wait is a mistake of the sender's.
   */
  public static @Nullable Instant of(HttpHeaders headers, InstantSource clock) {
    String value = headers.firstValue("Retry-After").orElse("").strip();
    Instant now = clock.instant();
    Instant until = value.isEmpty() ? null : parse(value, now);
    if (until == null || until.isBefore(now)) {
      return until == null ? null : now;
    }
    Instant latest = now.plus(LONGEST);
    return until.isAfter(latest) ? latest : until;
  }

  private static @Nullable Instant parse(String value, Instant now) {
    try {
      if (value.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return now.plusSeconds(value.length() > 9 ? LONGEST.toSeconds() : Long.parseLong(value));
      }
      return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException notReadable) {
      return null;
    }
  }
}
