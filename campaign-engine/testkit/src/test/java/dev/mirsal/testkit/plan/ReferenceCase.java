package dev.mirsal.testkit.plan;

import dev.mirsal.campaign.plan.CampaignPlan;
import dev.mirsal.campaign.plan.CampaignPlanner;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.PauseLadder;
import dev.mirsal.campaign.plan.RollingLimit;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.message.Address;
import dev.mirsal.message.Recipient;
import dev.mirsal.testkit.plan.ReferencePlanner.Step;
import dev.mirsal.testkit.plan.Timetable.Slot;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A small campaign with everything at once, made up from a number. */
record ReferenceCase(
    SendingRules rules,
    Timetable timetable,
    List<Lane> lanes,
    long seed,
    List<Recipient> recipients,
    Instant start,
    SentLog history) {

  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2037-12-01T00:00:00Z");

  /** All zones but Antarctica/Casey, whose clock once changed at a minute past midnight. */
  private static final List<ZoneId> ALL_ZONES =
      new TreeSet<>(ZoneId.getAvailableZoneIds())
          .stream().map(ZoneId::of).filter(ReferenceCase::changesOnQuarters).toList();

  /** Where clocks change at midnight, by half an hour, in Ramadan, or twice a year as most do. */
  private static final List<ZoneId> HARD_ZONES =
      Stream.of(
              "Africa/Cairo",
              "Asia/Beirut",
              "America/Havana",
              "America/Santiago",
              "America/Asuncion",
              "Australia/Lord_Howe",
              "America/Scoresbysund",
              "America/Nuuk",
              "Atlantic/Azores",
              "Africa/Casablanca",
              "Antarctica/Troll",
              "Pacific/Chatham",
              "Asia/Jerusalem",
              "America/New_York",
              "Europe/London",
              "Asia/Tehran",
              "Asia/Kathmandu",
              "UTC")
          .map(ZoneId::of)
          .toList();

  static ReferenceCase numbered(long number) {
    Dice dice = new Dice(number);
    ZoneId zone = zone(dice);
    Instant start = start(dice, zone);
    Timetable timetable = timetable(dice, zone, start);
    SendingRules rules = rules(dice, zone, start).calendar(timetable.calendar()).build();
    List<Lane> lanes = lanes(dice);
    return new ReferenceCase(
        rules,
        timetable,
        lanes,
        number,
        recipients(dice, start),
        start,
        dice.chance(40) ? history(dice, lanes, start) : SentLog.EMPTY);
  }

  /** Returns the library's plan. */
  CampaignPlan plan() {
    CampaignPlanner planner =
        CampaignPlanner.of(rules, lanes, seed)
            .resuming(history.laneStates(rules), history.usage(rules));
    boolean own = recipients.stream().anyMatch(r -> r.zone() != null || r.expiresAt() != null);
    return own ? planner.plan(recipients, start) : planner.plan(recipients.size(), start);
  }

  List<Step> steps() {
    return plan()
        .messages()
        .map(message -> new Step(message.recipient(), message.lane(), message.at()))
        .toList();
  }

  private static boolean changesOnQuarters(ZoneId zone) {
    ZoneOffsetTransition next = zone.getRules().nextTransition(FROM);
    while (next != null && next.getInstant().isBefore(UNTIL)) {
      if (next.getInstant().getEpochSecond() % 900 != 0) {
        return false;
      }
      next = zone.getRules().nextTransition(next.getInstant());
    }
    return true;
  }

  private static ZoneId zone(Dice dice) {
    return dice.chance(60) ? dice.oneOf(HARD_ZONES) : dice.oneOf(ALL_ZONES);
  }

  private static Instant start(Dice dice, ZoneId zone) {
    Instant any =
        Instant.ofEpochSecond(dice.between(FROM.getEpochSecond(), UNTIL.getEpochSecond()));
    ZoneOffsetTransition next = zone.getRules().nextTransition(any);
    Instant start = any;
    if (next != null && next.getInstant().isBefore(UNTIL) && dice.chance(70)) {
      start = next.getInstant().minusSeconds(dice.between(-7200L, 40 * 3600));
    }
    return dice.chance(30) ? start.plusMillis(dice.between(0L, 999)) : start;
  }

  private static Timetable timetable(Dice dice, ZoneId zone, Instant start) {
    Set<LocalDate> excluded = new HashSet<>();
    LocalDate today = LocalDate.ofInstant(start, zone);
    while (dice.chance(25)) {
      excluded.add(today.plusDays(dice.between(-1, 3)));
    }
    List<Slot> slots = new ArrayList<>();
    int kind = dice.between(0, 9);
    if (kind >= 2) {
      int windows = kind < 7 ? 1 : dice.between(2, 3);
      for (int i = 0; i < windows; i++) {
        addWindow(dice, slots);
      }
    }
    return new Timetable(slots, excluded);
  }

  private static void addWindow(Dice dice, List<Slot> slots) {
    LocalTime start = quarter(dice);
    LocalTime end = quarter(dice);
    while (end.equals(start)) {
      end = quarter(dice);
    }
    boolean everyDay = dice.chance(70);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (everyDay || dice.chance(35)) {
        slots.add(new Slot(day, start, end));
      }
    }
    if (slots.isEmpty()) {
      slots.add(new Slot(DayOfWeek.SUNDAY, start, end));
    }
  }

  /** Half of them in the hours in which clocks change. */
  private static LocalTime quarter(Dice dice) {
    int quarters = dice.chance(50) ? dice.between(0, 15) : dice.between(0, 95);
    return LocalTime.MIDNIGHT.plusMinutes(15L * quarters);
  }

  private static SendingRules.Builder rules(Dice dice, ZoneId zone, Instant start) {
    SendingRules.Builder rules = SendingRules.builder().zone(zone);
    long min = delay(dice);
    rules.delay(
        Duration.ofMillis(min), Duration.ofMillis(dice.chance(40) ? min : min + delay(dice)));
    rules.pauses(
        IntStream.range(0, dice.between(0, 2))
            .mapToObj(i -> ladder(dice))
            .toArray(PauseLadder[]::new));
    rules.dailyLimit(dice.chance(40) ? dice.between(1, 4) : 0);
    rules.dailyLimitPerLane(dice.chance(30) ? dice.between(1, 3) : 0);
    rules.rollingLimits(rolling(dice));
    rules.rollingLimitsPerLane(rolling(dice));
    if (dice.chance(20)) {
      rules.warmUp(
          IntStream.range(0, dice.between(1, 3))
              .mapToObj(i -> dice.between(1, 3))
              .toArray(Integer[]::new));
    }
    if (dice.chance(15)) {
      rules.notBefore(start.plusSeconds(dice.between(-3600L, 2 * 86_400)));
    }
    if (dice.chance(15)) {
      rules.notAfter(start.plusSeconds(dice.between(2 * 86_400L + 1, 5 * 86_400)));
    }
    return rules;
  }

  private static long delay(Dice dice) {
    return switch (dice.between(0, 4)) {
      case 0 -> 0;
      case 1 -> 1000 * dice.between(1L, 90);
      case 2 -> 60_000 * dice.between(1L, 90);
      case 3 -> 900_000 * dice.between(1L, 30);
      default -> dice.between(1L, 5000);
    };
  }

  private static PauseLadder ladder(Dice dice) {
    return PauseLadder.every(
        dice.between(1, 4),
        IntStream.range(0, dice.between(1, 3))
            .mapToObj(i -> Duration.ofMillis(dice.chance(50) ? delay(dice) : 4 * delay(dice)))
            .toArray(Duration[]::new));
  }

  private static RollingLimit[] rolling(Dice dice) {
    int count = dice.chance(70) ? 0 : dice.between(1, 2);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new RollingLimit(
                    dice.between(1, 4), Duration.ofMillis(1 + dice.between(1L, 4) * delay(dice))))
        .toArray(RollingLimit[]::new);
  }

  private static List<Lane> lanes(Dice dice) {
    List<Lane> lanes = new ArrayList<>();
    int count = dice.chance(50) ? 1 : dice.between(2, 3);
    for (int i = 0; i < count; i++) {
      Lane lane = Lane.of("d" + i).weighing(dice.between(1, 3));
      lanes.add(dice.chance(25) ? lane.limitedTo(dice.between(1, 2)) : lane);
    }
    return lanes;
  }

  private static List<Recipient> recipients(Dice dice, Instant start) {
    boolean zones = dice.chance(40);
    boolean expire = dice.chance(30);
    return IntStream.range(0, dice.between(1, 9))
        .mapToObj(i -> Recipient.of(Address.whatsApp("97250000" + (1000 + i))))
        .map(r -> zones && dice.chance(80) ? r.withZone(zone(dice)) : r)
        .map(r -> expire && dice.chance(60) ? r.withExpiry(expiry(dice, start)) : r)
        .toList();
  }

  private static Instant expiry(Dice dice, Instant start) {
    return start.plusMillis(dice.between(0L, dice.chance(50) ? 600_000 : 200_000_000));
  }

  private static SentLog history(Dice dice, List<Lane> lanes, Instant start) {
    List<SentLog.Entry> entries = new ArrayList<>();
    for (int i = dice.between(1, 6); i > 0; i--) {
      Instant at = start.minusMillis(dice.chance(50) ? delay(dice) : dice.between(0L, 250_000_000));
      entries.add(new SentLog.Entry(dice.oneOf(lanes).name(), at, dice.chance(85)));
    }
    return new SentLog(entries);
  }
}
