package dev.mirsal.example.dbscheduler;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.mirsal.campaign.CampaignException;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.DueLane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Each lane that has something to do is one task of db-scheduler, on any of its machines: it sends
 * what is due, and is scheduled again for when the lane is due next. A lane with nothing to do has
 * no task.
 *
 * <p>Safe for use by several threads.
 */
public final class LaneTasks {
  static final TaskDescriptor<LaneId> LANE = TaskDescriptor.of("mirsal-lane", LaneId.class);

  private static final TaskDescriptor<Void> FORGOTTEN = TaskDescriptor.of("mirsal-forgotten");
  private static final Duration RETRY = Duration.ofSeconds(30);
  private static final int MOST_FORGOTTEN = 1000;

  private final CampaignEngine engine;
  private final CampaignStore store;
  private final String owner;
  private final LaneWaker waker;
  private final InstantSource clock;

  /**
   * Creates the tasks of one process.
   *
   * @param engine what sends
   * @param store the engine's
   * @param owner the engine's own name
   * @param waker the engine's listener
   * @param clock the engine's
   */
  public LaneTasks(
      CampaignEngine engine,
      CampaignStore store,
      String owner,
      LaneWaker waker,
      InstantSource clock) {
    this.engine = engine;
    this.store = store;
    this.owner = owner;
    this.waker = waker;
    this.clock = clock;
  }

  /** Returns the task of which each lane that is due has one instance. */
  public Task<LaneId> lanes() {
    // region lanes
    return Tasks.custom(LANE)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
        .onDeadExecutionRevive()
        .execute((task, context) -> run(task.getData()));
    // endregion
  }

  private CompletionHandler<LaneId> run(LaneId lane) {
    // region run
    try {
      Instant next = engine.runLane(lane.campaignId(), lane.lane());
      return (complete, task) -> rest(lane, next, complete, task);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return (complete, task) -> task.reschedule(complete, complete.getTimeDone());
    } catch (CampaignException gone) {
      return (complete, task) -> task.remove();
    }
    // endregion
  }

  /** What is launched, resumed or edited while the task is running has not reached it. */
  private void rest(
      LaneId lane, Instant next, ExecutionComplete complete, ExecutionOperations<LaneId> task) {
    if (next.equals(Instant.MAX)) {
      task.remove();
    } else {
      task.reschedule(complete, next);
    }
    Instant due = store.dueAt(lane.campaignId(), lane.lane(), clock.instant(), owner);
    if (due != null && due.isBefore(next)) {
      waker.wake(lane, due);
    }
  }

  /**
   * Returns a task that gives lanes their tasks if nobody has: because a process ended between the
   * launch of a campaign and the telling of it, or does not know of this scheduler.
   *
   * @param every how often
   */
  public RecurringTask<Void> forgotten(Duration every) {
    return Tasks.recurring(FORGOTTEN, FixedDelay.of(every))
        .execute(
            (task, context) -> {
              for (DueLane lane : engine.dueLanes(MOST_FORGOTTEN)) {
                waker.wake(new LaneId(lane.campaignId(), lane.lane()), clock.instant());
              }
            });
  }
}
