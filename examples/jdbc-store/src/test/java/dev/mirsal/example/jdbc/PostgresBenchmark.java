package dev.mirsal.example.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * How fast campaigns go over PostgreSQL, beside db-scheduler, bare SQL and COPY: all in one run, on
 * one server that flushes each commit to disk. No test by its name: it runs when asked for.
 */
class PostgresBenchmark {
  private static final int MESSAGES = Integer.getInteger("messages", 40_000);
  private static final int RECIPIENTS = Integer.getInteger("recipients", 1_000_000);
  private static final int THREADS = Integer.getInteger("threads", 128);

  /** As many as the store commits together, and at the same time. */
  private static final int TOGETHER = 50;

  private static final int ROUNDS = Integer.getInteger("rounds", 3);

  @Test
  void run() throws Exception {
    main();
  }

  public static void main(String... args) throws Exception {
    main();
  }

  private static void main() throws Exception {
    try (EmbeddedPostgres server = server()) {
      DataSource database = server.getPostgresDatabase();
      ProcessorTime time = new ProcessorTime(database);
      executions(database, time);
      launch(database, time);
    }
  }

  /** The embedded server is made for tests and would not wait for the disk. */
  private static EmbeddedPostgres server() throws IOException {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("shared_buffers", "512MB")
        .setServerConfig("max_wal_size", "8GB")
        .start();
  }

  private static void executions(DataSource database, ProcessorTime time) throws Exception {
    print(
        "%d messages, %d threads, fsync %s, synchronous_commit %s",
        MESSAGES, THREADS, show(database, "fsync"), show(database, "synchronous_commit"));
    print("one round for the JVM's compiler, which does not count:");
    round(database, time);
    double[] best = new double[4];
    for (int i = 0; i < ROUNDS; i++) {
      double[] rates = round(database, time);
      Arrays.setAll(best, which -> Math.max(best[which], rates[which]));
    }
    print(
        "best of %d: engine %.0f/s, the same statements one by one %.0f/s, combined %.0f/s, "
            + "db-scheduler %.0f/s",
        ROUNDS, best[0], best[1], best[2], best[3]);
    print("engine / db-scheduler %.2f", best[0] / best[3]);
    print("engine / bare SQL one by one %.2f, combined %.2f", best[0] / best[1], best[0] / best[2]);
  }

  private static double[] round(DataSource database, ProcessorTime time) throws Exception {
    return new double[] {
      engine(database, time),
      bare(database, time, 1, THREADS),
      bare(database, time, TOGETHER, 2),
      dbScheduler(database, time)
    };
  }

  private static double engine(DataSource database, ProcessorTime time) throws Exception {
    try (HikariDataSource pool = pool(database, 24)) {
      BenchmarkCampaign campaign = new BenchmarkCampaign(pool);
      campaign.launch(MESSAGES);
      double rate = report(time, "engine", MESSAGES, () -> campaign.send(THREADS));
      campaign.check(MESSAGES);
      return rate;
    }
  }

  private static double bare(DataSource database, ProcessorTime time, int together, int threads)
      throws Exception {
    try (HikariDataSource pool = pool(database, threads)) {
      BareSql bare = new BareSql(pool, MESSAGES, together);
      return report(time, "bare SQL, " + together + " together", MESSAGES, () -> bare.run(threads));
    }
  }

  private static double dbScheduler(DataSource database, ProcessorTime time) throws Exception {
    try (HikariDataSource pool = pool(database, THREADS + 6)) {
      DbSchedulerPeer peer = new DbSchedulerPeer(pool, THREADS);
      peer.schedule(MESSAGES);
      return report(time, "db-scheduler", MESSAGES, peer::run);
    }
  }

  private static void launch(DataSource database, ProcessorTime time) throws Exception {
    double[] best = new double[2];
    for (int round = 0; round < ROUNDS; round++) {
      try (HikariDataSource pool = pool(database, 4)) {
        BenchmarkCampaign campaign = new BenchmarkCampaign(pool);
        best[0] =
            Math.max(
                best[0], report(time, "launch", RECIPIENTS, () -> campaign.launch(RECIPIENTS)));
      }
      try (HikariDataSource pool = pool(database, 4)) {
        JdbcCampaignStore.create(pool, JsonCampaignCodec.create());
        CopyPeer copy = new CopyPeer(pool, BenchmarkCampaign.LANES);
        best[1] = Math.max(best[1], report(time, "COPY", RECIPIENTS, () -> copy.run(RECIPIENTS)));
      }
    }
    print(
        "best of %d: launch %.0f/s, COPY %.0f/s; launch / COPY %.2f",
        ROUNDS, best[0], best[1], best[0] / best[1]);
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double report(ProcessorTime time, String name, int count, Work work)
      throws Exception {
    double busy = time.seconds();
    long start = System.nanoTime();
    work.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    double micros = (time.seconds() - busy) / count * 1e6;
    Runtime.getRuntime().gc();
    long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    print(
        "  %-24s %8.2f s %8.0f/s %8.0f us of processor each, heap after it %d MB",
        name, seconds, count / seconds, micros, used >> 20);
    return count / seconds;
  }

  /** Of one contestant at a time: what the one before has left is not vacuumed, nor flushed. */
  private static HikariDataSource pool(DataSource database, int size) throws SQLException {
    execute(database, "DROP SCHEMA IF EXISTS benchmark CASCADE");
    execute(database, "CHECKPOINT");
    execute(database, "CREATE SCHEMA benchmark");
    return Postgres.pool(database, "benchmark", size);
  }

  private static void execute(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String show(DataSource database, String setting) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW " + setting)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
