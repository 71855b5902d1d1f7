package dev.mirsal.example.benchmark.engine;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.mirsal.time.SystemTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.hsqldb.jdbc.JDBCPool;

/** Each job is a one-time task in a table in memory; taken in by batches, looked for often. */
final class DbSchedulerJobs implements Jobs {
  /** The table as db-scheduler documents it, with the indexes that it advises. */
  private static final List<String> SCHEMA =
      List.of(
          """
          create table scheduled_tasks (
            task_name varchar(100) not null,
            task_instance varchar(100) not null,
            task_data blob,
            execution_time timestamp with time zone not null,
            picked boolean not null,
            picked_by varchar(50),
            last_success timestamp with time zone,
            last_failure timestamp with time zone,
            consecutive_failures int,
            last_heartbeat timestamp with time zone,
            version bigint not null,
            priority smallint,
            primary key (task_name, task_instance))
          """,
          "create index execution_time_idx on scheduled_tasks (execution_time)",
          "create index last_heartbeat_idx on scheduled_tasks (last_heartbeat)");

  private final OneTimeTask<Void> task =
      Tasks.oneTime("job").execute((instance, context) -> count());
  private final JDBCPool pool = new JDBCPool(2 * THREADS);
  private final Scheduler scheduler;
  private long number;
  private volatile CountDownLatch open = new CountDownLatch(0);

  DbSchedulerJobs() throws SQLException {
    pool.setUrl("jdbc:hsqldb:mem:jobs");
    pool.setUser("SA");
    createTable(pool);
    scheduler =
        Scheduler.create(pool, task)
            .threads(THREADS)
            .pollingInterval(Duration.ofMillis(10))
            .build();
    scheduler.start();
  }

  private static void createTable(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop table scheduled_tasks if exists");
      for (String each : SCHEMA) {
        statement.execute(each);
      }
    }
  }

  private void count() {
    open.countDown();
  }

  @Override
  public void run(int count) throws InterruptedException {
    CountDownLatch all = new CountDownLatch(count);
    open = all;
    List<TaskInstance<?>> jobs =
        LongStream.range(number, number + count)
            .<TaskInstance<?>>mapToObj(i -> task.instance(Long.toString(i)))
            .toList();
    number += count;
    scheduler.scheduleBatch(jobs, SystemTime.clock().instant());
    all.await();
  }

  @Override
  public void close() {
    scheduler.stop();
    try {
      pool.close(0);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
