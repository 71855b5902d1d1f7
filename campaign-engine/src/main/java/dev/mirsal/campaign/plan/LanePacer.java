package dev.mirsal.campaign.plan;

import dev.mirsal.time.Draws;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The step from one message of a lane to the next: when the next one may go, and why it waits. The
 * planner takes these steps ahead of time, supposing that every message succeeds at once; the
 * engine takes the same steps with what really happens. Between two steps the whole of it is in
 * {@link #state()}.
 *
 * <p>The first message goes at the first permitted instant. After the k-th message comes a random
 * delay, drawn from (seed, lane, k) alone, plus the longest of the pauses that fall due after k;
 * what then lands in closed time or on a used-up limit moves to the first permitted instant.
 *
 * <p>Not safe for use by several threads.
 *
 * @since 0.1
 */
public final class LanePacer {
  private final long drawKey;
  private final long drawUnit;
  private final long drawMin;
  private final long drawMax;
  private final PauseCounter[] pauses;
  private final Hours hours;
  private final Quota quota;
  private final Quota campaignQuota;
  private final long notBefore;
  private final long notAfter;

  private long messages;
  private long lastAt;

  /** The earliest time that is still possible for the next message; moves only forward. */
  private long candidate = Long.MIN_VALUE;

  private final WaitTimes waits = new WaitTimes();

  LanePacer(
      SendingRules rules, Lane lane, long seed, LaneState state, Quota campaignQuota, Hours hours) {
    this.drawKey = Draws.key(seed, Draws.stream(lane.name()));
    this.drawUnit = unit(rules);
    this.drawMin = Millis.of(rules.minDelay()) / drawUnit;
    this.drawMax = Millis.of(rules.maxDelay()) / drawUnit;
    this.hours = hours;
    this.quota = Quota.ofLane(rules, lane, state.usage());
    this.campaignQuota = campaignQuota;
    Instant start = rules.notBefore();
    Instant end = rules.notAfter();
    this.notBefore = start == null ? Long.MIN_VALUE : Millis.of(start);
    this.notAfter = end == null ? Millis.NEVER : Millis.of(end);
    this.messages = state.messages();
    this.pauses =
        rules.pauses().stream()
            .map(ladder -> new PauseCounter(ladder, messages))
            .toArray(PauseCounter[]::new);
    Instant last = state.lastAt();
    if (last != null) {
      lastAt = Millis.of(last);
      long rest =
          rules.pauses().stream().mapToLong(l -> Millis.of(l.after(messages))).max().orElse(0);
      waitAfterLast(delayAfter(messages), rest);
    }
  }

  /**
   * Returns a pacer that goes on from a state.
   *
   * @param rules how to pace; their calendar is not asked, {@code opensAt} is
   * @param lane the lane
   * @param seed the campaign's seed: the same seed gives the same delays
   * @param state where the lane stands
   * @param campaignQuota the quota of the whole campaign, shared with the other lanes
   * @param opensAt the first instant at or after a given one at which somebody on the lane may be
   *     sent to, or {@link Instant#MAX}; asked with instants that never go back
   */
  public static LanePacer of(
      SendingRules rules,
      Lane lane,
      long seed,
      LaneState state,
      Quota campaignQuota,
      UnaryOperator<Instant> opensAt) {
    return new LanePacer(rules, lane, seed, state, campaignQuota, new HostHours(opensAt));
  }

  /**
   * Returns when the next message may go.
   *
   * @param from the time from which on it can go; the answer is not before it
   * @return the first permitted instant in whole milliseconds, or {@link Instant#MAX} if there is
   *     none before the rules' {@code notAfter}
   */
  public Instant next(Instant from) {
    return Millis.toInstant(next(Millis.of(from)));
  }

  /**
   * Notes that the next message went, and starts the wait after it.
   *
   * @param at when it went; the gap to the next one is counted from here
   * @param counts whether it was successful: only then it counts toward the limits
   */
  public void sent(Instant at, boolean counts) {
    long time = Millis.of(at);
    if (counts) {
      campaignQuota.sent(time);
      quota.sent(time);
    }
    step(time);
  }

  /** Returns what made the next message wait since its predecessor, as far as known; no zeros. */
  public List<Wait> waits() {
    return waits.toList();
  }

  /** Returns where the lane stands. */
  public LaneState state() {
    return messages == 0
        ? new LaneState(0, null, quota.usage())
        : new LaneState(messages, Millis.toInstant(lastAt), quota.usage());
  }

  long next(long from) {
    long time = Math.max(Math.max(candidate, from), notBefore);
    if (time != candidate) {
      waitFrom(from, time);
    }
    while (time < notAfter) {
      long open = hours.opensAt(time);
      if (open != time) {
        time = waited(WaitReason.ACTIVE_HOURS, time, open);
        continue;
      }
      long free = quota.permittedAt(time);
      if (free != time) {
        time = waited(quota.blockedBy(), time, free);
        continue;
      }
      free = campaignQuota.permittedAt(time);
      if (free == time) {
        candidate = time;
        return time;
      }
      time = waited(campaignQuota.blockedBy(), time, free);
    }
    candidate = time;
    return Millis.NEVER;
  }

  /** The planner's step: sent successfully at its time. */
  void sent(long time) {
    campaignQuota.sent(time);
    quota.sent(time);
    step(time);
  }

  /**
   * Takes many steps at once, as long as nothing but delays can hold a message up.
   *
   * @return the index after the last time written
   */
  int run(long[] times, int from, int to) {
    long until = Math.min(hours.openUntil(candidate), notAfter);
    until = Math.min(until, Math.min(quota.clearUntil(), campaignQuota.clearUntil()));
    int end = from + Math.min(to - from, stepsWithoutPauseOrLimit());
    int index = from;
    long time = candidate;
    long delay = 0;
    while (index < end && time < until) {
      times[index++] = time;
      delay = delayAfter(messages + index - from);
      time += delay;
    }
    if (index > from) {
      settle(index - from, times[index - 1], delay);
    }
    return index;
  }

  private int stepsWithoutPauseOrLimit() {
    int steps = Math.min(quota.left(), campaignQuota.left());
    for (PauseCounter pause : pauses) {
      steps = Math.min(steps, pause.left() - 1);
    }
    return steps;
  }

  private void settle(int steps, long last, long delay) {
    messages += steps;
    lastAt = last;
    for (PauseCounter pause : pauses) {
      pause.skip(steps);
    }
    campaignQuota.sentOnDay(steps);
    quota.sentOnDay(steps);
    waitAfterLast(delay, 0);
  }

  WaitTimes waitTimes() {
    return waits;
  }

  private void step(long time) {
    messages++;
    lastAt = time;
    long rest = 0;
    for (PauseCounter pause : pauses) {
      rest = Math.max(rest, pause.count());
    }
    waitAfterLast(delayAfter(messages), rest);
  }

  private long delayAfter(long message) {
    return drawMin == drawMax
        ? drawUnit * drawMin
        : drawUnit * Draws.betweenKeyed(drawKey, message, drawMin, drawMax);
  }

  private void waitAfterLast(long delay, long rest) {
    waits.startAgain(delay, rest);
    candidate = lastAt + delay + rest;
  }

  /** A first message waits from the moment it is asked for, a later one from its candidate. */
  private void waitFrom(long from, long time) {
    long base = candidate == Long.MIN_VALUE ? from : candidate;
    if (time > base) {
      waits.add(WaitReason.START, time - base);
    }
  }

  private long waited(WaitReason reason, long from, long until) {
    if (until != Millis.NEVER) {
      waits.add(reason, until - from);
    }
    return until;
  }

  private static long unit(SendingRules rules) {
    boolean wholeSeconds =
        rules.minDelay().toMillisPart() == 0 && rules.maxDelay().toMillisPart() == 0;
    return wholeSeconds ? 1000 : 1;
  }
}
