package dev.mirsal.campaign.plan;

import java.time.Instant;
import java.util.Optional;
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

  /** Returns the message at a place in the order of time, from 0, with what it waited for. */
  public Optional<PlannedMessage> message(long place) {
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

  /** Returns the plan as a table in memory, at 20 bytes a message. */
  public PlanTable table() {
    return PlanTable.of(fold(), planner.lanes());
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

  PlanCursor fold() {
    return planner.fold(backlog, start);
  }
}
