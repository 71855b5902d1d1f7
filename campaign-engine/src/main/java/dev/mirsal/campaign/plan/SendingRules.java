package dev.mirsal.campaign.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a campaign paces its messages. Unless said otherwise: a random delay of 10 to 60 seconds
 * between the messages of a lane; after every 30th a pause of 30, 60, then always 90 minutes;
 * active hours from 09:00 to 18:00 each day in UTC; no limits.
 *
 * <p>Immutable and safe for use by several threads. The planner counts time in whole milliseconds.
 *
 * @since 0.1
 */
public final class SendingRules {
  private static final Duration LONGEST_DELAY = Duration.ofDays(7);
  static final int MAX_DAILY_LIMIT = 10_000_000;
  private static final int MAX_WARM_UP_DAYS = 366;

  private final ZoneId zone;
  private final Duration minDelay;
  private final Duration maxDelay;
  private final List<PauseLadder> pauses;
  private final SendingCalendar calendar;
  private final int dailyLimit;
  private final int dailyLimitPerLane;
  private final List<RollingLimit> rollingLimits;
  private final List<RollingLimit> rollingLimitsPerLane;
  private final List<Integer> warmUp;
  private final @Nullable Instant notBefore;
  private final @Nullable Instant notAfter;

  private SendingRules(Builder builder) {
    zone = builder.zone;
    minDelay = builder.minDelay;
    maxDelay = builder.maxDelay;
    pauses = builder.pauses;
    calendar = builder.calendar;
    dailyLimit = builder.dailyLimit;
    dailyLimitPerLane = builder.dailyLimitPerLane;
    rollingLimits = builder.rollingLimits;
    rollingLimitsPerLane = builder.rollingLimitsPerLane;
    warmUp = builder.warmUp;
    notBefore = builder.notBefore;
    notAfter = builder.notAfter;
  }

  /** Returns a builder that holds the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these rules, to change some of them. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Returns the campaign's zone: its days are the days of daily limits. */
  public ZoneId zone() {
    return zone;
  }

  /** Returns the shortest delay between two messages of a lane, inclusive. */
  public Duration minDelay() {
    return minDelay;
  }

  /** Returns the longest random delay between two messages of a lane, inclusive. */
  public Duration maxDelay() {
    return maxDelay;
  }

  /** Returns the pause ladders; where several fall due at once the longest pause holds. */
  public List<PauseLadder> pauses() {
    return pauses;
  }

  /** Returns when sending is open. */
  public SendingCalendar calendar() {
    return calendar;
  }

  /** Returns the most successful messages of the campaign in a local day, 0 for no limit. */
  public int dailyLimit() {
    return dailyLimit;
  }

  /** Returns the most successful messages of each lane in a local day, 0 for no limit. */
  public int dailyLimitPerLane() {
    return dailyLimitPerLane;
  }

  /** Returns the rolling limits of the campaign as a whole; all of them hold. */
  public List<RollingLimit> rollingLimits() {
    return rollingLimits;
  }

  /** Returns the rolling limits of each lane; all of them hold. */
  public List<RollingLimit> rollingLimitsPerLane() {
    return rollingLimitsPerLane;
  }

  /** Returns the most messages of a lane on its first local day, its second, …; empty for none. */
  public List<Integer> warmUp() {
    return warmUp;
  }

  /** Returns the instant before which nothing goes, or null. */
  public @Nullable Instant notBefore() {
    return notBefore;
  }

  /** Returns the instant from which on nothing goes any more, or null. */
  public @Nullable Instant notAfter() {
    return notAfter;
  }

  /** Returns how many of the last messages of a lane or a campaign the rolling limits look at. */
  public int lookBack() {
    return Stream.concat(rollingLimits.stream(), rollingLimitsPerLane.stream())
        .mapToInt(RollingLimit::messages)
        .max()
        .orElse(0);
  }

  @Override
  public String toString() {
    return "SendingRules["
        + zone
        + ", delay "
        + minDelay
        + "–"
        + maxDelay
        + ", "
        + pauses
        + ", "
        + calendar
        + ", daily "
        + dailyLimit
        + ", per lane "
        + dailyLimitPerLane
        + ", rolling "
        + rollingLimits
        + ", per lane "
        + rollingLimitsPerLane
        + ", warm-up "
        + warmUp
        + ", from "
        + notBefore
        + " until "
        + notAfter
        + "]";
  }

  /** Returns these rules with one of them lifted, and the others as they are. */
  SendingRules without(WaitReason rule) {
    Builder rest = toBuilder();
    return switch (rule) {
      case START -> rest.notBefore(null).build();
      case DELAY -> rest.delay(Duration.ZERO, Duration.ZERO).build();
      case PAUSE -> rest.pauses().build();
      case ACTIVE_HOURS -> rest.aroundTheClock().build();
      case LANE_DAILY_LIMIT -> rest.dailyLimitPerLane(0).build();
      case WARM_UP -> rest.warmUp().build();
      case LANE_ROLLING_LIMIT -> rest.rollingLimitsPerLane().build();
      case DAILY_LIMIT -> rest.dailyLimit(0).build();
      case ROLLING_LIMIT -> rest.rollingLimits().build();
    };
  }

  static int dailyLimit(String name, int messages) {
    return Limits.count(name, messages, 0, MAX_DAILY_LIMIT);
  }

  /** Collects rules; each is checked when it is given. Not safe for use by several threads. */
  public static final class Builder {
    private ZoneId zone = ZoneId.of("UTC");
    private Duration minDelay = Duration.ofSeconds(10);
    private Duration maxDelay = Duration.ofSeconds(60);
    private List<PauseLadder> pauses =
        List.of(
            PauseLadder.every(
                30, Duration.ofMinutes(30), Duration.ofMinutes(60), Duration.ofMinutes(90)));
    private SendingCalendar calendar = ActiveHours.daily(LocalTime.of(9, 0), LocalTime.of(18, 0));
    private int dailyLimit;
    private int dailyLimitPerLane;
    private List<RollingLimit> rollingLimits = List.of();
    private List<RollingLimit> rollingLimitsPerLane = List.of();
    private List<Integer> warmUp = List.of();
    private @Nullable Instant notBefore;
    private @Nullable Instant notAfter;

    private Builder() {}

    private Builder(SendingRules rules) {
      zone = rules.zone;
      minDelay = rules.minDelay;
      maxDelay = rules.maxDelay;
      pauses = rules.pauses;
      calendar = rules.calendar;
      dailyLimit = rules.dailyLimit;
      dailyLimitPerLane = rules.dailyLimitPerLane;
      rollingLimits = rules.rollingLimits;
      rollingLimitsPerLane = rules.rollingLimitsPerLane;
      warmUp = rules.warmUp;
      notBefore = rules.notBefore;
      notAfter = rules.notAfter;
    }

    /** Sets the campaign's zone: for its active hours, and for the days of daily limits. */
    public Builder zone(ZoneId value) {
      zone = Objects.requireNonNull(value, "zone");
      return this;
    }

    /**
     * Sets the random delay between two messages of a lane, uniform over whole seconds if both ends
     * are whole seconds, else over milliseconds.
     *
     * @param min the shortest, inclusive, from zero to 7 days in whole milliseconds
     * @param max the longest, inclusive, at least {@code min}
     * @throws IllegalArgumentException if a bound is broken
     */
    public Builder delay(Duration min, Duration max) {
      Limits.duration("delay.min", min, Duration.ZERO, LONGEST_DELAY);
      Limits.duration("delay.max", max, min, LONGEST_DELAY);
      minDelay = min;
      maxDelay = max;
      return this;
    }

    /** Sets the pauses after every so many messages of a lane; none given means no pauses. */
    public Builder pauses(PauseLadder... ladders) {
      pauses = List.of(ladders);
      return this;
    }

    /** Sets when sending is open. */
    public Builder calendar(SendingCalendar value) {
      calendar = Objects.requireNonNull(value, "calendar");
      return this;
    }

    /** Sets active hours that are the same every day: start inclusive, end exclusive. */
    public Builder activeHours(LocalTime start, LocalTime end) {
      return calendar(ActiveHours.daily(start, end));
    }

    /** Lets messages go around the clock. */
    public Builder aroundTheClock() {
      return calendar(SendingCalendar.always());
    }

    /**
     * Sets the most successful messages of the campaign in one local day.
     *
     * @param messages 0 for no limit, at most 10,000,000
     * @throws IllegalArgumentException if it is outside that range
     */
    public Builder dailyLimit(int messages) {
      dailyLimit = SendingRules.dailyLimit("dailyLimit", messages);
      return this;
    }

    /**
     * Sets the most successful messages of each lane in one local day.
     *
     * @param messages 0 for no limit, at most 10,000,000
     * @throws IllegalArgumentException if it is outside that range
     */
    public Builder dailyLimitPerLane(int messages) {
      dailyLimitPerLane = SendingRules.dailyLimit("dailyLimitPerLane", messages);
      return this;
    }

    /** Sets the rolling limits of the campaign as a whole. */
    public Builder rollingLimits(RollingLimit... limits) {
      rollingLimits = List.of(limits);
      return this;
    }

    /** Sets the rolling limits of each lane. */
    public Builder rollingLimitsPerLane(RollingLimit... limits) {
      rollingLimitsPerLane = List.of(limits);
      return this;
    }

    /**
     * Sets how much a lane may send on its first local day of sending, on the calendar day after,
     * and so on; after the last of them only the other limits hold.
     *
     * @param messagesByDay each 1 to 10,000,000; at most 366 of them
     * @throws IllegalArgumentException if a bound is broken
     */
    public Builder warmUp(Integer... messagesByDay) {
      List<Integer> days = List.of(messagesByDay);
      Limits.count("warmUp.days", days.size(), 0, MAX_WARM_UP_DAYS);
      for (int i = 0; i < days.size(); i++) {
        Limits.count("warmUp[" + i + "]", days.get(i), 1, MAX_DAILY_LIMIT);
      }
      warmUp = days;
      return this;
    }

    /** Sets the instant before which nothing goes; null for none. */
    public Builder notBefore(@Nullable Instant value) {
      notBefore = value;
      return this;
    }

    /** Sets the instant from which on nothing goes any more; null for none. */
    public Builder notAfter(@Nullable Instant value) {
      notAfter = value;
      return this;
    }

    /**
     * Returns the rules.
     *
     * @throws IllegalArgumentException if nothing could ever go, because {@code notAfter} is not
     *     after {@code notBefore}
     */
    public SendingRules build() {
      if (notBefore != null && notAfter != null && !notBefore.isBefore(notAfter)) {
        throw new IllegalArgumentException(
            "notAfter: " + notAfter + ", must be after notBefore " + notBefore);
      }
      return new SendingRules(this);
    }
  }
}
