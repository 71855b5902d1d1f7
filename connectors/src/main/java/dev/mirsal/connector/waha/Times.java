package dev.mirsal.connector.waha;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants as WAHA writes them: numbers, or texts of digits. */
final class Times {
  private Times() {}

  /** Returns the instant of seconds since 1970, or null if that is not what it is. */
  static @Nullable Instant ofSeconds(JsonNode seconds) {
    long value = seconds.asLong(-1);
    try {
      return value < 0 ? null : Instant.ofEpochSecond(value);
    } catch (DateTimeException tooFar) {
      return null;
    }
  }

  /** Returns the instant of milliseconds since 1970, or null if that is not what it is. */
  static @Nullable Instant ofMillis(JsonNode millis) {
    long value = millis.asLong(-1);
    return value < 0 ? null : Instant.ofEpochMilli(value);
  }
}
