package dev.mirsal.example.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.Lease;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.campaign.store.Replacement;
import dev.mirsal.message.Address;
import dev.mirsal.message.Recipient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two stores over one PostgreSQL, as in two processes, and many threads on each. */
class RacesTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(3600);
  private static final int LANES = 4;
  private static final int ROUNDS = 15;

  private final String schema = Postgres.newSchema();
  private final HikariDataSource firstPool = Postgres.pool(schema);
  private final HikariDataSource secondPool = Postgres.pool(schema);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private JdbcCampaignStore first;
  private JdbcCampaignStore second;

  @BeforeEach
  void open() {
    first = JdbcCampaignStore.create(firstPool, JsonCampaignCodec.create());
    second = JdbcCampaignStore.create(secondPool, JsonCampaignCodec.create());
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    firstPool.close();
    secondPool.close();
  }

  private static Campaign campaign(String id, String... devices) {
    return Campaign.builder(id).name("N").text("Hello").devices(devices).build();
  }

  private CampaignRecord running(String id) {
    String[] lanes = IntStream.range(0, LANES).mapToObj(lane -> "d" + lane).toArray(String[]::new);
    CampaignRecord draft = CampaignRecord.draft(campaign(id, lanes));
    assertThat(first.insert(draft)).isTrue();
    CampaignRecord scheduled = draft.in(CampaignStatus.SCHEDULED);
    assertThat(first.replace(scheduled)).isEqualTo(Replacement.DONE);
    CampaignRecord running = scheduled.running(NOON);
    assertThat(first.replace(running)).isEqualTo(Replacement.DONE);
    return running;
  }

  private static LedgerEntry row(long index) {
    Recipient person = Recipient.of(Address.whatsApp("97250" + (1_000_000 + index)));
    return LedgerEntry.pending("s" + index, index, "d" + index % LANES, person);
  }

  private <T> List<T> together(List<Callable<T>> tasks) throws Exception {
    List<T> results = new ArrayList<>();
    for (Future<T> each : threads.invokeAll(tasks)) {
      results.add(each.get());
    }
    return results;
  }

  @Test
  void onceACampaignIsReplacedNoAttemptOfTheVersionBeforeBegins() throws Exception {
    CampaignRecord record = running("c1");
    first.append("c1", IntStream.range(0, 4000).mapToObj(RacesTest::row).toList());
    List<Lease> leases = new ArrayList<>();
    for (int lane = 0; lane < LANES; lane++) {
      leases.add(first.claim("c1", "d" + lane, "a", NOON, LATER).orElseThrow());
    }
    long begun = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long version = record.version();
      AtomicBoolean replaced = new AtomicBoolean();
      List<Future<Integer>> senders = new ArrayList<>();
      for (int thread = 0; thread < 2 * LANES; thread++) {
        JdbcCampaignStore store = thread % 2 == 0 ? first : second;
        Lease lease = leases.get(thread % LANES);
        int from = round * 200 + thread % LANES + thread / LANES * 100;
        senders.add(threads.submit(() -> begin(store, lease, version, from, replaced)));
      }
      CampaignRecord next =
          record.status() == CampaignStatus.RUNNING
              ? record.paused(NOON, "for a while")
              : record.running(NOON);
      assertThat((round % 2 == 0 ? first : second).replace(next)).isEqualTo(Replacement.DONE);
      replaced.set(true);
      for (Future<Integer> sender : senders) {
        begun += sender.get();
      }
      record = next;
    }

    assertThat(first.counts("c1").getOrDefault(LedgerStatus.SENDING, 0L)).isEqualTo(begun);
  }

  /** Begins attempts until one is refused; one that was asked for too late must be. */
  private static int begin(
      JdbcCampaignStore store, Lease lease, long version, int from, AtomicBoolean replaced) {
    int begun = 0;
    for (int index = from; index < from + 100; index += LANES) {
      boolean tooLate = replaced.get();
      LedgerEntry row = row(index);
      boolean begins = store.begin(lease, version, row, row.sending(NOON, "Hello"));
      assertThat(begins && tooLate).isFalse();
      if (!begins) {
        break;
      }
      begun++;
    }
    return begun;
  }

  @Test
  void ofManyWhoClaimALaneOneHoldsIt() throws Exception {
    running("c1");
    List<Long> tokens = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Instant now = NOON.plusSeconds(60L * round);
      List<Callable<Optional<Lease>>> claims = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        JdbcCampaignStore store = i % 2 == 0 ? first : second;
        String owner = "owner" + i;
        claims.add(() -> store.claim("c1", "d0", owner, now, now.plusSeconds(60)));
      }
      List<Lease> granted = together(claims).stream().flatMap(Optional::stream).toList();
      assertThat(granted).hasSize(1);
      tokens.add(granted.get(0).token());
    }

    assertThat(tokens).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aLaneThatIsClaimedByAnotherTakesNothingMoreFromTheOneBefore() throws Exception {
    CampaignRecord record = running("c1");
    first.append("c1", IntStream.range(0, 4000).mapToObj(RacesTest::row).toList());
    for (int round = 0; round < ROUNDS; round++) {
      Instant now = NOON.plusSeconds(60L * round);
      Lease lease = first.claim("c1", "d0", "a" + round, now, now.plusSeconds(30)).orElseThrow();
      AtomicBoolean claimed = new AtomicBoolean();
      int from = round * 200;
      Future<Integer> sender =
          threads.submit(() -> begin(first, lease, record.version(), from, claimed));
      Instant after = now.plusSeconds(30);
      assertThat(second.claim("c1", "d0", "b", after, after.plusSeconds(30))).isPresent();
      claimed.set(true);
      assertThat(sender.get()).isBetween(0, 25);
    }
  }

  @Test
  void ofManyWhoLaunchOnTheSameDevicesOneGetsThem() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      List<CampaignRecord> launched = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        // In different orders: nobody may wait for each other.
        Campaign campaign =
            i % 2 == 0
                ? campaign("r" + round + "c" + i, "x", "y", "z")
                : campaign("r" + round + "c" + i, "z", "y", "x");
        CampaignRecord draft = CampaignRecord.draft(campaign);
        assertThat(first.insert(draft)).isTrue();
        launched.add(draft.running(NOON));
      }
      List<Callable<Replacement>> launches = new ArrayList<>();
      for (CampaignRecord record : launched) {
        JdbcCampaignStore store = launches.size() % 2 == 0 ? first : second;
        launches.add(() -> store.replace(record));
      }
      List<Replacement> results = together(launches);

      assertThat(results).containsOnlyOnce(Replacement.DONE);
      assertThat(results)
          .filteredOn(r -> r != Replacement.DONE)
          .containsOnly(Replacement.DEVICE_BUSY);
      String winner = launched.get(results.indexOf(Replacement.DONE)).campaign().id();
      CampaignRecord record = first.find(winner).orElseThrow();
      assertThat(first.replace(record.in(CampaignStatus.CANCELLED))).isEqualTo(Replacement.DONE);
    }
  }

  @Test
  void cancellingWhileAttemptsBeginLosesNobody() throws Exception {
    CampaignRecord record = running("c1");
    first.append("c1", IntStream.range(0, 2000).mapToObj(RacesTest::row).toList());
    List<Callable<Long>> tasks = new ArrayList<>();
    for (int lane = 0; lane < LANES; lane++) {
      Lease lease = first.claim("c1", "d" + lane, "a", NOON, LATER).orElseThrow();
      int from = lane;
      tasks.add(() -> (long) begin(second, lease, record.version(), from, new AtomicBoolean()));
    }
    tasks.add(() -> first.endPending("c1", LedgerStatus.CANCELLED, null, null));
    List<Long> done = together(tasks);

    long begun = done.subList(0, LANES).stream().mapToLong(Long::longValue).sum();
    long ended = Objects.requireNonNull(done.get(LANES));
    assertThat(begun + ended).isEqualTo(2000);
    assertThat(first.counts("c1").getOrDefault(LedgerStatus.CANCELLED, 0L)).isEqualTo(ended);
  }
}
