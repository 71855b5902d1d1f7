package dev.mirsal.example.cli.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times for people, with the offset that tells the two hours of an autumn night apart. */
public final class Times {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd EEE", Locale.ENGLISH);

  private Times() {}

  /** Returns {@code 2026-11-23 09:00:00 +02:00}. */
  public static String text(Instant instant, ZoneId zone) {
    return TIME.format(instant.atZone(zone));
  }

  /** Returns {@code 2026-11-23 Mon}. */
  static String text(LocalDate date) {
    return DAY.format(date);
  }
}
