package dev.mirsal.example.cli.text;

import java.time.Duration;

/** Durations for people. */
public final class Durations {
  private Durations() {}

  /** Returns days, hours, minutes and seconds, those that are zero left out: {@code 1h 30m}. */
  public static String text(Duration duration) {
    StringBuilder text = new StringBuilder();
    append(text, duration.toDays(), "d");
    append(text, duration.toHoursPart(), "h");
    append(text, duration.toMinutesPart(), "m");
    append(text, duration.toSecondsPart(), "s");
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void append(StringBuilder text, long value, String unit) {
    if (value != 0) {
      text.append(text.isEmpty() ? "" : " ").append(value).append(unit);
    }
  }
}
