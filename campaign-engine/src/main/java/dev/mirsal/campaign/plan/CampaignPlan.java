package dev.mirsal.campaign.plan;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * When each message of a backlog would go. A plan is a question, not a list: each answer folds over
 * the backlog afresh, in memory that does not grow with it, unless {@link #table()} is asked for.
 *
 * <p>Immutable and safe for use by several threads, as far as its backlog is.
 *
 * @since 0.1
 */
public final class CampaignPlan {
  private final CampaignPlanner planner;
  private final Backlog backlog;
  private final Instant start;

  CampaignPlan(CampaignPlanner planner, Backlog backlog, Instant start) {
    this.planner = planner;
    this.backlog = backlog;
    this.start = start;
  }

  /** Returns the messages in order of time; at the same time, in the order of the lanes. */
  public Stream<PlannedMessage> messages() {
    PlanCursor cursor = fold();
    return StreamSupport.stream(
        new Spliterators.AbstractSpliterator<>(
            Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE) {
          @Override
          public boolean tryAdvance(Consumer<? super PlannedMessage> action) {
            boolean found = cursor.advance();
            if (found) {
              action.accept(cursor.message());
            }
            return found;
          }
        },
        false);
  }

  /**
   * Returns the message at a place in the order of time, with what it waited for.
   *
   * @param place the place, from 0
   * @return the message, or empty if there are not so many
   * @throws IllegalArgumentException if the place is negative
   */
  public Optional<PlannedMessage> message(long place) {
    if (place < 0) {
      throw new IllegalArgumentException("plan.message: place " + place + ", must be 0 or more");
    }
    PlanCursor cursor = fold();
    for (long i = 0; i < place; i++) {
      if (!cursor.advance()) {
        return Optional.empty();
      }
    }
    return cursor.advance() ? Optional.of(cursor.message()) : Optional.empty();
  }

  /** Returns the plan in figures. */
  public PlanSummary summary() {
    return PlanSummary.of(fold(), planner.rules().zone(), planner.lanes(), start);
  }

  /** Returns the plan as a table in memory, at most at 20 bytes a message. */
  public PlanTable table() {
    return backlog instanceof Backlog.Count count && planner.lanes().size() == 1
        ? planner.tableOfOneLane(count.recipients(), start)
        : PlanTable.of(fold(), planner.lanes(), backlog.expected());
  }

  /** Returns how many messages would have gone before an instant. */
  public long countBefore(Instant end) {
    long limit = Millis.of(end);
    PlanCursor cursor = fold();
    long count = 0;
    while (cursor.advance() && cursor.at() < limit) {
      count++;
    }
    return count;
  }

  /**
   * Returns the rule that bounds this plan: each rule is lifted in turn, and it is the one whose
   * absence lets the most messages go, or ends the plan earliest. Costs a fold for each rule in
   * force.
   *
   * @return the rule; empty if none makes a difference
   */
  public Optional<PlanBound> bound() {
    PlanEnd end = end();
    PlanEnd best = end;
    PlanBound bound = null;
    for (WaitReason rule : WaitReason.values()) {
      PlanEnd without = planner.without(rule).plan(backlog, start).end();
      if (without.compareTo(best) < 0) {
        best = without;
        bound = new PlanBound(rule, end.last(), without.last());
      }
    }
    return Optional.ofNullable(bound);
  }

  /**
   * Returns a daily limit of the campaign with which everybody goes before a deadline, the other
   * rules as they are, while with one less they would not. Costs some twenty folds.
   *
   * <p>It is the smallest one, but where a limit makes a plan end sooner: whoever it moves to the
   * next opening goes when that begins, and without it perhaps a little later. Such limits are not
   * looked for.
   *
   * @param deadline the instant before which the last message must go
   * @return the limit; empty if without a limit it would not end by then, or nobody is left
   */
  public OptionalInt dailyLimitToEndBefore(Instant deadline) {
    long total = withDailyLimit(0).countBefore(deadline);
    if (total == 0 || withDailyLimit(0).messages().skip(total).findAny().isPresent()) {
      return OptionalInt.empty();
    }
    int low = 1;
    // What went today before the plan counts against the limit too.
    int high = (int) Math.min(total + planner.sentOnDay(), SendingRules.MAX_DAILY_LIMIT);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (withDailyLimit(middle).countBefore(deadline) == total) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return OptionalInt.of(low);
  }

  /**
   * Returns the plan for the same backlog with another daily limit of the campaign: to ask what if.
   *
   * @param limit the most successful messages a local day, 0 for no limit
   */
  public CampaignPlan withDailyLimit(int limit) {
    SendingRules rules = planner.rules().toBuilder().dailyLimit(limit).build();
    return planner.withRules(rules).plan(backlog, start);
  }

  private PlanEnd end() {
    PlanCursor cursor = fold();
    long count = 0;
    long last = Millis.NEVER;
    while (cursor.advance()) {
      count++;
      last = cursor.at();
    }
    return new PlanEnd(count, Millis.toInstant(last));
  }

  /** How far a plan comes; the best first: more messages, or the same ones sooner. */
  private record PlanEnd(long messages, Instant last) implements Comparable<PlanEnd> {
    @Override
    public int compareTo(PlanEnd other) {
      return messages == other.messages
          ? last.compareTo(other.last)
          : Long.compare(other.messages, messages);
    }
  }

  PlanCursor fold() {
    return planner.fold(backlog, start);
  }
}
