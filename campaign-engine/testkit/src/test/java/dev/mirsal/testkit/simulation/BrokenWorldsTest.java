package dev.mirsal.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.engine.SendGate;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.DueLane;
import dev.mirsal.campaign.store.InMemoryCampaignStore;
import dev.mirsal.campaign.store.Lease;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.campaign.store.Replacement;
import dev.mirsal.message.Address;
import dev.mirsal.message.Route;
import dev.mirsal.policy.Certainty;
import dev.mirsal.policy.Decision;
import dev.mirsal.policy.Reason;
import dev.mirsal.policy.Verdict;
import dev.mirsal.testkit.store.ForwardingStore;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulation notices what it is there to notice. */
class BrokenWorldsTest {
  private static final int SEEDS = 300;

  static Stream<Arguments> broken() {
    return Stream.of(
        brokenBy(IgnoresVersions::new, "may begin on version"),
        brokenBy(IgnoresVersions::new, "sent while PAUSED"),
        brokenBy(IgnoresTokens::new, "under a lease that is not the last"),
        brokenBy(GivesLanesToAll::new, "claims what another holds"),
        brokenBy(MiscountsFailures::new, "counts {"),
        brokenBy(ForgetsWhatWent::new, "above "),
        brokenBy(SendsAgain::new, "sent twice"),
        brokenBy(SendsAgain::new, "went, and is told not to have"),
        brokenBy(LosesRows::new, "rows of"),
        brokenBy(ForgetsToWake::new, "does not come to its end"),
        brokenBy(EndsNothing::new, "no outcome when the campaign had ended"),
        brokenBy(ForgetsThePace::new, "too soon after the message at"),
        brokenBy(CountsTheLaneAnew::new, ", the last at "),
        brokenBy(WidensLanes::new, "on their way on"),
        brokenBy(LosesReplays::new, "put back, and not tried again"),
        brokenBy(ShowsAllAsFailed::new, "put back, though it went"),
        brokenBy(SkipsFailures::new, "skipped without a reason"),
        brokenBy(MiscountsFailures::new, "shown of "),
        brokenBy(ThrowsWhatNobodyExpects::new, "broke off: java.lang.UnsupportedOperation"),
        brokenBy(FailsWhatWent::new, "failed again when nothing could fail"));
  }

  static Stream<Arguments> brokenGates() {
    return Stream.of(
        Arguments.of((UnaryOperator<SendGate>) BrokenWorldsTest::silent, "sent without asking"),
        Arguments.of((UnaryOperator<SendGate>) BrokenWorldsTest::silent, "sent after an opt-out"),
        Arguments.of((UnaryOperator<SendGate>) BrokenWorldsTest::lazy, "sent after an opt-out"));
  }

  @ParameterizedTest
  @MethodSource("brokenGates")
  void a_gate_that_is_passed_by_is_noticed(UnaryOperator<SendGate> gates, String violation) {
    isNoticed(CampaignSimulation.builder().gates(gates).build(), violation);
  }

  /** As if nobody were asked. */
  private static SendGate silent(SendGate right) {
    return (campaign, recipient, now) -> YES;
  }

  /** Asks once when a campaign begins, and believes that for ever. */
  private static SendGate lazy(SendGate right) {
    Map<Address, Decision> answers = new HashMap<>();
    return (campaign, recipient, now) ->
        answers.computeIfAbsent(
            recipient.address(), address -> right.ask(campaign, recipient, now));
  }

  private static final Decision YES =
      new Decision(
          new Verdict.Allowed(
              Route.FREE_FORM,
              null,
              null,
              List.of(Reason.PERMITTED),
              List.of("test.rule"),
              Certainty.OFFICIAL),
          true,
          null,
          null,
          null,
          null);

  private static Arguments brokenBy(Supplier<CampaignStore> store, String violation) {
    return Arguments.of(store, violation);
  }

  @ParameterizedTest
  @MethodSource("broken")
  void a_broken_store_is_noticed(Supplier<CampaignStore> store, String violation) {
    isNoticed(CampaignSimulation.builder().store(store).build(), violation);
  }

  private static void isNoticed(CampaignSimulation simulation, String violation) {
    Optional<SimulationReport> found =
        LongStream.range(0, SEEDS)
            .mapToObj(simulation::run)
            .filter(report -> report.violations().stream().anyMatch(v -> v.contains(violation)))
            .findFirst();

    assertThat(found).isPresent();
    SimulationReport again = simulation.run(found.get().seed());
    assertThat(again.violations()).isEqualTo(found.get().violations());
    assertThatThrownBy(found.get()::requireClean)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed " + found.get().seed())
        .hasMessageContaining(violation);
  }

  @Test
  void a_report_shows_no_address() {
    SimulationReport report = CampaignSimulation.builder().build().run(3);

    assertThat(report.toString()).contains("seed 3").doesNotContain("97250");
  }

  private abstract static class Knowing extends ForwardingStore {
    private final Map<String, Lease> last = new HashMap<>();

    Knowing() {
      super(new InMemoryCampaignStore());
    }

    @Override
    public Optional<Lease> claim(
        String campaignId, String lane, String owner, Instant now, Instant until) {
      Optional<Lease> lease = super.claim(campaignId, lane, owner, now, until);
      lease.ifPresent(given -> last.put(campaignId + lane, given));
      return lease;
    }

    Lease last(Lease lease) {
      return last.getOrDefault(lease.campaignId() + lease.lane(), lease);
    }
  }

  /** Begins whatever the campaign has become. */
  private static final class IgnoresVersions extends Knowing {
    @Override
    public boolean begin(Lease lease, long version, LedgerEntry row, LedgerEntry next) {
      long kept = find(lease.campaignId()).map(CampaignRecord::version).orElse(version);
      return super.begin(lease, kept, row, next);
    }
  }

  /** Begins whoever holds the lane by now. */
  private static final class IgnoresTokens extends Knowing {
    @Override
    public boolean begin(Lease lease, long version, LedgerEntry row, LedgerEntry next) {
      return super.begin(last(lease), version, row, next);
    }
  }

  /** Every lease has ended for it. */
  private static final class GivesLanesToAll extends Knowing {
    @Override
    public Optional<Lease> claim(
        String campaignId, String lane, String owner, Instant now, Instant until) {
      return super.claim(campaignId, lane, owner, Instant.MAX, until);
    }

    @Override
    public List<DueLane> due(Instant now, String owner, int limit) {
      List<DueLane> due = super.due(Instant.MAX, owner, 1000);
      return due.stream().filter(d -> isDue(d, now)).limit(limit).toList();
    }

    private boolean isDue(DueLane lane, Instant now) {
      Instant at = dueAt(lane.campaignId(), lane.lane(), Instant.MAX, "nobody");
      return at != null && !at.isAfter(now);
    }
  }

  /** Its figures are kept beside the rows, and not with them. */
  private static final class MiscountsFailures extends Knowing {
    @Override
    public Map<LedgerStatus, Long> counts(String campaignId) {
      Map<LedgerStatus, Long> counts = new EnumMap<>(LedgerStatus.class);
      counts.putAll(super.counts(campaignId));
      counts.computeIfPresent(LedgerStatus.FAILED, (status, count) -> count + 1);
      return counts;
    }
  }

  /** Knows of nothing that was sent when asked for limits. */
  private static final class ForgetsWhatWent extends Knowing {
    @Override
    public int countSent(String campaignId, @Nullable String lane, Instant from) {
      return 0;
    }

    @Override
    public List<Instant> latestSent(String campaignId, @Nullable String lane, int limit) {
      return List.of();
    }
  }

  /** Puts back in line what has no outcome. */
  private static final class SendsAgain extends Knowing {
    @Override
    public boolean end(
        Lease lease, long version, LedgerEntry row, LedgerEntry next, @Nullable Instant due) {
      boolean doubtful = next.status() == LedgerStatus.UNKNOWN;
      return super.end(lease, version, row, doubtful ? next.replayed() : next, due);
    }
  }

  /** Loses the last row of those that it is given. */
  private static final class LosesRows extends Knowing {
    @Override
    public int append(String campaignId, List<LedgerEntry> entries) {
      List<LedgerEntry> most =
          entries.size() < 2 ? entries : entries.subList(0, entries.size() - 1);
      return super.append(campaignId, most);
    }
  }

  /** A lane that is to be looked at again much later is never looked at again. */
  private static final class ForgetsToWake extends Knowing {
    @Override
    public boolean release(Lease lease) {
      long version = find(lease.campaignId()).orElseThrow().version();
      super.schedule(lease, version, null);
      return super.release(lease);
    }
  }

  /** Leaves those in line who are to be ended. */
  private static final class EndsNothing extends Knowing {
    @Override
    public long endPending(
        String campaignId, LedgerStatus status, @Nullable String code, @Nullable String detail) {
      return 0;
    }
  }

  /** Does not know that anything has gone over a lane. */
  private static final class ForgetsThePace extends Knowing {
    @Override
    public Reached reached(String campaignId, String lane) {
      return new Reached(0, null);
    }
  }

  /** Knows when the last message went over a lane, but not how many. */
  private static final class CountsTheLaneAnew extends Knowing {
    @Override
    public Reached reached(String campaignId, String lane) {
      Reached real = super.reached(campaignId, lane);
      return new Reached(Math.min(1, real.count()), real.last());
    }
  }

  /** Tells of lanes that may have one more on their way than was said. */
  private static final class WidensLanes extends Knowing {
    @Override
    public Optional<CampaignRecord> find(String campaignId) {
      return super.find(campaignId).map(WidensLanes::wide);
    }

    @Override
    public Replacement replace(CampaignRecord next) {
      return super.replace(changed(next, -1));
    }

    private static CampaignRecord wide(CampaignRecord record) {
      return changed(record, 1);
    }

    private static CampaignRecord changed(CampaignRecord record, int by) {
      Campaign campaign = record.campaign();
      List<Lane> lanes =
          campaign.lanes().stream()
              .map(lane -> lane.concurrently(Math.max(1, lane.concurrency() + by)))
              .toList();
      return new CampaignRecord(
          campaign.toBuilder().lanes(lanes).build(),
          record.version(),
          record.status(),
          record.active(),
          record.startedAt(),
          record.pausedAt(),
          record.estimatedDuration(),
          record.note(),
          record.epoch());
    }
  }

  /** Is not finished. */
  private static final class ThrowsWhatNobodyExpects extends Knowing {
    @Override
    public long endPending(
        String campaignId, LedgerStatus status, @Nullable String code, @Nullable String detail) {
      throw new UnsupportedOperationException("endPending");
    }
  }

  /** Says that dead letters are in line again, and leaves them where they are. */
  private static final class LosesReplays extends Knowing {
    @Override
    public boolean replace(String campaignId, LedgerEntry expected, LedgerEntry next) {
      return expected.status() == LedgerStatus.FAILED || super.replace(campaignId, expected, next);
    }
  }

  /** Takes what was sent for a dead letter. */
  private static final class ShowsAllAsFailed extends Knowing {
    @Override
    public Stream<LedgerEntry> entries(String campaignId) {
      return super.entries(campaignId)
          .map(
              row ->
                  row.status() == LedgerStatus.SENT
                      ? row.in(LedgerStatus.FAILED, true, null, null)
                      : row);
    }

    @Override
    public boolean replace(String campaignId, LedgerEntry expected, LedgerEntry next) {
      return super.replace(campaignId, expected, next)
          || super.replace(campaignId, expected.in(LedgerStatus.SENT, true, null, null), next);
    }
  }

  /** Writes failures down as skipped. */
  private static final class SkipsFailures extends Knowing {
    @Override
    public boolean end(
        Lease lease, long version, LedgerEntry row, LedgerEntry next, @Nullable Instant due) {
      LedgerEntry written =
          next.status() == LedgerStatus.FAILED
              ? next.in(LedgerStatus.SKIPPED, next.reached(), next.code(), next.detail())
              : next;
      return super.end(lease, version, row, written, due);
    }
  }

  /** Writes down as failed what was sent. */
  private static final class FailsWhatWent extends Knowing {
    @Override
    public boolean end(
        Lease lease, long version, LedgerEntry row, LedgerEntry next, @Nullable Instant due) {
      LedgerEntry written =
          next.status() == LedgerStatus.SENT
              ? next.in(LedgerStatus.FAILED, true, "test.lost", "lost")
              : next;
      return super.end(lease, version, row, written, due);
    }
  }
}
