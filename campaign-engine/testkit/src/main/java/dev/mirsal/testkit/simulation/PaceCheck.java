package dev.mirsal.testkit.simulation;

import dev.mirsal.campaign.plan.PauseLadder;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How long a lane has to wait at least after the message before, and the pauses that are due. */
final class PaceCheck {
  /**
   * Lanes on which a message that had reached the platform went again, or turned out not to have:
   * it may be counted once or twice, so that where pauses fall is open.
   */
  private final Set<String> recounted = new HashSet<>();

  void recount(String lane) {
    recounted.add(lane);
  }

  /**
   * Returns what is wrong about the instant of an attempt, if anything.
   *
   * @param lane whose message it is
   * @param rules by which it goes
   * @param before the rows of the lane as they were when it was begun
   * @param calls of the lane, made before
   * @param at the instant written down for it
   */
  Optional<String> tooSoon(
      String lane, SendingRules rules, List<LedgerEntry> before, List<Call> calls, Instant at) {
    Optional<Instant> went =
        calls.stream()
            .filter(call -> call.went() || (call.isInProgress() && call.worker().isAlive()))
            .map(Call::written)
            .max(Instant::compareTo);
    List<Instant> reached = before.stream().flatMap(row -> row.pacedAt().stream()).toList();
    Optional<Instant> last = reached.stream().max(Instant::compareTo);
    Duration pause = recounted.contains(lane) ? Duration.ZERO : pause(rules, reached.size());
    if (went.isPresent() && at.isBefore(went.get().plus(rules.minDelay()))) {
      return Optional.of("too soon after the message at " + went.get() + " on " + lane);
    }
    return last.isPresent() && at.isBefore(last.get().plus(rules.minDelay()).plus(pause))
        ? Optional.of(
            "too soon after " + reached.size() + ", the last at " + last.get() + ", " + lane)
        : Optional.empty();
  }

  private static Duration pause(SendingRules rules, int messages) {
    Duration longest = Duration.ZERO;
    for (PauseLadder ladder : rules.pauses()) {
      if (messages > 0 && messages % ladder.every() == 0) {
        int rung = Math.min(messages / ladder.every(), ladder.pauses().size()) - 1;
        Duration pause = ladder.pauses().get(rung);
        longest = pause.compareTo(longest) > 0 ? pause : longest;
      }
    }
    return longest;
  }
}
