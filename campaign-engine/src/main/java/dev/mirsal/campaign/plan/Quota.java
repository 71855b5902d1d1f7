package dev.mirsal.campaign.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a lane or of a whole campaign, and what was sent against them. The quota of a
 * campaign is shared by the pacers of its lanes.
 *
 * <p>Not safe for use by several threads.
 *
 * @since 0.1
 */
public final class Quota {
  private static final int UNLIMITED = Integer.MAX_VALUE;

  private final ZoneId zone;
  private final int dailyLimit;
  private final List<Integer> warmUp;
  private final WaitReason dailyReason;
  private final WaitReason rollingReason;
  private final boolean watchesDays;

  private final int[] rollingCounts;
  private final long[] rollingPeriods;

  /** When the last messages went: as many as the largest rolling limit counts, used as a ring. */
  private final long[] ring;

  private int ringNext;
  private int ringSize;

  private @Nullable LocalDate firstDay;
  private @Nullable LocalDate day;
  private long dayStart = Long.MIN_VALUE;
  private long dayEnd = Long.MIN_VALUE;
  private int sentOnDay;
  private int limitOnDay;
  private WaitReason blockedBy = WaitReason.DAILY_LIMIT;

  private Quota(
      ZoneId zone,
      int dailyLimit,
      List<Integer> warmUp,
      List<RollingLimit> rolling,
      WaitReason dailyReason,
      WaitReason rollingReason,
      Usage usage) {
    this.zone = zone;
    this.dailyLimit = dailyLimit == 0 ? UNLIMITED : dailyLimit;
    this.warmUp = warmUp;
    this.dailyReason = dailyReason;
    this.rollingReason = rollingReason;
    this.watchesDays = dailyLimit > 0 || !warmUp.isEmpty();
    this.rollingCounts = rolling.stream().mapToInt(RollingLimit::messages).toArray();
    this.rollingPeriods = rolling.stream().mapToLong(limit -> Millis.of(limit.period())).toArray();
    this.ring = new long[rolling.stream().mapToInt(RollingLimit::messages).max().orElse(0)];
    this.limitOnDay = this.dailyLimit;
    restore(usage);
  }

  /** Returns the quota of a campaign, to be shared by the pacers of its lanes. */
  public static Quota ofCampaign(SendingRules rules, Usage usage) {
    return new Quota(
        rules.zone(),
        rules.dailyLimit(),
        List.of(),
        rules.rollingLimits(),
        WaitReason.DAILY_LIMIT,
        WaitReason.ROLLING_LIMIT,
        usage);
  }

  static Quota ofLane(SendingRules rules, Lane lane, Usage usage) {
    return new Quota(
        rules.zone(),
        lane.dailyLimit().orElse(rules.dailyLimitPerLane()),
        rules.warmUp(),
        rules.rollingLimitsPerLane(),
        WaitReason.LANE_DAILY_LIMIT,
        WaitReason.LANE_ROLLING_LIMIT,
        usage);
  }

  /** Returns what has been sent, as far as these limits look back. */
  public Usage usage() {
    List<Instant> recent = new ArrayList<>(ringSize);
    for (int back = ringSize; back > 0; back--) {
      recent.add(Millis.toInstant(sentAt(back)));
    }
    return new Usage(firstDay, day, sentOnDay, recent);
  }

  /** Returns whether anything is limited. */
  boolean limits() {
    return watchesDays || ring.length > 0;
  }

  /**
   * Returns {@code time} if a message may go then, or else a later time at which the limit that
   * stands in the way ends; another may still hold at that time.
   */
  long permittedAt(long time) {
    if (time < dayStart) {
      // The clock has gone back to a day that is over: what was sent on it is not counted here.
      blockedBy = dailyReason;
      return dayStart;
    }
    if (sentOnDay >= limitOnDay && time < dayEnd) {
      blockedBy = limitOnDay < dailyLimit ? WaitReason.WARM_UP : dailyReason;
      return dayEnd;
    }
    for (int i = 0; i < rollingCounts.length; i++) {
      if (ringSize >= rollingCounts[i]) {
        long free = sentAt(rollingCounts[i]) + rollingPeriods[i];
        if (free > time) {
          blockedBy = rollingReason;
          return free;
        }
      }
    }
    return time;
  }

  /** Returns the limit that the last {@link #permittedAt} ran into. */
  WaitReason blockedBy() {
    return blockedBy;
  }

  void sent(long time) {
    if (watchesDays) {
      if (time >= dayEnd) {
        startDay(LocalDay.holding(Millis.toInstant(time), zone));
      }
      sentOnDay++;
    }
    if (ring.length > 0) {
      remember(time);
    }
  }

  /** Returns how many may go until {@link #clearUntil} without asking for each. */
  int left() {
    return ring.length > 0 ? 0 : Math.max(0, limitOnDay - sentOnDay);
  }

  /** Returns the time until which {@link #left} holds. */
  long clearUntil() {
    return watchesDays ? dayEnd : Millis.NEVER;
  }

  /** Counts messages of the current day whose times no rolling limit wants to know. */
  void sentOnDay(int messages) {
    sentOnDay += watchesDays ? messages : 0;
  }

  private void remember(long time) {
    ring[ringNext] = time;
    ringNext = ringNext + 1 == ring.length ? 0 : ringNext + 1;
    ringSize = Math.min(ringSize + 1, ring.length);
  }

  private void startDay(LocalDay today) {
    day = today.date();
    dayStart = watchesDays ? Millis.of(LocalDay.startOf(day, zone)) : Long.MIN_VALUE;
    dayEnd = Millis.of(today.end());
    firstDay = firstDay == null ? day : firstDay;
    sentOnDay = 0;
    limitOnDay = warmUp.isEmpty() ? dailyLimit : Math.min(dailyLimit, warmUpOn(day, firstDay));
  }

  private int warmUpOn(LocalDate date, LocalDate first) {
    long index = ChronoUnit.DAYS.between(first, date);
    return index >= 0 && index < warmUp.size() ? warmUp.get((int) index) : UNLIMITED;
  }

  private long sentAt(int back) {
    int index = ringNext - back;
    return ring[index < 0 ? index + ring.length : index];
  }

  private void restore(Usage usage) {
    firstDay = usage.firstDay();
    if (usage.day() != null) {
      startDay(LocalDay.of(usage.day(), zone));
      sentOnDay = usage.sentOnDay();
    }
    int skipped = Math.max(0, usage.recent().size() - ring.length);
    for (Instant instant : usage.recent().subList(skipped, usage.recent().size())) {
      remember(Millis.of(instant));
    }
  }
}
