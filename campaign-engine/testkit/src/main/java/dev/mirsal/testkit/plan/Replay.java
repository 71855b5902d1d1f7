package dev.mirsal.testkit.plan;

import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.Opening;
import dev.mirsal.campaign.plan.PauseLadder;
import dev.mirsal.campaign.plan.PlannedMessage;
import dev.mirsal.campaign.plan.RollingLimit;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.message.Recipient;
import dev.mirsal.time.Draws;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A plan gone through message by message, with everything that each message depended on. */
final class Replay {
  private final PlanScenario scenario;
  private final SendingRules rules;
  private final List<SentLog.Entry> before;
  private final PlannedMessage message;
  private final Lane lane;

  private Replay(PlanScenario scenario, List<SentLog.Entry> before, PlannedMessage message) {
    this.scenario = scenario;
    this.rules = scenario.rules();
    this.before = before;
    this.message = message;
    this.lane =
        scenario.lanes().stream()
            .filter(any -> any.name().equals(message.lane()))
            .findFirst()
            .orElseThrow();
  }

  /** Returns a view of each message of a plan. */
  static List<Replay> of(PlanScenario scenario) {
    List<Replay> views = new ArrayList<>();
    List<SentLog.Entry> log = new ArrayList<>(scenario.log().entries());
    for (PlannedMessage message : scenario.messages()) {
      views.add(new Replay(scenario, List.copyOf(log), message));
      log.add(new SentLog.Entry(message.lane(), message.at(), true));
    }
    return views;
  }

  PlannedMessage message() {
    return message;
  }

  Instant at() {
    return message.at();
  }

  /** How many messages of the lane went before. */
  int number() {
    return own().size();
  }

  /** When the lane's message before went, or null. */
  @Nullable Instant previous() {
    List<SentLog.Entry> own = own();
    return own.isEmpty() ? null : own.get(own.size() - 1).at();
  }

  /** The random delay that belongs to the message's number; none before the first. */
  Duration delay() {
    if (number() == 0) {
      return Duration.ZERO;
    }
    boolean seconds = rules.minDelay().toMillisPart() == 0 && rules.maxDelay().toMillisPart() == 0;
    long unit = seconds ? 1000 : 1;
    return Duration.ofMillis(
        unit
            * Draws.between(
                scenario.seed(),
                Draws.stream(lane.name()),
                number(),
                rules.minDelay().toMillis() / unit,
                rules.maxDelay().toMillis() / unit));
  }

  /** The longest of the pauses that are due before this message. */
  Duration pause() {
    Duration longest = Duration.ZERO;
    for (PauseLadder ladder : rules.pauses()) {
      if (number() > 0 && number() % ladder.every() == 0) {
        int rung = Math.min(number() / ladder.every(), ladder.pauses().size()) - 1;
        Duration pause = ladder.pauses().get(rung);
        longest = pause.compareTo(longest) > 0 ? pause : longest;
      }
    }
    return longest;
  }

  /** When it could go if there were neither hours nor limits. */
  Instant earliest() {
    Instant last = previous();
    Instant rested =
        last == null ? scenario.start() : later(scenario.start(), last.plus(delay()).plus(pause()));
    Instant notBefore = rules.notBefore();
    return notBefore == null ? rested : later(rested, notBefore);
  }

  /** Whether a recipient may be sent to then: within the hours, before the message expires. */
  boolean isOpenAt(Instant t, int recipient) {
    Instant expiry = scenario.recipients().get(recipient).expiresAt();
    if (expiry != null && !t.isBefore(expiry)) {
      return false;
    }
    return rules
        .calendar()
        .next(t, zoneOf(recipient))
        .map(Opening::opensAt)
        .filter(t::equals)
        .isPresent();
  }

  /** The name of a limit that forbids a message at an instant, or empty. */
  String limitAgainst(Instant t) {
    List<Instant> own = successes(true);
    List<Instant> all = successes(false);
    int laneLimit = lane.dailyLimit().orElse(rules.dailyLimitPerLane());
    if (laneLimit > 0 && sentOnDayOf(t, own) >= laneLimit) {
      return "the lane's daily limit";
    }
    if (sentOnDayOf(t, own) >= warmUp(t, own)) {
      return "the lane's warm-up";
    }
    if (rules.dailyLimit() > 0 && sentOnDayOf(t, all) >= rules.dailyLimit()) {
      return "the daily limit";
    }
    if (rules.rollingLimitsPerLane().stream().anyMatch(limit -> !allows(limit, own, t))) {
      return "a rolling limit of the lane";
    }
    return rules.rollingLimits().stream().allMatch(limit -> allows(limit, all, t))
        ? ""
        : "a rolling limit";
  }

  /** The instants from one on and before another at which something may become possible. */
  SortedSet<Instant> turningPoints(Instant from, Instant until, List<Integer> waiting) {
    SortedSet<Instant> points = new TreeSet<>(List.of(from));
    LocalDate date = LocalDate.ofInstant(from, rules.zone());
    for (Instant t = from; t.isBefore(until); date = date.plusDays(1)) {
      t = date.plusDays(1).atStartOfDay(rules.zone()).toInstant();
      points.add(t);
    }
    for (SentLog.Entry entry : before) {
      rules.rollingLimits().forEach(limit -> points.add(entry.at().plus(limit.period())));
      rules.rollingLimitsPerLane().forEach(limit -> points.add(entry.at().plus(limit.period())));
    }
    waiting.stream()
        .map(this::zoneOf)
        .distinct()
        .forEach(zone -> openings(zone, from, until, points));
    return points.tailSet(from).headSet(until);
  }

  private void openings(ZoneId zone, Instant from, Instant until, SortedSet<Instant> points) {
    Instant t = from;
    while (t.isBefore(until)) {
      Opening opening = rules.calendar().next(t, zone).orElse(null);
      if (opening == null) {
        return;
      }
      points.add(opening.opensAt());
      t = opening.closesAt();
    }
  }

  private ZoneId zoneOf(int recipient) {
    Recipient receiver = scenario.recipients().get(recipient);
    return Objects.requireNonNullElse(receiver.zone(), rules.zone());
  }

  private long warmUp(Instant t, List<Instant> own) {
    LocalDate today = dayOf(t);
    LocalDate first = own.isEmpty() ? today : dayOf(own.get(0));
    long day = ChronoUnit.DAYS.between(first, today);
    return day < rules.warmUp().size() ? rules.warmUp().get((int) day) : Long.MAX_VALUE;
  }

  private static boolean allows(RollingLimit limit, List<Instant> sent, Instant t) {
    return sent.stream().filter(at -> at.plus(limit.period()).isAfter(t)).count()
        < limit.messages();
  }

  private long sentOnDayOf(Instant t, List<Instant> sent) {
    LocalDate today = dayOf(t);
    return sent.stream().filter(at -> dayOf(at).equals(today)).count();
  }

  private LocalDate dayOf(Instant t) {
    LocalDate day = LocalDate.ofInstant(t, rules.zone());
    return t.isBefore(day.plusDays(1).atStartOfDay(rules.zone()).toInstant())
        ? day
        : day.plusDays(1);
  }

  private List<SentLog.Entry> own() {
    return before.stream().filter(entry -> entry.lane().equals(lane.name())).toList();
  }

  private List<Instant> successes(boolean ofLane) {
    return (ofLane ? own() : before)
        .stream().filter(SentLog.Entry::successful).map(SentLog.Entry::at).toList();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  @Override
  public String toString() {
    return message + " of " + scenario;
  }
}
