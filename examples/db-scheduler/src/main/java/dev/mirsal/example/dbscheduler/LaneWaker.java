package dev.mirsal.example.dbscheduler;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import dev.mirsal.campaign.engine.CampaignListener;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.store.CampaignRecord;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the lanes of a campaign their tasks: when it is launched, resumed or edited, at once, and
 * without anybody who looks whether there is something to do. What rests has no tasks, or one that
 * finds nothing to do when it is its turn, and goes.
 */
public final class LaneWaker implements CampaignListener {
  private static final Logger LOG = LoggerFactory.getLogger(LaneWaker.class);

  private final SchedulerClient scheduler;

  /**
   * Creates a listener for an engine.
   *
   * @param scheduler writes tasks down; it need not run any
   */
  public LaneWaker(SchedulerClient scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public void campaignChanged(CampaignRecord record) {
    Instant due = record.dueFrom();
    if (due != null) {
      for (Lane lane : record.campaign().lanes()) {
        wake(new LaneId(record.campaign().id(), lane.name()), due);
      }
    }
  }

  /** Makes sure that a lane's task runs at an instant, or has been told to look again. */
  void wake(LaneId lane, Instant due) {
    try {
      scheduler.schedule(
          LaneTasks.LANE.instance(lane.taskId()).data(lane).scheduledTo(due),
          ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
    } catch (TaskInstanceCurrentlyExecutingException
        | TaskInstanceNotFoundException
        | ExecutionException e) {
      // It is running, has run just now, or is picked or put off at this moment: whoever does so
      // looks again before it rests.
      LOG.debug("lane {} is running", lane);
    }
  }
}
