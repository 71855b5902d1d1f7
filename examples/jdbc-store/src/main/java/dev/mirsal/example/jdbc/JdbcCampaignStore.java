package dev.mirsal.example.jdbc;

import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.DeliveryReport;
import dev.mirsal.campaign.store.DueLane;
import dev.mirsal.campaign.store.Lease;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.campaign.store.PendingCount;
import dev.mirsal.campaign.store.PendingLine;
import dev.mirsal.campaign.store.Replacement;
import dev.mirsal.inbound.DeliveryState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps campaigns in PostgreSQL (12 or later) or SQLite (3.39 or later), for any number of
 * processes at once. Its tables, all named {@code mirsal_…}, are made and migrated when it is
 * created.
 *
 * <p>Each call takes a connection from the data source and gives it back; only the stream of {@link
 * #entries} keeps one until it is closed, so a pool needs two at least. The beginnings and ends of
 * attempts that many threads make at once are committed together.
 *
 * <p>Instants are exact to the nanosecond from the year 1678 to 2261. Safe for use by several
 * threads.
 */
public final class JdbcCampaignStore implements CampaignStore {
  /** While one batch is flushed to disk another can be made. */
  private static final int BATCHES_AT_ONCE = 2;

  private static final int MOST_CHANGES_AT_ONCE = 100;

  private final Connections connections;
  private final CampaignTable campaigns;
  private final LaneTable lanes;
  private final LedgerTable ledger;
  private final SentTimes sent;
  private final ReportTable reports;
  private final NewRows newRows;
  private final Changes changes;
  private final WriteQueue queue;

  private JdbcCampaignStore(Connections connections, CampaignCodec codec) {
    Dialect dialect = connections.dialect();
    this.connections = connections;
    campaigns = new CampaignTable(codec, dialect);
    lanes = new LaneTable(dialect);
    ledger = new LedgerTable(dialect);
    sent = new SentTimes(dialect);
    reports = new ReportTable(dialect);
    newRows = new NewRows(dialect);
    changes = new Changes(dialect);
    int batches = dialect == Dialect.POSTGRESQL ? BATCHES_AT_ONCE : 1;
    queue = new WriteQueue(this::commit, batches, MOST_CHANGES_AT_ONCE / batches, Thread::yield);
  }

  /**
   * Returns a store over a database, which is brought up to date first.
   *
   * @param source gives out connections to PostgreSQL or SQLite; pooled, for speed
   * @param codec writes down the definitions of campaigns
   * @throws IllegalArgumentException if the database is another
   * @throws JdbcStoreException if it cannot be reached, or its schema is of a later version
   */
  public static JdbcCampaignStore create(DataSource source, CampaignCodec codec) {
    Connections connections = new Connections(source);
    Migrations.run(connections);
    return new JdbcCampaignStore(connections, codec);
  }

  @Override
  public boolean insert(CampaignRecord record) {
    return connections.write(connection -> campaigns.insert(connection, record));
  }

  @Override
  public Optional<CampaignRecord> find(String campaignId) {
    return connections.read(connection -> campaigns.find(connection, campaignId)).stream()
        .findFirst();
  }

  @Override
  public List<CampaignRecord> findIn(Set<CampaignStatus> statuses) {
    return connections.read(connection -> campaigns.findIn(connection, statuses));
  }

  @Override
  public Replacement replace(CampaignRecord next) {
    try {
      return connections.write(connection -> replace(connection, next));
    } catch (DeviceIsBusy e) {
      return Replacement.DEVICE_BUSY;
    }
  }

  private Replacement replace(Connection connection, CampaignRecord next) throws SQLException {
    Long campaign = campaigns.replace(connection, next);
    if (campaign == null) {
      return Replacement.STALE;
    }
    if (!campaigns.holdDevices(connection, campaign, next)) {
      throw new DeviceIsBusy();
    }
    lanes.follow(connection, campaign, next);
    return Replacement.DONE;
  }

  /** Undoes the transaction. */
  private static final class DeviceIsBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public void delete(String campaignId) {
    connections.write(
        connection -> {
          Long campaign = campaigns.delete(connection, campaignId);
          if (campaign != null) {
            lanes.lockAll(connection, campaignId);
            lanes.forget(connection, campaignId);
            ledger.forget(connection, campaign);
          }
          return true;
        });
  }

  @Override
  public int append(String campaignId, List<LedgerEntry> entries) {
    return connections.write(
        connection -> {
          Long campaign = campaigns.lock(connection, campaignId);
          if (campaign == null) {
            throw new IllegalArgumentException(
                "campaign " + campaignId + ": there is none to append to");
          }
          return entries.isEmpty() ? 0 : newRows.add(connection, campaign, entries);
        });
  }

  @Override
  public boolean begin(Lease lease, long version, LedgerEntry expected, LedgerEntry next) {
    return queue.make(Change.begin(lease, version, expected, next));
  }

  @Override
  public boolean end(
      Lease lease, long version, LedgerEntry expected, LedgerEntry next, @Nullable Instant due) {
    return queue.make(Change.end(lease, version, expected, next, due));
  }

  /** What fails before the commit has changed nothing; of what fails in it nobody knows. */
  private boolean[] commit(List<Change> batch) {
    AtomicBoolean decided = new AtomicBoolean();
    try {
      return connections.write(
          connection -> {
            decided.set(false);
            boolean[] made = changes.make(connection, batch);
            decided.set(true);
            return made;
          });
    } catch (RuntimeException e) {
      throw decided.get() ? e : new WriteQueue.NothingChangedException(e);
    }
  }

  @Override
  public boolean replace(String campaignId, LedgerEntry expected, LedgerEntry next) {
    return connections.write(connection -> ledger.replace(connection, campaignId, expected, next));
  }

  @Override
  public boolean move(String campaignId, long version, List<LedgerEntry> rows) {
    return connections.write(
        connection -> {
          Long campaign = campaigns.lock(connection, campaignId, version);
          if (campaign == null) {
            return false;
          }
          lanes.lockAll(connection, campaignId);
          ledger.move(connection, campaign, rows);
          return true;
        });
  }

  @Override
  public long endPending(
      String campaignId, LedgerStatus status, @Nullable String code, @Nullable String detail) {
    return connections.write(
        connection -> {
          // Whoever changes many rows at once waits for those who change some of them, and they.
          lanes.lockAll(connection, campaignId);
          return ledger.endPending(connection, campaignId, status, code, detail);
        });
  }

  @Override
  public PendingLine firstPending(String campaignId, String lane, Instant now, int each) {
    return connections.read(
        connection -> ledger.firstPending(connection, campaignId, lane, now, each));
  }

  @Override
  public List<PendingCount> pendingCounts(String campaignId) {
    return connections.read(connection -> ledger.pendingCounts(connection, campaignId));
  }

  @Override
  public List<LedgerEntry> inFlight(String campaignId, String lane) {
    return connections.read(connection -> ledger.inFlight(connection, campaignId, lane));
  }

  @Override
  public Stream<LedgerEntry> entries(String campaignId) {
    return EntryStream.of(connections, campaignId);
  }

  @Override
  public Map<LedgerStatus, Long> counts(String campaignId) {
    return connections.read(connection -> ledger.counts(connection, campaignId));
  }

  @Override
  public boolean hasOpen(String campaignId) {
    return connections.read(connection -> ledger.hasOpen(connection, campaignId));
  }

  @Override
  public Reached reached(String campaignId, String lane) {
    return connections.read(connection -> ledger.reached(connection, campaignId, lane));
  }

  @Override
  public List<Instant> latestSent(String campaignId, @Nullable String lane, int limit) {
    return connections.read(connection -> sent.latest(connection, campaignId, lane, limit));
  }

  @Override
  public @Nullable Instant firstSent(String campaignId, @Nullable String lane) {
    return connections.read(connection -> sent.first(connection, campaignId, lane)).orElse(null);
  }

  @Override
  public int countSent(String campaignId, @Nullable String lane, Instant from) {
    return connections.read(connection -> sent.count(connection, campaignId, lane, from));
  }

  @Override
  public List<DueLane> due(Instant now, String owner, int limit) {
    return connections.read(connection -> lanes.due(connection, now, owner, limit));
  }

  @Override
  public @Nullable Instant nextDue(Instant now, String owner) {
    return connections.read(connection -> lanes.nextDue(connection, now, owner)).orElse(null);
  }

  @Override
  public @Nullable Instant dueAt(String campaignId, String lane, Instant now, String owner) {
    return connections
        .read(connection -> lanes.dueAt(connection, campaignId, lane, now, owner))
        .orElse(null);
  }

  @Override
  public Optional<Lease> claim(
      String campaignId, String lane, String owner, Instant now, Instant until) {
    return connections.write(
        connection -> lanes.claim(connection, campaignId, lane, owner, now, until));
  }

  @Override
  public boolean renew(Lease lease, Instant until) {
    return connections.write(connection -> lanes.renew(connection, lease, until));
  }

  @Override
  public boolean schedule(Lease lease, long version, @Nullable Instant due) {
    return connections.write(connection -> lanes.schedule(connection, lease, version, due));
  }

  @Override
  public boolean release(Lease lease) {
    return connections.write(connection -> lanes.release(connection, lease));
  }

  @Override
  public void wakeOwned(String owner, Instant due) {
    connections.write(
        connection -> {
          lanes.wakeOwned(connection, owner, due);
          return true;
        });
  }

  @Override
  public void wake(String campaignId, String lane, Instant due) {
    connections.write(
        connection -> {
          lanes.wake(connection, campaignId, lane, due);
          return true;
        });
  }

  @Override
  public boolean report(String messageId, DeliveryReport report) {
    return connections.write(connection -> reports.add(connection, messageId, report));
  }

  @Override
  public Map<String, DeliveryReport> reports(Collection<String> messageIds) {
    return connections.read(connection -> reports.find(connection, messageIds));
  }

  @Override
  public Map<DeliveryState, Long> deliveries(String campaignId) {
    return connections.read(connection -> reports.count(connection, campaignId));
  }
}
