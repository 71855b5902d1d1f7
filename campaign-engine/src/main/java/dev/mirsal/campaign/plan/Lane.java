package dev.mirsal.campaign.plan;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * One sender working for one campaign: a WhatsApp device, a page. It paces on its own.
 *
 * @since 0.1
 */
public final class Lane {
  private static final int MAX_WEIGHT = 1000;
  private static final int MAX_CONCURRENCY = 1000;

  private final String name;
  private final int weight;
  private final int dailyLimit;
  private final int concurrency;

  private Lane(String name, int weight, int dailyLimit, int concurrency) {
    this.name = name;
    this.weight = weight;
    this.dailyLimit = dailyLimit;
    this.concurrency = concurrency;
  }

  /**
   * Returns a lane of weight 1 without a limit of its own.
   *
   * @param name the sender's name, as the connector knows it; not blank
   * @throws IllegalArgumentException if the name is blank
   */
  public static Lane of(String name) {
    if (Objects.requireNonNull(name, "name").isBlank()) {
      throw new IllegalArgumentException("lane: the name is blank");
    }
    return new Lane(name, 1, 0, 1);
  }

  /**
   * Returns this lane with another weight: a lane of weight 3 takes three times as many recipients
   * as a lane of weight 1.
   *
   * @param newWeight 1 to 1000
   * @throws IllegalArgumentException if it is outside that range
   */
  public Lane weighing(int newWeight) {
    return new Lane(
        name,
        Limits.count("lane." + name + ".weight", newWeight, 1, MAX_WEIGHT),
        dailyLimit,
        concurrency);
  }

  /**
   * Returns this lane with a daily limit of its own, which stands in place of {@link
   * SendingRules#dailyLimitPerLane()}.
   *
   * @param messages the most successful messages a local day; 0 takes the limit away again, so that
   *     the rules' limit for lanes holds
   * @throws IllegalArgumentException if it is negative or more than 10,000,000
   */
  public Lane limitedTo(int messages) {
    return new Lane(
        name,
        weight,
        SendingRules.dailyLimit("lane." + name + ".dailyLimit", messages),
        concurrency);
  }

  /**
   * Returns this lane with another number of messages that may be on their way at once. A page may
   * have several; a WhatsApp device one, as a person who writes has.
   *
   * @param messages 1 to 1000
   * @throws IllegalArgumentException if it is outside that range
   */
  public Lane concurrently(int messages) {
    return new Lane(
        name,
        weight,
        dailyLimit,
        Limits.count("lane." + name + ".concurrency", messages, 1, MAX_CONCURRENCY));
  }

  /** Returns the sender's name. */
  public String name() {
    return name;
  }

  /** Returns the share of recipients, relative to the other lanes. */
  public int weight() {
    return weight;
  }

  /** Returns the lane's own daily limit, or empty if the rules' limit for lanes holds. */
  public OptionalInt dailyLimit() {
    return dailyLimit == 0 ? OptionalInt.empty() : OptionalInt.of(dailyLimit);
  }

  /** Returns how many messages may be on their way at once; 1 unless set. */
  public int concurrency() {
    return concurrency;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Lane that
        && name.equals(that.name)
        && weight == that.weight
        && dailyLimit == that.dailyLimit
        && concurrency == that.concurrency;
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, weight, dailyLimit, concurrency);
  }

  @Override
  public String toString() {
    return "Lane[" + name + "]";
  }
}
