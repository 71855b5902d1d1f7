package dev.mirsal.example.cluster;

import com.zaxxer.hikari.HikariDataSource;
import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignProgress;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.UnknownPolicy;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.example.jdbc.JdbcCampaignStore;
import dev.mirsal.example.jdbc.JsonCampaignCodec;
import dev.mirsal.message.Address;
import dev.mirsal.message.Recipient;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A database, a platform, a campaign, and three workers on it, some of whom will not live long. */
final class Cluster implements AutoCloseable {
  private static final String CAMPAIGN = "c";
  private static final int WORKERS = 3;
  private static final int SLOWEST_ANSWER_MILLIS = 40;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration FAREWELL = Duration.ofSeconds(30);

  private final Random random;
  private final Instant deadline = Instant.now().plus(PATIENCE);
  private final Path log;
  private final EmbeddedPostgres postgres;
  private final String url;
  private final HikariDataSource database;
  private final CountingServer platform;
  private final CampaignEngine engine;
  private final List<WorkerProcess> alive = new ArrayList<>();
  private final Set<String> killed = new HashSet<>();
  private int started;

  private Cluster(long seed, Path log) throws IOException, SQLException {
    this.random = new Random(seed);
    this.log = log;
    Files.deleteIfExists(log);
    postgres = EmbeddedPostgres.start();
    url = postgres.getJdbcUrl("postgres", "postgres");
    database = Worker.pool(url, 2);
    JdbcCampaignStore store = JdbcCampaignStore.create(database, JsonCampaignCodec.create());
    Attempts.watch(database);
    platform = new CountingServer(seed, SLOWEST_ANSWER_MILLIS);
    engine = Worker.engine(store, platform.address(), "test");
  }

  static Cluster start(long seed, Path log) throws IOException, SQLException {
    Cluster cluster = new Cluster(seed, log);
    for (int i = 0; i < WORKERS; i++) {
      cluster.startWorker();
    }
    for (WorkerProcess worker : cluster.alive) {
      worker.awaitReady();
    }
    return cluster;
  }

  private void startWorker() throws IOException {
    started++;
    alive.add(WorkerProcess.start("w" + started, url, platform.address().toString(), log));
  }

  void launch(UnknownPolicy policy, int lanes, int recipients, Duration delay) {
    Campaign campaign =
        Campaign.builder(CAMPAIGN)
            .name("Three at work")
            .text("Hello {name}")
            .devices(IntStream.range(0, lanes).mapToObj(i -> "d" + i).toArray(String[]::new))
            .rules(SendingRules.builder().delay(delay, delay).pauses().aroundTheClock().build())
            .onUnknown(policy)
            .build();
    engine.launch(campaign, IntStream.range(0, recipients).mapToObj(Cluster::recipient).toList());
  }

  private static Recipient recipient(int number) {
    return Recipient.of(Address.whatsApp("97250" + (1_000_000 + number)), "R" + number);
  }

  /**
   * Kills workers, each at a random moment while the campaign is being sent, and starts another for
   * each.
   */
  void kill(int times, int recipients) throws IOException, InterruptedException {
    int[] moments = random.ints(times, recipients / 50, recipients * 9 / 10).sorted().toArray();
    for (int moment : moments) {
      platform.await(moment, deadline);
      Thread.sleep(random.nextInt(100));
      WorkerProcess victim = anyAtWork();
      victim.kill();
      alive.remove(victim);
      killed.add(victim.name());
      startWorker();
    }
  }

  /** Stops a worker for so long that its leases end, and lets it go on. */
  String freeze() throws IOException, InterruptedException {
    WorkerProcess victim = anyAtWork();
    victim.signal("STOP");
    Thread.sleep(Worker.LEASE.plusSeconds(2).toMillis());
    victim.signal("CONT");
    return victim.name();
  }

  /** One that has sent something, if there is such a one. */
  private WorkerProcess anyAtWork() {
    Set<String> senders = new HashSet<>();
    platform.requests().forEach(request -> senders.add(request.worker()));
    List<WorkerProcess> atWork =
        alive.stream().filter(worker -> senders.contains(worker.name())).toList();
    List<WorkerProcess> from = atWork.isEmpty() ? alive : atWork;
    return from.get(random.nextInt(from.size()));
  }

  void awaitReceived(int count) throws InterruptedException {
    platform.await(count, deadline);
  }

  /** Waits for the end of the campaign and of all workers. */
  Outcome outcome() throws IOException, InterruptedException, SQLException {
    CampaignProgress progress = engine.progress(CAMPAIGN);
    while (progress.status() != CampaignStatus.COMPLETED && Instant.now().isBefore(deadline)) {
      Thread.sleep(200);
      progress = engine.progress(CAMPAIGN);
    }
    List<Integer> exits = new ArrayList<>();
    for (WorkerProcess worker : List.copyOf(alive)) {
      exits.add(worker.stop(FAREWELL));
      alive.remove(worker);
    }
    try (Stream<LedgerEntry> entries = engine.results(CAMPAIGN)) {
      return new Outcome(
          progress, entries.toList(), platform.requests(), Attempts.read(database), killed, exits);
    }
  }

  /**
   * What is known when all is over.
   *
   * @param progress what the engine reports
   * @param rows the ledger
   * @param requests what the platform received
   * @param attempts what the database saw
   * @param killed the workers that were killed
   * @param exits how the others ended
   */
  record Outcome(
      CampaignProgress progress,
      List<LedgerEntry> rows,
      List<CountingServer.Request> requests,
      List<Attempts.Attempt> attempts,
      Set<String> killed,
      List<Integer> exits) {}

  @Override
  public void close() throws IOException {
    for (WorkerProcess worker : alive) {
      worker.kill();
    }
    platform.close();
    database.close();
    postgres.close();
  }
}
