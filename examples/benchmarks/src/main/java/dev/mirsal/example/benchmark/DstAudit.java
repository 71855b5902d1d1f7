package dev.mirsal.example.benchmark;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Asks every scheduler for a daily time on a day whose clocks change, and judges the answers. */
final class DstAudit {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm XXX");

  private DstAudit() {}

  /** A daily time, and the day on which it does not exist, or comes twice. */
  enum Case {
    NEW_YORK_GAP("02:30 New York, no 02:00–03:00", "America/New_York", "2027-03-14T02:30"),
    NEW_YORK_OVERLAP("01:30 New York, 01:00–02:00 twice", "America/New_York", "2026-11-01T01:30"),
    CAIRO_MIDNIGHT_GAP("00:00 Cairo, no 00:00–01:00", "Africa/Cairo", "2027-04-30T00:00"),
    LORD_HOWE_GAP("02:15 Lord Howe, no 02:00–02:30", "Australia/Lord_Howe", "2026-10-04T02:15");

    final String title;
    private final ZoneId zone;
    private final LocalDateTime wanted;

    Case(String title, String zone, String wanted) {
      this.title = title;
      this.zone = ZoneId.of(zone);
      this.wanted = LocalDateTime.parse(wanted);
    }

    Answer ask(Scheduler scheduler) {
      Instant dayBefore =
          wanted.toLocalDate().minusDays(1).atTime(LocalTime.NOON).atZone(zone).toInstant();
      IntToLongFunction times =
          scheduler.prepare(MinutesOfTheDay.once(wanted.toLocalTime()), zone).next(4, dayBefore);
      LocalDate day = wanted.toLocalDate();
      List<ZonedDateTime> onTheDay =
          IntStream.range(0, 4)
              .mapToObj(i -> Instant.ofEpochMilli(times.applyAsLong(i)).atZone(zone))
              .filter(time -> time.toLocalDate().equals(day))
              .toList();
      return new Answer(onTheDay, judge(onTheDay));
    }

    /**
     * Right is once, at the first occurrence; for a time that does not exist, from the end of the
     * gap on by at most its length, as RFC 5545 (section 3.3.5) shifts it.
     */
    Verdict judge(List<ZonedDateTime> answers) {
      if (answers.isEmpty()) {
        return Verdict.SKIPPED;
      }
      if (answers.size() > 1) {
        return Verdict.TWICE;
      }
      ZonedDateTime answer = answers.get(0);
      boolean late = answer.isAfter(ZonedDateTime.of(wanted, zone));
      boolean early = answer.toLocalDateTime().isBefore(wanted);
      return late || early ? Verdict.MISPLACED : Verdict.RIGHT;
    }
  }

  /** What is to be said of an answer. */
  enum Verdict {
    RIGHT(""),
    /** Nothing on that day. */
    SKIPPED("day skipped"),
    TWICE("twice"),
    /** At the second occurrence, or at a time that nobody asked for. */
    MISPLACED("");

    private final String wrong;

    Verdict(String wrong) {
      this.wrong = wrong;
    }
  }

  /** The times a scheduler gave for the day. */
  record Answer(List<ZonedDateTime> times, Verdict verdict) {
    @Override
    public String toString() {
      String text = times.stream().map(TIME::format).collect(Collectors.joining(" and "));
      return verdict == Verdict.RIGHT
          ? text
          : Stream.of("**wrong**", verdict.wrong, text)
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining(" "));
    }
  }

  /** Prints the answers as a Markdown table. */
  public static void main(String[] args) {
    System.out.print(table());
  }

  static String table() {
    Table table = Table.of(row("scheduler", of -> of.title));
    for (Scheduler scheduler : Scheduler.values()) {
      if (scheduler != Scheduler.BY_HAND) {
        table.row(row(scheduler.title, of -> of.ask(scheduler).toString()));
      }
    }
    return table.toString();
  }

  /** Returns whether a scheduler is wrong in any of the cases. */
  static boolean isWrong(Scheduler scheduler) {
    return Arrays.stream(Case.values())
        .anyMatch(of -> of.ask(scheduler).verdict() != Verdict.RIGHT);
  }

  private static String[] row(String first, Function<Case, String> cell) {
    return Stream.concat(Stream.of(first), Arrays.stream(Case.values()).map(cell))
        .toArray(String[]::new);
  }
}
