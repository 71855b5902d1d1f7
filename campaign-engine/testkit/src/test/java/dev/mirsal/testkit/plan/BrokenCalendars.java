package dev.mirsal.testkit.plan;

import dev.mirsal.campaign.plan.ActiveHours;
import dev.mirsal.campaign.plan.Opening;
import dev.mirsal.campaign.plan.SendingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Calendars as people get them wrong, each a test class that must fail. */
final class BrokenCalendars {
  private static final SendingCalendar MORNING =
      ActiveHours.daily(LocalTime.of(9, 0), LocalTime.of(12, 0));
  private static final SendingCalendar OFFICE =
      ActiveHours.daily(LocalTime.of(9, 0), LocalTime.of(17, 0));

  private BrokenCalendars() {}

  /** Takes the local time's only offset, which a time in a gap has not. */
  static class StumblesOverGaps extends SendingCalendarContract {
    @Override
    protected Arbitrary<SendingCalendar> calendars() {
      return Arbitraries.just(
          (from, zone) -> {
            LocalDate date = LocalDate.ofInstant(from, zone);
            while (true) {
              Instant opens = at(date, LocalTime.of(2, 30), zone);
              Instant closes = at(date, LocalTime.of(12, 0), zone);
              if (from.isBefore(closes)) {
                return Optional.of(new Opening(from.isAfter(opens) ? from : opens, closes));
              }
              date = date.plusDays(1);
            }
          });
    }

    private static Instant at(LocalDate date, LocalTime time, ZoneId zone) {
      ZoneOffset offset = zone.getRules().getValidOffsets(date.atTime(time)).get(0);
      return date.atTime(time).toInstant(offset);
    }
  }

  /** Answers with the whole window, also when it began long ago. */
  static class AnswersWithThePast extends SendingCalendarContract {
    @Override
    protected Arbitrary<SendingCalendar> calendars() {
      return Arbitraries.just(
          (from, zone) ->
              OFFICE
                  .next(from, zone)
                  .map(
                      opening ->
                          new Opening(
                              opening.opensAt().minus(Duration.ofHours(1)), opening.closesAt())));
    }
  }

  /** Takes the start of a window as excluded. */
  static class ExcludesTheStart extends SendingCalendarContract {
    @Override
    protected Arbitrary<SendingCalendar> calendars() {
      return Arbitraries.just(
          (from, zone) -> {
            Optional<Opening> opening = OFFICE.next(from, zone);
            boolean atStart = LocalTime.ofInstant(from, zone).equals(LocalTime.of(9, 0));
            return atStart ? OFFICE.next(opening.orElseThrow().closesAt(), zone) : opening;
          });
    }
  }

  /** Tells the hours of the office, but closes for lunch. */
  static class ForgetsTheBreak extends SendingCalendarContract {
    @Override
    protected Arbitrary<SendingCalendar> calendars() {
      SendingCalendar afternoon = ActiveHours.daily(LocalTime.of(13, 0), LocalTime.of(17, 0));
      return Arbitraries.just(
          (from, zone) -> {
            Opening morning = MORNING.next(from, zone).orElseThrow();
            Opening later = afternoon.next(from, zone).orElseThrow();
            return Optional.of(
                morning.opensAt().isBefore(later.opensAt())
                    ? new Opening(morning.opensAt(), later.closesAt())
                    : later);
          });
    }
  }

  /** Asked at night, answers with tomorrow's hours instead of today's. */
  static class PassesOverADay extends SendingCalendarContract {
    @Override
    protected Arbitrary<SendingCalendar> calendars() {
      return Arbitraries.just(
          (from, zone) -> {
            boolean night = LocalTime.ofInstant(from, zone).isBefore(LocalTime.of(5, 0));
            return OFFICE.next(night ? from.plus(Duration.ofHours(24)) : from, zone);
          });
    }
  }

  /** Looks no further than half a day ahead. */
  static class GivesUpSoon extends SendingCalendarContract {
    @Override
    protected Arbitrary<SendingCalendar> calendars() {
      return Arbitraries.just(
          (from, zone) ->
              OFFICE
                  .next(from, zone)
                  .filter(o -> o.opensAt().isBefore(from.plus(Duration.ofHours(12)))));
    }
  }

  /** Opens for every second question only. */
  static class Remembers extends SendingCalendarContract {
    @Override
    protected Arbitrary<SendingCalendar> calendars() {
      AtomicInteger questions = new AtomicInteger();
      return Arbitraries.just(
          (from, zone) ->
              OFFICE.next(
                  from.plus(Duration.ofHours(questions.getAndIncrement() % 3 == 0 ? 0 : 24)),
                  zone));
    }
  }
}
