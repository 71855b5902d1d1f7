package dev.mirsal.example.cluster;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.mirsal.campaign.engine.Backoff;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.engine.CampaignRunner;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.example.jdbc.JdbcCampaignStore;
import dev.mirsal.example.jdbc.JsonCampaignCodec;
import dev.mirsal.message.Channel;
import dev.mirsal.time.Sleeper;
import dev.mirsal.time.SystemTime;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process of a cluster: works on all campaigns of a database, together with any number of
 * others. Nobody coordinates them but the database.
 *
 * <p>It ends when its standard input does: what is on its way is waited for, and its lanes are free
 * at once. If it is killed, they are free when its leases have ended.
 */
public final class Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  // region times
  /** How long an answer of the gateway is waited for. */
  static final Duration DEADLINE = Duration.ofMillis(1500);

  /** For how long the lanes of a worker that was killed lie idle; more than twice the deadline. */
  static final Duration LEASE = Duration.ofSeconds(4);

  // endregion

  /** How soon a worker with nothing to do sees what others have launched or left behind. */
  private static final Duration LONGEST_SLEEP = Duration.ofMillis(200);

  static final int THREADS = 4;

  private final CampaignEngine engine;
  private final Sleeper sleeper;
  private volatile boolean working = true;

  private Worker(CampaignEngine engine, Sleeper sleeper) {
    this.engine = engine;
    this.sleeper = sleeper;
  }

  /**
   * Works until the standard input ends.
   *
   * @param args the JDBC address of a PostgreSQL database, the HTTP address that messages are
   *     posted to, and the name of this worker, which no other has
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 3) {
      throw new IllegalArgumentException("usage: Worker DATABASE GATEWAY NAME");
    }
    try (HikariDataSource database = pool(args[0], THREADS + 2)) {
      CampaignStore store = JdbcCampaignStore.create(database, JsonCampaignCodec.create());
      CampaignEngine engine = engine(store, URI.create(args[1]), args[2]);
      new Worker(engine, SystemTime.sleeper()).work();
    }
  }

  static HikariDataSource pool(String url, int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(0);
    return new HikariDataSource(config);
  }

  static CampaignEngine engine(CampaignStore store, URI gateway, String name) {
    // region engine
    return CampaignEngine.builder()
        .store(store)
        .owner(name)
        .leaseDuration(LEASE)
        .backoff(new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2), 8))
        .sender(Channel.WHATSAPP, new HttpGateway(gateway, name, DEADLINE))
        .build();
    // endregion
  }

  private void work() throws IOException, InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Thread thread = new Thread(this::run, "worker-" + i);
      thread.start();
      threads.add(thread);
    }
    System.out.println("ready");
    while (System.in.read() >= 0) {
      // Nothing is said there: it ends.
    }
    working = false;
    for (Thread thread : threads) {
      thread.join();
    }
    engine.release();
  }

  private void run() {
    try {
      while (working) {
        runAsLongAsTheDatabaseAnswers();
      }
    } catch (InterruptedException e) {
      working = false;
    }
  }

  private void runAsLongAsTheDatabaseAnswers() throws InterruptedException {
    try {
      CampaignRunner.of(engine, this::nap).runWhile(() -> working);
    } catch (RuntimeException e) {
      LOG.warn("the database has not answered, or refused", e);
      sleeper.sleep(LONGEST_SLEEP);
    }
  }

  private void nap(Duration untilDue) throws InterruptedException {
    sleeper.sleep(untilDue.compareTo(LONGEST_SLEEP) < 0 ? untilDue : LONGEST_SLEEP);
  }
}
