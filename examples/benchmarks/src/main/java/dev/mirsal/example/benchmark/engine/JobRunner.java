package dev.mirsal.example.benchmark.engine;

/**
 * Mirsal's engine, its peers, and the bare executor, which keeps no record and promises nothing.
 */
public enum JobRunner {
  /** A campaign on a hundred lanes, sent by one thread. */
  MIRSAL_ALONE("Mirsal, one thread"),
  /** The same with the threads of an executor. */
  MIRSAL_ON_EXECUTOR("Mirsal, executor"),
  /** What the JDK has. */
  BARE_EXECUTOR("ScheduledThreadPoolExecutor"),
  /** Quartz with its jobs in memory. */
  QUARTZ("Quartz 2.5.2, RAMJobStore"),
  /** db-scheduler with its table in memory. */
  DB_SCHEDULER("db-scheduler 16.9.0, HSQLDB in memory");

  /** Its name in tables. */
  public final String title;

  JobRunner(String title) {
    this.title = title;
  }

  /** Opens one that runs at most so many jobs at a time. */
  Jobs open(int most) throws Exception {
    return switch (this) {
      case MIRSAL_ALONE -> CampaignJobs.onOneThread(most);
      case MIRSAL_ON_EXECUTOR -> CampaignJobs.onExecutor(most);
      case BARE_EXECUTOR -> new ExecutorJobs();
      case QUARTZ -> new QuartzJobs();
      case DB_SCHEDULER -> new DbSchedulerJobs();
    };
  }
}
