package dev.mirsal.example.jdbc;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** db-scheduler with the faster of its two ways to poll, running tasks that do nothing. */
final class DbSchedulerPeer {
  private static final String TABLE =
      """
      CREATE TABLE scheduled_tasks (
        task_name text NOT NULL,
        task_instance text NOT NULL,
        task_data bytea,
        execution_time timestamp with time zone NOT NULL,
        picked BOOLEAN NOT NULL,
        picked_by text,
        last_success timestamp with time zone,
        last_failure timestamp with time zone,
        consecutive_failures INT,
        last_heartbeat timestamp with time zone,
        version BIGINT NOT NULL,
        priority SMALLINT,
        PRIMARY KEY (task_name, task_instance));
      CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time);
      CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat)""";

  private volatile CountDownLatch open = new CountDownLatch(0);
  private final DataSource pool;
  private final OneTimeTask<Void> task =
      Tasks.oneTime("nothing").execute((instance, context) -> open.countDown());
  private final Scheduler scheduler;

  DbSchedulerPeer(DataSource pool, int threads) throws SQLException {
    this.pool = pool;
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
    }
    scheduler =
        Scheduler.create(pool, task)
            .threads(threads)
            .pollUsingLockAndFetch(0.5, 4.0)
            .pollingInterval(Duration.ofMillis(50))
            .build();
  }

  void schedule(int tasks) {
    open = new CountDownLatch(tasks);
    scheduler.scheduleBatch(
        IntStream.range(0, tasks).mapToObj(i -> task.instance("task" + i)), Instant.EPOCH);
  }

  void run() throws Exception {
    scheduler.start();
    open.await();
    // The last of them have run, but are still to be written down.
    scheduler.stop();
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        var left = statement.executeQuery("SELECT count(*) FROM scheduled_tasks")) {
      left.next();
      if (left.getInt(1) != 0) {
        throw new IllegalStateException(left.getInt(1) + " tasks are left");
      }
    }
  }
}
