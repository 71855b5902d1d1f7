package dev.mirsal.testkit.plan;

import dev.mirsal.campaign.plan.ActiveHours;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.LaneSharing;
import dev.mirsal.campaign.plan.PauseLadder;
import dev.mirsal.campaign.plan.RollingLimit;
import dev.mirsal.campaign.plan.SendingCalendar;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.message.Address;
import dev.mirsal.message.Recipient;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random zones, instants, calendars, rules, lanes, recipients and histories for jqwik properties
 * about plans. They lean toward what is hard: changes of clocks from 2020 to 2037, windows over
 * midnight, limits that are reached. Times are whole milliseconds.
 *
 * @since 0.1
 */
public final class PlanArbitraries {
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2037-12-01T00:00:00Z");
  private static final int MOST_RECIPIENTS = 20;

  /** Where clocks change at midnight, by half an hour, around Ramadan, or by two hours. */
  private static final List<ZoneId> HARD_ZONES =
      zones(
          "Africa/Cairo",
          "Asia/Beirut",
          "America/Havana",
          "America/Santiago",
          "America/Asuncion",
          "America/Scoresbysund",
          "America/Nuuk",
          "Atlantic/Azores",
          "Australia/Lord_Howe",
          "Pacific/Chatham",
          "Africa/Casablanca",
          "Antarctica/Troll",
          "Asia/Jerusalem",
          "America/New_York");

  private static final List<ZoneId> ALL_ZONES =
      zones(new TreeSet<>(ZoneId.getAvailableZoneIds()).toArray(String[]::new));

  private PlanArbitraries() {}

  /** Returns all zones of the platform, more often those whose clocks change at odd times. */
  public static Arbitrary<ZoneId> zones() {
    return Arbitraries.oneOf(
        Arbitraries.just(ZoneId.of("UTC")),
        Arbitraries.of(HARD_ZONES),
        Arbitraries.of(HARD_ZONES),
        Arbitraries.of(ALL_ZONES));
  }

  /**
   * Returns instants from 2020 to 2037, most of them from two days before to some hours after a
   * change of a zone's clocks, if it has any.
   */
  public static Arbitrary<Instant> instants(ZoneId zone) {
    return moments().map(moment -> moment.apply(zone));
  }

  /** Returns weekly schedules of one to four windows, in days or over midnight. */
  public static Arbitrary<ActiveHours> activeHours() {
    Arbitrary<Set<DayOfWeek>> days =
        Arbitraries.oneOf(
            Arbitraries.just(Set.of(DayOfWeek.values())),
            Arbitraries.of(DayOfWeek.class).set().ofMinSize(1));
    Arbitrary<Consumer<ActiveHours.Builder>> window =
        Combinators.combine(days, times(), times())
            .filter((on, start, end) -> !start.equals(end))
            .as((on, start, end) -> hours -> hours.on(on, start, end));
    return window.list().ofMinSize(1).ofMaxSize(4).map(PlanArbitraries::hours);
  }

  private static ActiveHours hours(List<Consumer<ActiveHours.Builder>> windows) {
    ActiveHours.Builder hours = ActiveHours.builder();
    windows.forEach(window -> window.accept(hours));
    return hours.build();
  }

  /**
   * Returns calendars: always open, weekly schedules, the hours two of those have in common, and
   * each of these with some days taken out.
   *
   * @param near around which date the excluded days lie
   */
  public static Arbitrary<SendingCalendar> calendars(LocalDate near) {
    return calendars().map(calendar -> calendar.apply(near));
  }

  /** Returns rules of all kinds. */
  public static Arbitrary<SendingRules> rules() {
    return scenarios().map(PlanScenario::rules);
  }

  /** Returns rules of all kinds for a given calendar in a given zone. */
  public static Arbitrary<SendingRules> rules(SendingCalendar calendar, ZoneId zone) {
    return pacing().map(rules -> rules.get().calendar(calendar).zone(zone).build());
  }

  /** Returns one to three lanes, some with a weight or a daily limit of their own. */
  public static Arbitrary<List<Lane>> lanes() {
    Arbitrary<Integer> weights = Arbitraries.integers().between(1, 5);
    Arbitrary<Integer> limits = smallOrNone(6);
    return Combinators.combine(weights, limits)
        .as((weight, limit) -> Lane.of("lane").weighing(weight).limitedTo(limit))
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(PlanArbitraries::named);
  }

  /** Returns lists of up to 20 recipients: all without zones, or most with zones of their own. */
  public static Arbitrary<List<Recipient>> recipients() {
    Arbitrary<List<ZoneId>> zones = zones().injectNull(0.2).list().ofMaxSize(MOST_RECIPIENTS);
    Arbitrary<Boolean> own = Arbitraries.of(true, false);
    return Combinators.combine(zones, own)
        .as(
            (list, withZones) ->
                IntStream.range(0, list.size())
                    .mapToObj(
                        i ->
                            new Recipient(
                                address(i), null, Map.of(), withZones ? list.get(i) : null))
                    .toList());
  }

  /** Returns what some lanes may have sent, successfully or not, in the ten days before. */
  public static Arbitrary<SentLog> sentLogs(List<Lane> lanes, Instant until) {
    return pasts().map(past -> past.apply(lanes, until));
  }

  /** Returns whole campaigns, fresh or half sent. */
  public static Arbitrary<PlanScenario> scenarios() {
    return Combinators.combine(zones(), moments(), pacing(), calendars(), bounds(), campaigns())
        .as(
            (zone, moment, pacing, calendar, bounds, campaign) -> {
              Instant start = moment.apply(zone);
              LocalDate date = LocalDate.ofInstant(start, zone);
              SendingRules.Builder rules = pacing.get().zone(zone).calendar(calendar.apply(date));
              return campaign.apply(bounds.apply(rules, start).build(), start);
            });
  }

  /** Returns campaigns, fresh or half sent, that pace by given rules. */
  public static Arbitrary<PlanScenario> scenarios(Arbitrary<SendingRules> rules) {
    return Combinators.combine(rules, moments(), campaigns())
        .as((given, moment, campaign) -> campaign.apply(given, moment.apply(given.zone())));
  }

  /** Lanes, recipients and a past, for any rules and start. */
  private static Arbitrary<BiFunction<SendingRules, Instant, PlanScenario>> campaigns() {
    return Combinators.combine(
            lanes(),
            Arbitraries.of(LaneSharing.class),
            Arbitraries.longs(),
            recipients(),
            lifetimes(),
            pasts())
        .as(
            (lanes, sharing, seed, recipients, lifetimes, past) ->
                (rules, start) ->
                    new PlanScenario(
                        rules,
                        lanes,
                        sharing,
                        seed,
                        expiring(recipients, lifetimes, start),
                        start,
                        past.apply(lanes, start)));
  }

  /** For how long messages are worth something, from the start; null for ever. */
  private static Arbitrary<List<Duration>> lifetimes() {
    Arbitrary<Duration> some =
        Arbitraries.longs().between(-1000, 2 * 86_400_000L).map(Duration::ofMillis);
    Arbitrary<List<Duration>> all = some.injectNull(0.6).list().ofSize(MOST_RECIPIENTS);
    return Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(List.of())), Tuple.of(1, all));
  }

  private static List<Recipient> expiring(
      List<Recipient> recipients, List<Duration> lifetimes, Instant start) {
    return IntStream.range(0, recipients.size())
        .mapToObj(
            i -> {
              Duration lifetime = i < lifetimes.size() ? lifetimes.get(i) : null;
              Recipient one = recipients.get(i);
              return lifetime == null ? one : one.withExpiry(start.plus(lifetime));
            })
        .toList();
  }

  /** Instants that wait for their zone. */
  private static Arbitrary<Function<ZoneId, Instant>> moments() {
    Arbitrary<Instant> anywhere =
        Arbitraries.longs()
            .between(FROM.toEpochMilli(), UNTIL.toEpochMilli())
            .map(Instant::ofEpochMilli);
    Arbitrary<Boolean> near = Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false));
    return Combinators.combine(anywhere, near, offsets())
        .as((any, nearChange, offset) -> zone -> nearChange ? near(any, zone, offset) : any);
  }

  private static Instant near(Instant any, ZoneId zone, Duration offset) {
    ZoneOffsetTransition next = zone.getRules().nextTransition(any);
    return next != null && next.getInstant().isBefore(UNTIL) ? next.getInstant().plus(offset) : any;
  }

  /** Calendars that wait for the date near which days are taken out. */
  private static Arbitrary<Function<LocalDate, SendingCalendar>> calendars() {
    Arbitrary<SendingCalendar> weekly = activeHours().map(hours -> hours);
    Arbitrary<SendingCalendar> always = Arbitraries.create(SendingCalendar::always);
    Arbitrary<SendingCalendar> common =
        Combinators.combine(weekly, weekly).as(SendingCalendar::and);
    Arbitrary<SendingCalendar> open =
        Arbitraries.frequencyOf(Tuple.of(2, always), Tuple.of(5, weekly), Tuple.of(1, common));
    Arbitrary<Set<Integer>> excluded = Arbitraries.integers().between(-1, 6).set().ofMaxSize(3);
    return Combinators.combine(open, excluded)
        .as(
            (calendar, days) ->
                near -> calendar.except(days.stream().map(near::plusDays).toList()));
  }

  /** Logs that wait for their lanes and their end. */
  private static Arbitrary<BiFunction<List<Lane>, Instant, SentLog>> pasts() {
    Arbitrary<Duration> ago =
        Arbitraries.oneOf(
            durations(), Arbitraries.longs().between(0, 864_000_000).map(Duration::ofMillis));
    Arbitrary<BiFunction<List<Lane>, Instant, SentLog.Entry>> entry =
        Combinators.combine(
                Arbitraries.integers().between(0, 2),
                ago,
                Arbitraries.frequency(Tuple.of(5, true), Tuple.of(1, false)))
            .as(
                (lane, before, ok) ->
                    (lanes, until) ->
                        new SentLog.Entry(
                            lanes.get(lane % lanes.size()).name(), until.minus(before), ok));
    Arbitrary<BiFunction<List<Lane>, Instant, SentLog>> none =
        Arbitraries.just((lanes, until) -> SentLog.EMPTY);
    Arbitrary<BiFunction<List<Lane>, Instant, SentLog>> some =
        entry
            .list()
            .ofMaxSize(8)
            .map(
                entries ->
                    (lanes, until) ->
                        new SentLog(entries.stream().map(e -> e.apply(lanes, until)).toList()));
    return Arbitraries.oneOf(none, some);
  }

  /** Everything about rules but their zone, calendar, beginning and end. */
  private static Arbitrary<Supplier<SendingRules.Builder>> pacing() {
    Arbitrary<PauseLadder[]> ladders =
        Combinators.combine(
                Arbitraries.integers().between(1, 5), durations().list().ofMinSize(1).ofMaxSize(3))
            .as(PauseLadder::new)
            .array(PauseLadder[].class)
            .ofMaxSize(2);
    Arbitrary<RollingLimit[]> rolling =
        Combinators.combine(
                Arbitraries.integers().between(1, 5),
                durations().filter(period -> !period.isZero()))
            .as(RollingLimit::new)
            .array(RollingLimit[].class)
            .ofMaxSize(2);
    Arbitrary<Integer[]> warmUp =
        Arbitraries.integers().between(1, 4).array(Integer[].class).ofMaxSize(3);
    return Combinators.combine(
            durations(),
            Arbitraries.oneOf(Arbitraries.just(Duration.ZERO), durations()),
            ladders,
            smallOrNone(8),
            smallOrNone(4),
            rolling,
            rolling,
            warmUp)
        .as(
            (min, more, pauses, daily, perLane, limits, laneLimits, days) ->
                () ->
                    SendingRules.builder()
                        .delay(min, min.plus(more))
                        .pauses(pauses)
                        .dailyLimit(daily)
                        .dailyLimitPerLane(perLane)
                        .rollingLimits(limits)
                        .rollingLimitsPerLane(laneLimits)
                        .warmUp(days));
  }

  /** A beginning and an end, mostly none. */
  private static Arbitrary<BiFunction<SendingRules.Builder, Instant, SendingRules.Builder>>
      bounds() {
    Arbitrary<Duration> until = Arbitraries.longs().between(49, 240).map(Duration::ofHours);
    return Combinators.combine(offsets().injectNull(0.8), until.injectNull(0.8))
        .as(
            (from, to) ->
                (rules, start) ->
                    rules
                        .notBefore(from == null ? null : start.plus(from))
                        .notAfter(to == null ? null : start.plus(to)));
  }

  private static Arbitrary<Integer> smallOrNone(int max) {
    return Arbitraries.oneOf(Arbitraries.just(0), Arbitraries.integers().between(1, max));
  }

  private static Arbitrary<Duration> durations() {
    return Arbitraries.oneOf(
        Arbitraries.just(Duration.ZERO),
        Arbitraries.longs().between(1, 5_000).map(Duration::ofMillis),
        Arbitraries.longs().between(1, 120).map(Duration::ofSeconds),
        Arbitraries.longs().between(1, 120).map(Duration::ofMinutes),
        Arbitraries.longs().between(1, 36).map(Duration::ofHours));
  }

  /** From 48 hours before to 6 hours after. */
  private static Arbitrary<Duration> offsets() {
    return Arbitraries.oneOf(
        Arbitraries.integers()
            .between(-192, 24)
            .map(quarters -> Duration.ofMinutes(15L * quarters)),
        Arbitraries.longs().between(-172_800_000, 21_600_000).map(Duration::ofMillis));
  }

  /** Quarters of an hour, more often those around which clocks change, and any minute. */
  private static Arbitrary<LocalTime> times() {
    return Arbitraries.oneOf(
            Arbitraries.integers().between(0, 15).map(quarter -> 15 * quarter),
            Arbitraries.integers().between(0, 95).map(quarter -> 15 * quarter),
            Arbitraries.integers().between(0, 1439))
        .map(minute -> LocalTime.MIDNIGHT.plusMinutes(minute));
  }

  private static List<Lane> named(List<Lane> lanes) {
    return IntStream.range(0, lanes.size())
        .mapToObj(
            i ->
                Lane.of("lane-" + i)
                    .weighing(lanes.get(i).weight())
                    .limitedTo(lanes.get(i).dailyLimit().orElse(0)))
        .toList();
  }

  private static Address address(int number) {
    return Address.whatsApp("97250000" + (1000 + number));
  }

  private static List<ZoneId> zones(String... ids) {
    return Stream.of(ids).map(ZoneId::of).toList();
  }
}
