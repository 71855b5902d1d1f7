package dev.mirsal.example.cluster;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.UnknownPolicy;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.example.cluster.Attempts.Attempt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Three workers on one campaign, killed with SIGKILL at random moments: nobody is missed, and
 * nobody is sent to twice but by the campaign's own policy. The seed of the moments is printed.
 */
class ClusterTest {
  private static final Duration DELAY = Duration.ofMillis(50);

  @Test
  void killedFiveTimes() throws Exception {
    verify(UnknownPolicy.VERIFY, 20, 1000, 5);
  }

  @Test
  void killedThreeTimesAndWhatIsInDoubtGoesAgain() throws Exception {
    verify(UnknownPolicy.RETRY, 20, 400, 3);
  }

  @Test
  @Tag("long")
  void killedTwentyTimes() throws Exception {
    verify(UnknownPolicy.VERIFY, 50, 5000, 20);
  }

  @Test
  @Tag("long")
  void killedTwentyTimesAndWhatIsInDoubtGoesAgain() throws Exception {
    verify(UnknownPolicy.RETRY, 50, 5000, 20);
  }

  /** Its leases have ended meanwhile, and it does not know: the fencing token stops it. */
  @Test
  void awayForLongerThanItsLeases() throws Exception {
    try (Cluster cluster = Cluster.start(seed(), log())) {
      cluster.launch(UnknownPolicy.VERIFY, 20, 400, DELAY);
      cluster.awaitReceived(100);
      String away = cluster.freeze();
      Cluster.Outcome outcome = cluster.outcome();
      everybodyHasAnOutcome(outcome, 400);
      nobodyTwice(outcome);
      inDoubtAreThoseLeftBehindBy(Set.of(away), outcome);
    }
  }

  private static void verify(UnknownPolicy policy, int lanes, int recipients, int kills)
      throws Exception {
    try (Cluster cluster = Cluster.start(seed(), log())) {
      cluster.launch(policy, lanes, recipients, DELAY);
      cluster.kill(kills, recipients);
      Cluster.Outcome outcome = cluster.outcome();
      assertThat(outcome.killed()).hasSize(kills);
      everybodyHasAnOutcome(outcome, recipients);
      onlyOneOnItsWayOnEachLane(outcome);
      if (policy == UnknownPolicy.RETRY) {
        twiceOnlyThoseLeftBehind(outcome);
      } else {
        nobodyTwice(outcome);
        inDoubtAreThoseLeftBehindBy(outcome.killed(), outcome);
      }
    }
  }

  private static void everybodyHasAnOutcome(Cluster.Outcome outcome, int recipients) {
    Map<LedgerStatus, Long> counts = outcome.progress().counts();
    Map<LedgerStatus, Long> rows =
        outcome.rows().stream().collect(groupingBy(LedgerEntry::status, counting()));
    System.out.println(
        rows
            + ", "
            + outcome.requests().size()
            + " requests, "
            + outcome.attempts().stream().filter(Attempt::abandoned).count()
            + " left behind");
    assertThat(outcome.exits()).containsOnly(0);
    assertThat(outcome.progress().note()).isNull();
    assertThat(outcome.progress().status()).isEqualTo(CampaignStatus.COMPLETED);
    assertThat(rows.keySet()).isSubsetOf(LedgerStatus.SENT, LedgerStatus.UNKNOWN);
    assertThat(rows.values().stream().mapToLong(n -> n).sum()).isEqualTo(recipients);
    counts.forEach(
        (status, count) ->
            assertThat(count).as("%s", status).isEqualTo(rows.getOrDefault(status, 0L)));
    assertThat(received(outcome).keySet())
        .as("received")
        .containsAll(ids(outcome, LedgerStatus.SENT))
        .isSubsetOf(outcome.rows().stream().map(LedgerEntry::sendId).toList());
  }

  private static void nobodyTwice(Cluster.Outcome outcome) {
    assertThat(received(outcome)).allSatisfy((id, times) -> assertThat(times).isEqualTo(1));
  }

  /** The engine's count of unknown outcomes, beside what the database saw. */
  private static void inDoubtAreThoseLeftBehindBy(Set<String> gone, Cluster.Outcome outcome) {
    List<Attempt> leftBehind = outcome.attempts().stream().filter(Attempt::abandoned).toList();
    assertThat(leftBehind).extracting(Attempt::worker).isSubsetOf(gone);
    assertThat(leftBehind).hasSizeLessThanOrEqualTo(gone.size() * Worker.THREADS);
    assertThat(ids(outcome, LedgerStatus.UNKNOWN))
        .containsExactlyInAnyOrderElementsOf(leftBehind.stream().map(Attempt::sendId).toList());
  }

  private static void twiceOnlyThoseLeftBehind(Cluster.Outcome outcome) {
    Map<String, Long> leftBehind =
        outcome.attempts().stream()
            .filter(Attempt::abandoned)
            .collect(groupingBy(Attempt::sendId, counting()));
    assertThat(received(outcome))
        .allSatisfy(
            (id, times) ->
                assertThat(times).isLessThanOrEqualTo(1 + leftBehind.getOrDefault(id, 0L)));
    assertThat(outcome.attempts().stream().filter(Attempt::abandoned))
        .extracting(Attempt::worker)
        .isSubsetOf(outcome.killed());
    assertThat(ids(outcome, LedgerStatus.UNKNOWN)).isEmpty();
  }

  private static void onlyOneOnItsWayOnEachLane(Cluster.Outcome outcome) {
    assertThat(outcome.requests())
        .allSatisfy(request -> assertThat(request.onLane()).as("%s", request).isEqualTo(1));
  }

  private static Map<String, Long> received(Cluster.Outcome outcome) {
    return outcome.requests().stream()
        .collect(groupingBy(CountingServer.Request::sendId, counting()));
  }

  private static Set<String> ids(Cluster.Outcome outcome, LedgerStatus status) {
    return outcome.rows().stream()
        .filter(row -> row.status() == status)
        .map(LedgerEntry::sendId)
        .collect(Collectors.toSet());
  }

  private static long seed() {
    long seed = Long.getLong("cluster.seed", new Random().nextLong());
    System.out.println("Moments of the kills: -Dcluster.seed=" + seed);
    return seed;
  }

  private static Path log() {
    return Path.of("target", "workers.log");
  }
}
