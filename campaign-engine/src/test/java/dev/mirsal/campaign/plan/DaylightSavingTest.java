package dev.mirsal.campaign.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** R-PLAN-5: every change of clocks from 2020 to 2037, in every zone that has rules of its own. */
class DaylightSavingTest {
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2038-01-01T00:00:00Z");

  /** Longer than any gap or overlap of those years, so that the far end is in plain time. */
  private static final Duration LONG = Duration.ofHours(7);

  private record Change(ZoneId zone, ZoneOffsetTransition transition) {
    Instant instant() {
      return transition.getInstant();
    }

    LocalDateTime before() {
      return transition.getDateTimeBefore();
    }

    LocalDateTime after() {
      return transition.getDateTimeAfter();
    }

    /** A local time in the middle of the gap or the overlap. */
    LocalDateTime inside() {
      return before().plus(transition.getDuration().dividedBy(2));
    }

    Opening next(LocalDateTime start, LocalDateTime end, Instant from) {
      return ActiveHours.daily(start.toLocalTime(), end.toLocalTime())
          .next(from, zone)
          .orElseThrow();
    }
  }

  @ParameterizedTest(name = "{0}: {1} in {2} from {3}")
  @CsvFileSource(resources = "daylight-saving.tsv", delimiter = '\t', numLinesToSkip = 1)
  void known_nights(
      String id, String hours, ZoneId zone, Instant from, Instant opensAt, Instant closesAt) {
    SendingCalendar calendar = RulesText.parse("hours=" + hours).calendar();

    assertThat(calendar.next(from, zone)).as(id).contains(new Opening(opensAt, closesAt));
  }

  @Test
  void an_opening_in_a_gap_opens_at_its_end_and_in_an_overlap_at_the_first_occurrence() {
    assertThat(
            wrong(
                change -> {
                  LocalDateTime start = change.inside();
                  Instant expected =
                      change.transition().isGap()
                          ? change.instant()
                          : start.toInstant(change.transition().getOffsetBefore());
                  Instant from = change.instant().minus(Duration.ofHours(4));
                  return change.next(start, start.plus(LONG), from).opensAt().equals(expected);
                }))
        .isEmpty();
  }

  @Test
  void a_closing_in_a_gap_closes_at_the_transition_and_in_an_overlap_at_the_second_occurrence() {
    assertThat(
            wrong(
                change -> {
                  LocalDateTime end = change.inside();
                  Instant expected =
                      change.transition().isGap()
                          ? change.instant()
                          : end.toInstant(change.transition().getOffsetAfter());
                  Instant from = change.instant().minusSeconds(1);
                  return change
                      .next(end.minus(LONG), end, from)
                      .equals(new Opening(from, expected));
                }))
        .isEmpty();
  }

  @Test
  void a_window_lost_in_a_gap_is_skipped_on_that_day_alone() {
    assertThat(
            wrong(
                change -> {
                  if (change.transition().isOverlap()) {
                    return true;
                  }
                  LocalDateTime end = change.inside();
                  LocalDateTime start = end.minusMinutes(5);
                  Instant from = change.instant().minus(Duration.ofHours(4));
                  Instant next = change.next(start, end, from).opensAt();
                  return LocalDateTime.ofInstant(next, change.zone()).equals(start.plusDays(1));
                }))
        .isEmpty();
  }

  /** Also: the day after, the hours are back at their nominal time. */
  @Test
  void hours_open_once_on_every_local_day_around_a_change() {
    assertThat(wrong(change -> opensOnceADay(change, change.inside().toLocalTime()))).isEmpty();
    assertThat(wrong(change -> opensOnceADay(change, LocalTime.of(9, 0)))).isEmpty();
    assertThat(wrong(change -> opensOnceADay(change, LocalTime.MIDNIGHT))).isEmpty();
  }

  private static boolean opensOnceADay(Change change, LocalTime start) {
    SendingCalendar hours = ActiveHours.daily(start, start.plus(LONG));
    LocalDate today = change.inside().toLocalDate();
    LocalDate date = today.minusDays(2);
    Instant t = date.atTime(start).atZone(change.zone()).toInstant();
    for (; date.isBefore(today.plusDays(3)); date = date.plusDays(1)) {
      Opening opening = hours.next(t, change.zone()).orElseThrow();
      if (!isRight(change, opening.opensAt(), date.atTime(start))) {
        return false;
      }
      t = opening.closesAt();
    }
    return true;
  }

  private static boolean isRight(Change change, Instant opensAt, LocalDateTime nominal) {
    boolean lostInGap =
        change.transition().isGap()
            && !nominal.isBefore(change.before())
            && nominal.isBefore(change.after());
    return lostInGap
        ? opensAt.equals(change.instant())
        : LocalDateTime.ofInstant(opensAt, change.zone()).equals(nominal);
  }

  @Test
  void each_local_day_grants_its_quota_once() {
    SendingRules.Builder rules =
        SendingRules.builder()
            .aroundTheClock()
            .delay(Duration.ZERO, Duration.ZERO)
            .pauses()
            .dailyLimit(2);

    assertThat(
            wrong(
                change -> {
                  List<Instant> expected = new ArrayList<>();
                  for (int day = -2; day <= 2; day++) {
                    LocalDate date = change.inside().toLocalDate().plusDays(day);
                    Instant start = date.atStartOfDay(change.zone()).toInstant();
                    expected.addAll(List.of(start, start));
                  }
                  return planned(rules.zone(change.zone()).build(), expected.get(0), 10)
                      .equals(expected);
                }))
        .isEmpty();
  }

  private static List<Instant> planned(SendingRules rules, Instant start, int messages) {
    return CampaignPlanner.of(rules, List.of(Lane.of("d1")), 1)
        .plan(messages, start)
        .messages()
        .map(PlannedMessage::at)
        .toList();
  }

  /** Those changes of which something is not so; and there are many of which it is asked. */
  private static List<Change> wrong(Function<Change, Boolean> isRight) {
    List<Change> changes = changes();
    assertThat(changes).hasSizeGreaterThan(2000);
    return changes.stream().filter(change -> !isRight.apply(change)).toList();
  }

  private static List<Change> changes() {
    Map<ZoneRules, ZoneId> zones = new HashMap<>();
    for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
      zones.putIfAbsent(ZoneId.of(id).getRules(), ZoneId.of(id));
    }
    return zones.values().stream().flatMap(DaylightSavingTest::changes).toList();
  }

  private static Stream<Change> changes(ZoneId zone) {
    return Stream.iterate(
            zone.getRules().nextTransition(FROM),
            change -> change != null && change.getInstant().isBefore(UNTIL),
            change -> zone.getRules().nextTransition(change.getInstant()))
        .map(change -> new Change(zone, change));
  }
}
