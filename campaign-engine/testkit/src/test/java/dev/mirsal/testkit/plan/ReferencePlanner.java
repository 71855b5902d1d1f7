package dev.mirsal.testkit.plan;

import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.PauseLadder;
import dev.mirsal.campaign.plan.RollingLimit;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.time.Draws;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The planner as the requirements tell it, slow and without ideas: keep a log of all that was sent;
 * for each lane try one moment after the other, and at each moment ask every rule of the log. Only
 * the random draws and the rules' values are the library's.
 *
 * <p>The moments tried are the earliest one, every quarter of an hour after it, and whenever a
 * message leaves a rolling period: hours, days and changes of clocks all begin on a quarter.
 */
final class ReferencePlanner {
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Duration GIVE_UP = Duration.ofDays(400);

  private final ReferenceCase given;
  private final SendingRules rules;
  private final List<SentLog.Entry> log;
  private final List<List<Integer>> waiting = new ArrayList<>();
  private final Map<ZoneId, Map<Instant, Boolean>> answers = new HashMap<>();

  private ReferencePlanner(ReferenceCase given) {
    this.given = given;
    this.rules = given.rules();
    this.log = new ArrayList<>(given.history().entries());
    deal();
  }

  /** A message as both planners tell it. */
  record Step(long recipient, String lane, Instant at) {}

  static List<Step> plan(ReferenceCase given) {
    ReferencePlanner planner = new ReferencePlanner(given);
    List<Step> plan = new ArrayList<>();
    Step step = planner.firstOfAllLanes();
    while (step != null) {
      plan.add(step);
      planner.send(step);
      step = planner.firstOfAllLanes();
    }
    return plan;
  }

  /** Each recipient goes to the lane that has got least for its weight, the first among equals. */
  private void deal() {
    List<Lane> lanes = given.lanes();
    int total = lanes.stream().mapToInt(Lane::weight).sum();
    lanes.forEach(lane -> waiting.add(new ArrayList<>()));
    for (int i = 0; i < given.recipients().size(); i++) {
      int best = 0;
      long most = Long.MIN_VALUE;
      for (int lane = 0; lane < lanes.size(); lane++) {
        long owed = (long) (i + 1) * lanes.get(lane).weight();
        long behind = owed - (long) total * waiting.get(lane).size();
        if (behind > most) {
          most = behind;
          best = lane;
        }
      }
      waiting.get(best).add(i);
    }
  }

  private @Nullable Step firstOfAllLanes() {
    Step first = null;
    for (int lane = 0; lane < waiting.size(); lane++) {
      Step next = firstOf(given.lanes().get(lane), waiting.get(lane));
      if (next != null && (first == null || next.at().isBefore(first.at()))) {
        first = next;
      }
    }
    return first;
  }

  private void send(Step step) {
    log.add(new SentLog.Entry(step.lane(), step.at(), true));
    waiting.forEach(line -> line.remove((Integer) (int) step.recipient()));
  }

  private @Nullable Step firstOf(Lane lane, List<Integer> line) {
    if (line.isEmpty()) {
      return null;
    }
    List<Instant> own = successesOf(lane.name()::equals);
    List<Instant> all = successesOf(any -> true);
    Instant earliest = earliest(lane);
    Instant t = earliest;
    while (rules.notAfter() == null || t.isBefore(rules.notAfter())) {
      Instant now = t;
      if (line.stream().allMatch(recipient -> hasExpired(recipient, now))) {
        return null;
      }
      if (limitsAllow(lane, own, all, t)) {
        for (int recipient : line) {
          if (!hasExpired(recipient, t) && isOpen(t, zoneOf(recipient))) {
            return new Step(recipient, lane.name(), t);
          }
        }
      }
      t = momentAfter(t);
      if (t.isAfter(earliest.plus(GIVE_UP))) {
        throw new IllegalStateException("nothing may go for " + GIVE_UP + " after " + earliest);
      }
    }
    return null;
  }

  /** Asks the timetable, but never twice the same. */
  private boolean isOpen(Instant t, ZoneId zone) {
    return answers
        .computeIfAbsent(zone, key -> new HashMap<>())
        .computeIfAbsent(t, key -> given.timetable().isOpen(t, zone));
  }

  private boolean hasExpired(int recipient, Instant t) {
    Instant expiry = given.recipients().get(recipient).expiresAt();
    return expiry != null && !t.isBefore(expiry);
  }

  private ZoneId zoneOf(int recipient) {
    return Objects.requireNonNullElse(given.recipients().get(recipient).zone(), rules.zone());
  }

  private Instant earliest(Lane lane) {
    List<Instant> sent =
        log.stream()
            .filter(entry -> entry.lane().equals(lane.name()))
            .map(SentLog.Entry::at)
            .toList();
    Instant earliest = given.start();
    if (!sent.isEmpty()) {
      int k = sent.size();
      Instant rested = sent.get(k - 1).plus(delayAfter(lane, k)).plus(pauseAfter(k));
      earliest = later(earliest, rested);
    }
    return rules.notBefore() == null ? earliest : later(earliest, rules.notBefore());
  }

  private Duration delayAfter(Lane lane, int k) {
    boolean seconds =
        rules.minDelay().toMillis() % 1000 == 0 && rules.maxDelay().toMillis() % 1000 == 0;
    long unit = seconds ? 1000 : 1;
    long min = rules.minDelay().toMillis() / unit;
    long max = rules.maxDelay().toMillis() / unit;
    long drawn = Draws.between(given.seed(), Draws.stream(lane.name()), k, min, max);
    return Duration.ofMillis(drawn * unit);
  }

  private Duration pauseAfter(int k) {
    Duration longest = Duration.ZERO;
    for (PauseLadder ladder : rules.pauses()) {
      if (k % ladder.every() == 0) {
        int rung = Math.min(k / ladder.every(), ladder.pauses().size());
        Duration pause = ladder.pauses().get(rung - 1);
        longest = pause.compareTo(longest) > 0 ? pause : longest;
      }
    }
    return longest;
  }

  private boolean limitsAllow(Lane lane, List<Instant> own, List<Instant> all, Instant t) {
    return dayAllows(lane.dailyLimit().orElse(rules.dailyLimitPerLane()), own, t)
        && warmUpAllows(own, t)
        && rollingAllow(rules.rollingLimitsPerLane(), own, t)
        && dayAllows(rules.dailyLimit(), all, t)
        && rollingAllow(rules.rollingLimits(), all, t);
  }

  private boolean dayAllows(int limit, List<Instant> sent, Instant t) {
    return limit == 0 || sentOn(dayOf(t), sent) < limit;
  }

  private boolean warmUpAllows(List<Instant> sent, Instant t) {
    if (rules.warmUp().isEmpty()) {
      return true;
    }
    LocalDate today = dayOf(t);
    LocalDate first = sent.isEmpty() ? today : dayOf(sent.get(0));
    long day = ChronoUnit.DAYS.between(first, today);
    return day >= rules.warmUp().size() || sentOn(today, sent) < rules.warmUp().get((int) day);
  }

  private static boolean rollingAllow(List<RollingLimit> limits, List<Instant> sent, Instant t) {
    return limits.stream()
        .allMatch(
            limit ->
                sent.stream().filter(at -> at.plus(limit.period()).isAfter(t)).count()
                    < limit.messages());
  }

  private long sentOn(LocalDate day, List<Instant> sent) {
    Instant begins = day.atStartOfDay(rules.zone()).toInstant();
    Instant ends = day.plusDays(1).atStartOfDay(rules.zone()).toInstant();
    return sent.stream().filter(at -> !at.isBefore(begins) && at.isBefore(ends)).count();
  }

  private LocalDate dayOf(Instant t) {
    return Timetable.dayOf(t, rules.zone());
  }

  private List<Instant> successesOf(Predicate<String> lanes) {
    return log.stream()
        .filter(entry -> lanes.test(entry.lane()) && entry.successful())
        .map(SentLog.Entry::at)
        .toList();
  }

  private Instant momentAfter(Instant t) {
    long quarter = QUARTER.toSeconds();
    Instant next =
        Instant.ofEpochSecond((Math.floorDiv(t.getEpochSecond(), quarter) + 1) * quarter);
    for (List<RollingLimit> limits : List.of(rules.rollingLimits(), rules.rollingLimitsPerLane())) {
      for (RollingLimit limit : limits) {
        for (SentLog.Entry entry : log) {
          Instant leaves = entry.at().plus(limit.period());
          next = leaves.isAfter(t) && leaves.isBefore(next) ? leaves : next;
        }
      }
    }
    return next;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
