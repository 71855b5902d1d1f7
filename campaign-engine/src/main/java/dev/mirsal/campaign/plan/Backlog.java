package dev.mirsal.campaign.plan;

import dev.mirsal.message.Recipient;
import java.util.Collection;
import java.util.Map;

/**
 * Who is still to be sent to. All forms are read from the start each time a plan is asked for
 * something, so an {@link Iterable} must give the same recipients in the same order each time.
 *
 * @since 0.1
 */
public sealed interface Backlog {

  /** Returns a backlog of so many recipients, all in the campaign's zone, to be dealt in turn. */
  static Backlog of(long recipients) {
    return new Count(recipients);
  }

  /** Returns a backlog of recipients, each in its own zone if it has one, still to be dealt. */
  static Backlog of(Iterable<Recipient> recipients) {
    return new Listed(recipients);
  }

  /** Returns a backlog that has been dealt: how many are left on each lane, by its name. */
  static Backlog countsByLane(Map<String, Long> recipients) {
    return new CountsByLane(recipients);
  }

  /** Returns a backlog that has been dealt: who is left on each lane, by its name. */
  static Backlog byLane(Map<String, ? extends Iterable<Recipient>> recipients) {
    return new ListedByLane(Map.copyOf(recipients));
  }

  /**
   * So many recipients.
   *
   * @param recipients how many, 0 or more
   */
  record Count(long recipients) implements Backlog {
    /** Checks. */
    public Count {
      requireCount("backlog", recipients);
    }
  }

  /**
   * Recipients still to be dealt.
   *
   * @param recipients in the order in which they go
   */
  record Listed(Iterable<Recipient> recipients) implements Backlog {}

  /**
   * How many are left on each lane.
   *
   * @param recipients by lane name; a lane that is not named has none
   */
  record CountsByLane(Map<String, Long> recipients) implements Backlog {
    /** Checks and copies. */
    public CountsByLane {
      recipients = Map.copyOf(recipients);
      recipients.forEach((lane, count) -> requireCount("backlog." + lane, count));
    }
  }

  /**
   * Who is left on each lane.
   *
   * @param recipients by lane name, in the order in which they go
   */
  record ListedByLane(Map<String, Iterable<Recipient>> recipients) implements Backlog {}

  /** Returns how many to make room for: exact if that costs nothing to know. */
  default int expected() {
    if (this instanceof Count count) {
      return (int) Math.min(count.recipients(), Integer.MAX_VALUE - 8);
    }
    if (this instanceof Listed listed && listed.recipients() instanceof Collection<?> list) {
      return list.size();
    }
    return 1024;
  }

  private static void requireCount(String name, long count) {
    if (count < 0) {
      throw new IllegalArgumentException(name + ": " + count + " recipients, must be 0 or more");
    }
  }
}
