package dev.mirsal.example.jdbc;

import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.Lease;
import dev.mirsal.campaign.store.LedgerEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * The statements with which a message begins and ends, and nothing around them: who comes next and
 * over which lane is known beforehand.
 */
final class BareSql {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private static final int APPENDED = 1000;

  private final Connections connections;
  private final Changes changes;
  private final List<List<LedgerEntry>> batches = new ArrayList<>();
  private final List<Lease> leases = new ArrayList<>();
  private final long version;

  /**
   * @param messages how many
   * @param together how many of them in one transaction, each on another lane
   */
  BareSql(DataSource pool, int messages, int together) {
    JdbcCampaignStore store = JdbcCampaignStore.create(pool, JsonCampaignCodec.create());
    connections = new Connections(pool);
    changes = new Changes(connections.dialect());
    CampaignRecord draft = CampaignRecord.draft(BenchmarkCampaign.campaign());
    store.insert(draft);
    CampaignRecord running = draft.in(CampaignStatus.SCHEDULED);
    store.replace(running);
    running = running.running(NOW);
    store.replace(running);
    version = running.version();
    for (int lane = 0; lane < BenchmarkCampaign.LANES; lane++) {
      leases.add(
          store.claim(BenchmarkCampaign.ID, "lane" + lane, "bare", NOW, Instant.MAX).orElseThrow());
    }
    append(store, messages, together);
  }

  private void append(JdbcCampaignStore store, int messages, int together) {
    List<LedgerEntry> rows = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      String lane = "lane" + i % BenchmarkCampaign.LANES;
      rows.add(LedgerEntry.pending("send" + i, i, lane, BenchmarkCampaign.recipient(i)));
    }
    for (int from = 0; from < messages; from += APPENDED) {
      store.append(BenchmarkCampaign.ID, rows.subList(from, Math.min(messages, from + APPENDED)));
    }
    for (int from = 0; from < messages; from += together) {
      batches.add(rows.subList(from, Math.min(messages, from + together)));
    }
  }

  /** Begins and ends all of them on so many threads, each working on lanes of its own. */
  void run(int threads) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int thread = i;
      running.add(pool.submit(() -> runEach(thread, threads)));
    }
    for (Future<?> each : running) {
      each.get();
    }
    pool.shutdown();
  }

  private void runEach(int thread, int threads) {
    for (int i = thread; i < batches.size(); i += threads) {
      List<Change> begins = new ArrayList<>();
      List<Change> ends = new ArrayList<>();
      for (LedgerEntry row : batches.get(i)) {
        Lease lease = leases.get((int) (row.index() % BenchmarkCampaign.LANES));
        LedgerEntry sending = row.sending(NOW, "Hello " + row.recipient().name() + " of Haifa");
        begins.add(Change.begin(lease, version, row, sending));
        Instant due = NOW.plusMillis(row.index());
        ends.add(Change.end(lease, version, sending, sending.sent(row.sendId()), due));
      }
      make(begins);
      make(ends);
    }
  }

  private void make(List<Change> batch) {
    for (boolean made : connections.write(connection -> changes.make(connection, batch))) {
      if (!made) {
        throw new IllegalStateException("a row was not as expected");
      }
    }
  }
}
