package dev.mirsal.campaign.plan;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rules as the tables of this folder write them: {@code zone=Asia/Jerusalem; delay=10s..60s;
 * pauses=30:30m,60m; hours=09:00-18:00; days=SUN,MON; except=2026-11-24; daily=120}. What is not
 * named is not limited; hours are around the clock, the zone is UTC.
 */
final class RulesText {
  private final SendingRules.Builder rules =
      SendingRules.builder().delay(Duration.ZERO, Duration.ZERO).pauses();
  private ZoneId zone = ZoneId.of("UTC");
  private String hours = "";
  private Set<DayOfWeek> days = EnumSet.allOf(DayOfWeek.class);
  private List<LocalDate> except = List.of();

  private RulesText() {}

  static SendingRules parse(String text) {
    RulesText reader = new RulesText();
    for (String setting : text.split(";")) {
      String[] pair = setting.strip().split("=", 2);
      reader.set(pair[0], pair.length == 1 ? "" : pair[1]);
    }
    return reader.rules.zone(reader.zone).calendar(reader.calendar()).build();
  }

  private void set(String name, String value) {
    switch (name) {
      case "zone" -> zone = ZoneId.of(value);
      case "delay" -> delay(value);
      case "pauses" ->
          rules.pauses(list(value, "\\|").map(RulesText::ladder).toArray(PauseLadder[]::new));
      case "hours" -> hours = value;
      case "days" -> days = EnumSet.copyOf(list(value, ",").map(RulesText::day).toList());
      case "except" -> except = list(value, ",").map(LocalDate::parse).toList();
      case "daily" -> rules.dailyLimit(Integer.parseInt(value));
      case "daily-per-lane" -> rules.dailyLimitPerLane(Integer.parseInt(value));
      case "rolling" -> rules.rollingLimits(rolling(value));
      case "rolling-per-lane" -> rules.rollingLimitsPerLane(rolling(value));
      case "warm-up" ->
          rules.warmUp(list(value, ",").map(Integer::valueOf).toArray(Integer[]::new));
      case "not-before" -> rules.notBefore(LocalDateTime.parse(value).atZone(zone).toInstant());
      case "not-after" -> rules.notAfter(LocalDateTime.parse(value).atZone(zone).toInstant());
      default -> throw new IllegalArgumentException("the table has a setting '" + name + "'");
    }
  }

  private void delay(String value) {
    String[] ends = value.split("\\.\\.");
    rules.delay(duration(ends[0]), duration(ends[ends.length - 1]));
  }

  private SendingCalendar calendar() {
    if (hours.isEmpty()) {
      return SendingCalendar.always().except(except);
    }
    ActiveHours.Builder builder = ActiveHours.builder();
    for (String window : hours.split(",")) {
      String[] ends = window.split("-");
      builder.on(days, LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
    }
    return builder.build().except(except);
  }

  private static PauseLadder ladder(String text) {
    String[] pair = text.split(":", 2);
    return PauseLadder.every(
        Integer.parseInt(pair[0]),
        list(pair[1], ",").map(RulesText::duration).toArray(Duration[]::new));
  }

  private static RollingLimit[] rolling(String text) {
    return list(text, ",")
        .map(limit -> limit.split("/"))
        .map(pair -> new RollingLimit(Integer.parseInt(pair[0]), duration(pair[1])))
        .toArray(RollingLimit[]::new);
  }

  private static DayOfWeek day(String name) {
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> day.name().startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  private static Duration duration(String text) {
    return Duration.parse("PT" + text);
  }

  private static Stream<String> list(String text, String separator) {
    return text.isEmpty() ? Stream.empty() : Arrays.stream(text.split(separator));
  }
}
