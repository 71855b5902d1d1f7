package dev.mirsal.testkit.plan;

import dev.mirsal.campaign.plan.LaneState;
import dev.mirsal.campaign.plan.PlannedMessage;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.plan.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What lanes have sent, message by message, and what a planner must know of it to go on. It stands
 * in for the ledger of a campaign.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param entries the messages in order of time
 * @since 0.1
 */
public record SentLog(List<Entry> entries) {
  /** Nothing has been sent. */
  public static final SentLog EMPTY = new SentLog(List.of());

  /** Copies, and puts the entries in order of time. */
  public SentLog {
    entries = entries.stream().sorted(Comparator.comparing(Entry::at)).toList();
  }

  /**
   * A message that reached the platform.
   *
   * @param lane the lane's name
   * @param at when it went
   * @param successful whether it counts toward the limits
   */
  public record Entry(String lane, Instant at, boolean successful) {}

  /** Returns this log with the messages of a plan after it, all of them successful. */
  public SentLog with(List<PlannedMessage> planned) {
    List<Entry> all = new ArrayList<>(entries);
    planned.forEach(message -> all.add(new Entry(message.lane(), message.at(), true)));
    return new SentLog(all);
  }

  /** Returns where each lane that has sent stands, by its name. */
  public Map<String, LaneState> laneStates(SendingRules rules) {
    Map<String, LaneState> states = new HashMap<>();
    for (Entry entry : entries) {
      String lane = entry.lane();
      Predicate<Entry> own = other -> other.lane().equals(lane);
      long messages = entries.stream().filter(own).count();
      states.put(lane, new LaneState(messages, entry.at(), usage(rules, own)));
    }
    return states;
  }

  /** Returns what the campaign as a whole has sent. */
  public Usage usage(SendingRules rules) {
    return usage(rules, entry -> true);
  }

  private Usage usage(SendingRules rules, Predicate<Entry> which) {
    List<Instant> sent =
        entries.stream().filter(which).filter(Entry::successful).map(Entry::at).toList();
    List<Instant> latestFirst =
        sent.stream()
            .sorted(Comparator.reverseOrder())
            .limit(Math.max(1, rules.lookBack()))
            .toList();
    return Usage.of(
        rules.zone(),
        sent.isEmpty() ? null : sent.get(0),
        latestFirst,
        from -> (int) sent.stream().filter(at -> !at.isBefore(from)).count());
  }
}
