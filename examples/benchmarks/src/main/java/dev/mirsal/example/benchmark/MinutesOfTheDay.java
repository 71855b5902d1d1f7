package dev.mirsal.example.benchmark;

import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A rule which every scheduler here can express: some minutes of some hours, every day.
 *
 * @param firstHour the first hour, inclusive
 * @param lastHour the last hour, inclusive
 * @param firstMinute the first minute of each hour, inclusive
 * @param lastMinute the last minute of each hour, inclusive
 */
record MinutesOfTheDay(int firstHour, int lastHour, int firstMinute, int lastMinute) {
  /** The rule that is raced: every minute from 09:00 to 17:59. */
  static final MinutesOfTheDay WORKING_HOURS = new MinutesOfTheDay(9, 17, 0, 59);

  static MinutesOfTheDay once(LocalTime time) {
    return new MinutesOfTheDay(time.getHour(), time.getHour(), time.getMinute(), time.getMinute());
  }

  boolean isOnce() {
    return firstHour == lastHour && firstMinute == lastMinute;
  }

  LocalTime first() {
    return LocalTime.of(firstHour, firstMinute);
  }

  LocalTime end() {
    return LocalTime.of(lastHour, lastMinute).plusMinutes(1);
  }

  List<LocalTime> times() {
    return hours()
        .boxed()
        .flatMap(hour -> minutes().mapToObj(minute -> LocalTime.of(hour, minute)))
        .toList();
  }

  /** Seconds, minutes, hours, day of the month, month; each dialect has its own day of the week. */
  String cron(String dayOfWeek) {
    return "0 "
        + range(firstMinute, lastMinute)
        + " "
        + range(firstHour, lastHour)
        + " * * "
        + dayOfWeek;
  }

  String recurrenceRule() {
    return "FREQ=DAILY;BYHOUR=" + list(hours()) + ";BYMINUTE=" + list(minutes()) + ";BYSECOND=0";
  }

  private IntStream hours() {
    return IntStream.rangeClosed(firstHour, lastHour);
  }

  private IntStream minutes() {
    return IntStream.rangeClosed(firstMinute, lastMinute);
  }

  private static String range(int first, int last) {
    return first == last ? String.valueOf(first) : first + "-" + last;
  }

  private static String list(IntStream values) {
    return values.mapToObj(String::valueOf).collect(Collectors.joining(","));
  }
}
