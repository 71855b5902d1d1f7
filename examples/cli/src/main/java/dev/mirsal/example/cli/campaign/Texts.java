package dev.mirsal.example.cli.campaign;

import dev.mirsal.example.cli.input.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Texts of the campaign file turned into values; IllegalArgumentException tells what is wrong. */
final class Texts {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

  private Texts() {}

  /** Only names of the time zone database: an offset such as UTC+2 knows no daylight saving. */
  static ZoneId zone(String text) {
    if (!ZoneId.getAvailableZoneIds().contains(text)) {
      throw new IllegalArgumentException(
          Problem.quote(text) + " is not a time zone such as Asia/Jerusalem");
    }
    return ZoneId.of(text);
  }

  static LocalTime time(String text) {
    try {
      return LocalTime.parse(text, CLOCK);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          Problem.quote(text) + " is not a time from 00:00 to 23:59", e);
    }
  }

  static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          Problem.quote(text) + " is not a date such as 2026-12-02", e);
    }
  }

  static URI url(String text) {
    try {
      URI uri = new URI(text);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(Problem.quote(text) + " is not a URL", e);
    }
    throw new IllegalArgumentException(
        Problem.quote(text) + " is not an absolute http or https URL");
  }

  static <E extends Enum<E>> E oneOf(Class<E> type, String text) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(text)) {
        return constant;
      }
    }
    String known =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    throw new IllegalArgumentException(Problem.quote(text) + " is not one of " + known);
  }
}
