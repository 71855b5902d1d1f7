package dev.mirsal.example.benchmark.engine;

import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

/** Each job is a job with a trigger that fires at once; acquired in batches, as is fastest. */
final class QuartzJobs implements Jobs {
  private final Scheduler scheduler;
  private long number;
  private volatile CountDownLatch open = new CountDownLatch(0);

  QuartzJobs() throws SchedulerException {
    String threads = Integer.toString(THREADS);
    Properties settings = new Properties();
    settings.setProperty("org.quartz.scheduler.instanceName", "jobs");
    settings.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
    settings.setProperty("org.quartz.threadPool.threadCount", threads);
    settings.setProperty("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", threads);
    scheduler = new StdSchedulerFactory(settings).getScheduler();
    Counted counted = new Counted();
    scheduler.setJobFactory((bundle, its) -> counted);
    scheduler.start();
  }

  private final class Counted implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      open.countDown();
    }
  }

  @Override
  public void run(int count) throws SchedulerException, InterruptedException {
    CountDownLatch all = new CountDownLatch(count);
    open = all;
    for (int i = 0; i < count; i++) {
      String id = Long.toString(number++);
      scheduler.scheduleJob(
          JobBuilder.newJob(Counted.class).withIdentity(id).build(),
          TriggerBuilder.newTrigger().withIdentity(id).startNow().build());
    }
    all.await();
  }

  @Override
  public void close() {
    try {
      scheduler.shutdown(true);
    } catch (SchedulerException e) {
      throw new IllegalStateException(e);
    }
  }
}
