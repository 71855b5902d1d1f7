package dev.mirsal.example.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.Lease;
import dev.mirsal.campaign.store.LedgerEntry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However much is at rest: what is asked for each message finds its rows by index. */
class QueryPlansTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Instant SOON = NOW.plusSeconds(60);
  private static final int AT_REST = 500;
  private static final int LANES = 20;
  private static final int ROWS_AT_REST = 60_000;
  private static final int ROWS = 20_000;

  /** The version of a campaign that was drafted, scheduled and started. */
  private static final long RUNNING = 3;

  /** Tables are called by their names, or {@code l} for short. */
  private static final Pattern WHOLE_TABLE =
      Pattern.compile("(Seq Scan on|^SCAN) (mirsal_\\w+|l)\\b.*");

  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path folder;

  @Test
  void onPostgresqlNothingReadsAWholeTable() throws SQLException {
    try (HikariDataSource pool = Postgres.pool(Postgres.newSchema())) {
      nothingReadsAWholeTable(new ExplainedDatabase(pool, "EXPLAIN", false));
    }
  }

  /** Servers may plan once for all values of the parameters. */
  @Test
  void onPostgresqlNothingReadsAWholeTableByAPlanForAnyParameters() throws SQLException {
    HikariConfig config = new HikariConfig();
    // What is prepared would need the parameters.
    config.setJdbcUrl(Postgres.url(Postgres.newSchema()) + "&preferQueryMode=simple");
    try (HikariDataSource pool = new HikariDataSource(config)) {
      nothingReadsAWholeTable(new ExplainedDatabase(pool, "EXPLAIN (GENERIC_PLAN)", true));
    }
  }

  @Test
  void onSqliteNothingReadsAWholeTable() throws SQLException {
    try (HikariDataSource pool = Sqlite.pool(folder.resolve("campaigns.db"))) {
      nothingReadsAWholeTable(new ExplainedDatabase(pool, "EXPLAIN QUERY PLAN", false));
    }
  }

  private static void nothingReadsAWholeTable(ExplainedDatabase database) throws SQLException {
    CampaignStore store = JdbcCampaignStore.create(database.source(), JsonCampaignCodec.create());
    List<Lease> leases = fill(store, database.source());

    plans(database, store, leases)
        .forEach(
            (question, plan) ->
                assertThat(plan)
                    .as(question)
                    .anyMatch(line -> line.contains("mirsal_"))
                    .noneMatch(line -> WHOLE_TABLE.matcher(line).find()));
    assertThat(database.planOf(() -> readAWholeTable(database.source())))
        .as("what does is seen")
        .anyMatch(line -> WHOLE_TABLE.matcher(line).find());
  }

  private static Map<String, List<String>> plans(
      ExplainedDatabase database, CampaignStore store, List<Lease> leases) throws SQLException {
    Map<String, ExplainedDatabase.Question> questions = new LinkedHashMap<>();
    questions.put("find", () -> store.find("c"));
    questions.put("due", () -> store.due(NOW, "me", 100));
    questions.put("nextDue", () -> store.nextDue(NOW, "me"));
    questions.put("dueAt", () -> store.dueAt("c", "d1", NOW, "me"));
    questions.put("claim", () -> store.claim("c", "d1", "me", NOW, SOON));
    questions.put("renew", () -> store.renew(leases.get(0), SOON));
    questions.put("schedule", () -> store.schedule(leases.get(0), RUNNING, SOON));
    questions.put("firstPending", () -> store.firstPending("c", "d1", NOW, 10));
    questions.put("inFlight", () -> store.inFlight("c", "d1"));
    questions.put("hasOpen", () -> store.hasOpen("c"));
    questions.put("reached", () -> store.reached("c", "d1"));
    questions.put("latestSent of a lane", () -> store.latestSent("c", "d1", 10));
    questions.put("latestSent", () -> store.latestSent("c", null, 10));
    questions.put("firstSent of a lane", () -> store.firstSent("c", "d1"));
    questions.put("firstSent", () -> store.firstSent("c", null));
    questions.put("countSent of a lane", () -> store.countSent("c", "d1", NOW));
    questions.put("countSent", () -> store.countSent("c", null, NOW));
    LedgerEntry pending = row(LANES);
    LedgerEntry sending = pending.sending(NOW, "Hello");
    questions.put("begin", () -> assertThat(begin(store, leases.get(0), pending)).isTrue());
    questions.put(
        "end",
        () ->
            assertThat(store.end(leases.get(0), RUNNING, sending, sending.sent("m1"), NOW))
                .isTrue());
    questions.put("replace", () -> store.replace("c", row(0), row(0).sending(NOW, "Hello")));
    Map<String, List<String>> plans = new LinkedHashMap<>();
    for (Map.Entry<String, ExplainedDatabase.Question> each : questions.entrySet()) {
      plans.put(each.getKey(), database.planOf(each.getValue()));
    }
    return plans;
  }

  private static boolean begin(CampaignStore store, Lease lease, LedgerEntry row) {
    return store.begin(lease, RUNNING, row, row.sending(NOW, "Hello"));
  }

  private static void readAWholeTable(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT count(*) FROM mirsal_ledger WHERE detail = 'x'")) {
      select.executeQuery().close();
    }
  }

  /**
   * One campaign runs, and has sent a part of its messages, over lanes of which this process has
   * half; many others are at rest.
   */
  private static List<Lease> fill(CampaignStore store, DataSource database) throws SQLException {
    CampaignRecord draft = CampaignRecord.draft(campaign());
    store.insert(draft);
    CampaignRecord scheduled = draft.in(CampaignStatus.SCHEDULED);
    store.replace(scheduled);
    store.replace(scheduled.running(NOW));
    for (int from = 0; from < ROWS; from += 1000) {
      store.append("c", IntStream.range(from, from + 1000).mapToObj(QueryPlansTest::row).toList());
    }
    execute(database, REST);
    return IntStream.range(0, LANES)
        .mapToObj(i -> store.claim("c", "d" + i, i % 2 == 0 ? "me" : "you", NOW, SOON))
        .map(lease -> lease.orElseThrow())
        .toList();
  }

  private static final List<String> REST =
      List.of(
          """
          INSERT INTO mirsal_campaign (id, version, status, active, definition)
          WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
          SELECT 'rest' || i, 5, 'PAUSED', TRUE, '{}' FROM n"""
              .formatted(AT_REST),
          """
          INSERT INTO mirsal_lane (campaign_id, lane, campaign, number, version, token)
          WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
          SELECT c.id, 'd' || i, c.number, i, 5, 3 FROM n, mirsal_campaign c WHERE c.id <> 'c'"""
              .formatted(LANES - 1),
          """
          INSERT INTO mirsal_ledger (campaign, idx, send_id, lane, channel, address, zone, status,
            attempts, tried_at, reached)
          WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
          SELECT 2 + i %% %d, i, 's' || i, 'd' || (i %% 7), 'WHATSAPP', '9725' || i,
            CASE i %% 3 WHEN 0 THEN '' ELSE 'Asia/Tokyo' END,
            CASE i %% 4 WHEN 0 THEN 'PENDING' WHEN 1 THEN 'UNKNOWN' ELSE 'SENT' END,
            1, CASE i %% 4 WHEN 0 THEN NULL ELSE i END, TRUE FROM n"""
              .formatted(ROWS_AT_REST - 1, AT_REST),
          """
          UPDATE mirsal_ledger SET status = 'SENT', attempts = 1, reached = TRUE,
            tried_at = 1795435200000000000 - idx * 1000000000
          WHERE campaign = 1 AND idx >= %d"""
              .formatted(ROWS / 2),
          "ANALYZE");

  private static void execute(DataSource database, List<String> statements) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static Campaign campaign() {
    return Campaign.builder("c")
        .name("N")
        .text("Hello")
        .lanes(IntStream.range(0, LANES).mapToObj(lane -> Lane.of("d" + lane)).toList())
        .build();
  }

  private static LedgerEntry row(int index) {
    return LedgerEntry.pending(
        "s" + index, index, "d" + index % LANES, BenchmarkCampaign.recipient(index));
  }
}
