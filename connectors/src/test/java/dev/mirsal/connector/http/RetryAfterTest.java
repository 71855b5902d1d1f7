package dev.mirsal.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T07:00:00Z"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "0                             | 2026-11-23T07:00:00Z",
        "120                           | 2026-11-23T07:02:00Z",
        "604801                        | 2026-11-30T07:00:00Z",
        "99999999999999999999          | 2026-11-30T07:00:00Z",
        "Mon, 23 Nov 2026 08:00:00 GMT | 2026-11-23T08:00:00Z",
        "Mon, 23 Nov 2026 06:00:00 GMT | 2026-11-23T07:00:00Z",
        "Fri, 31 Dec 2027 23:59:59 GMT | 2026-11-30T07:00:00Z",
        "soon                          | -",
        "-5                            | -",
        "1.5                           | -",
        "''                            | -"
      })
  void seconds_and_dates_are_read_within_a_week(String header, Instant until) {
    HttpHeaders headers = HttpHeaders.of(Map.of("retry-after", List.of(header)), (n, v) -> true);

    assertThat(RetryAfter.of(headers, CLOCK)).isEqualTo(until);
  }

  @Test
  void no_header_is_no_instant() {
    assertThat(RetryAfter.of(HttpHeaders.of(Map.of(), (n, v) -> true), CLOCK)).isNull();
  }
}
