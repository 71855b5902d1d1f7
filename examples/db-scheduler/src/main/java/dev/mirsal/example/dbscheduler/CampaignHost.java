package dev.mirsal.example.dbscheduler;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.message.Channel;
import dev.mirsal.send.MessageSender;
import dev.mirsal.time.SystemTime;
import java.time.Duration;
import javax.sql.DataSource;

/** One process of a host that schedules everything with db-scheduler, its campaigns too. */
public final class CampaignHost implements AutoCloseable {
  static final int THREADS = 8;

  private final CampaignEngine engine;
  private final Scheduler scheduler;

  private CampaignHost(CampaignEngine engine, Scheduler scheduler) {
    this.engine = engine;
    this.scheduler = scheduler;
  }

  /**
   * Starts a process.
   *
   * @param database has the table of db-scheduler
   * @param store where campaigns are kept, in the same database or another
   * @param sender what sends
   * @param name of this process, which no other has
   * @param polling how often db-scheduler looks for tasks: messages go so much late at most
   */
  public static CampaignHost start(
      DataSource database,
      CampaignStore store,
      MessageSender sender,
      String name,
      Duration polling) {
    // region wiring
    LaneWaker waker = new LaneWaker(SchedulerClient.Builder.create(database).build());
    CampaignEngine engine =
        CampaignEngine.builder()
            .store(store)
            .owner(name)
            .sender(Channel.WHATSAPP, sender)
            .listener(waker)
            .build();
    LaneTasks tasks = new LaneTasks(engine, store, name, waker, SystemTime.clock());
    Scheduler scheduler =
        Scheduler.create(database, tasks.lanes())
            .startTasks(tasks.forgotten(Duration.ofMinutes(1)))
            .schedulerName(new SchedulerName.Fixed(name))
            .pollingInterval(polling)
            .threads(THREADS)
            .build();
    scheduler.start();
    // endregion
    return new CampaignHost(engine, scheduler);
  }

  /** Returns the engine: a campaign that is launched with it is sent by all processes. */
  public CampaignEngine engine() {
    return engine;
  }

  /** Waits for what is on its way. */
  @Override
  public void close() {
    scheduler.stop();
    engine.release();
  }
}
