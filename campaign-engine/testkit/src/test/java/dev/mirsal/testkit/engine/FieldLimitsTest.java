package dev.mirsal.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.plan.RollingLimit;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Recipient;
import dev.mirsal.testkit.RecordingSender;
import dev.mirsal.testkit.RecordingSender.Sending;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How other systems have sent more than they may, or lost their way in long campaigns; numbers as
 * in facts/field-failures.md.
 */
class FieldLimitsTest {
  private static final ZoneId JERUSALEM = ZoneId.of("Asia/Jerusalem");
  private static final Duration DAY = Duration.ofDays(1);

  private final Scene scene = new Scene();

  private List<Sending> sendings() {
    return scene.sender.sendings();
  }

  /** Each time something is due an engine is called that was not there before. */
  private void runWithRestarts() throws InterruptedException {
    Instant next = Scene.START;
    while (!next.equals(Instant.MAX)) {
      scene.clock.set(next);
      CampaignEngine worker = scene.engineOn(scene.sender);
      next = worker.runDue();
      worker.release();
    }
  }

  private static List<Recipient> inThreeZones(int count) {
    List<ZoneId> zones = List.of(JERUSALEM, ZoneId.of("Asia/Tokyo"), ZoneId.of("America/New_York"));
    return IntStream.range(0, count)
        .mapToObj(i -> Scene.person(i).withZone(zones.get(i % 3)))
        .toList();
  }

  private <K> Map<K, Long> countBy(Function<Sending, K> key) {
    return sendings().stream().collect(Collectors.groupingBy(key, Collectors.counting()));
  }

  private static LocalDate day(Sending sending) {
    return LocalDate.ofInstant(sending.at(), JERUSALEM);
  }

  /**
   * listmonk counts for each worker, Dittofeed for each zone, Laudspeaker reads before it adds;
   * Mailtrain#243 sent 300 an hour where 20 were allowed.
   */
  @Test
  void D40_a_limit_holds_over_devices_zones_workers_and_restarts() throws InterruptedException {
    SendingRules rules =
        Scene.EVERY_MINUTE.toBuilder().zone(JERUSALEM).dailyLimit(7).dailyLimitPerLane(3).build();
    scene.engine.launch(Scene.campaign("c1", rules, "d1", "d2", "d3"), inThreeZones(40));
    runWithRestarts();

    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SENT).hasSize(40);
    assertThat(countBy(FieldLimitsTest::day).values())
        .contains(7L)
        .allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(7));
    assertThat(countBy(s -> day(s) + s.message().sender()).values())
        .contains(3L)
        .allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(3));
  }

  /** Notifuse panicked at less than sixty a minute; others rounded it to none. */
  @Test
  void D41_a_limit_of_one_in_three_hours_is_one_in_three_hours() throws InterruptedException {
    RollingLimit slow = new RollingLimit(1, Duration.ofHours(3));
    SendingRules rules = Scene.EVERY_MINUTE.toBuilder().rollingLimits(slow).build();
    scene.engine.launch(Scene.campaign("c1", rules, "d1"), Scene.people(4));
    runWithRestarts();
    assertThat(scene.minutes()).containsExactly(0L, 180L, 360L, 540L);
  }

  /** mautic#10416, #10275: a frequency of zero, or none, stopped everything. */
  @Test
  void D42_a_limit_of_zero_or_none_is_no_limit() throws InterruptedException {
    SendingRules zero = Scene.EVERY_MINUTE.toBuilder().dailyLimit(0).dailyLimitPerLane(0).build();
    scene.engine.launch(Scene.campaign("c1", zero, "d1"), Scene.people(3));
    scene.engine.launch(Scene.campaign("c2", Scene.EVERY_MINUTE, "d2"), Scene.people(3));
    runWithRestarts();
    assertThat(scene.minutes()).containsExactly(0L, 0L, 1L, 1L, 2L, 2L);
  }

  /** mautic#4761: whoever was over the limit waited three weeks instead of one. */
  @Test
  void D43_what_is_over_the_limit_goes_in_the_next_period() throws InterruptedException {
    SendingRules rules = Scene.EVERY_MINUTE.toBuilder().zone(JERUSALEM).dailyLimit(2).build();
    scene.engine.launch(Scene.campaign("c1", rules, "d1"), Scene.people(6));
    runWithRestarts();
    LocalDate first = LocalDate.ofInstant(Scene.START, JERUSALEM);
    assertThat(sendings())
        .extracting(FieldLimitsTest::day)
        .containsExactly(
            first,
            first,
            first.plusDays(1),
            first.plusDays(1),
            first.plusDays(2),
            first.plusDays(2));
  }

  /** A quota that devices share, over a period that moves on. */
  @Test
  void D46_devices_share_a_quota_that_moves() throws InterruptedException {
    SendingRules rules =
        Scene.EVERY_MINUTE.toBuilder().rollingLimits(new RollingLimit(10, DAY)).build();
    scene.engine.launch(Scene.campaign("c1", rules, "d1", "d2", "d3", "d4"), inThreeZones(35));
    runWithRestarts();

    List<Instant> at = sendings().stream().map(Sending::at).toList();
    assertThat(at).hasSize(35);
    for (int i = 0; i + 10 < at.size(); i++) {
      assertThat(at.get(i + 10)).isAfterOrEqualTo(at.get(i).plus(DAY));
    }
    assertThat(countBy(s -> s.message().sender())).hasSize(4);
  }

  /** chatwoot#4897: the job is killed after twenty minutes, and the next begins at the front. */
  @Test
  void H67_workers_that_are_killed_every_twenty_minutes_finish_what_is_long()
      throws InterruptedException {
    Duration most = Duration.ofMinutes(20);
    Supplier<CampaignEngine> newWorker = () -> scene.engineOn(scene.sender);
    scene.engine.launch(Scene.campaign("c1", "d1", "d2"), Scene.people(200));
    int workers = 0;
    Instant next = Scene.START;
    while (!next.equals(Instant.MAX)) {
      CampaignEngine worker = newWorker.get();
      workers++;
      Instant killed = next.plus(most);
      while (next.isBefore(killed)) {
        scene.clock.set(next);
        next = worker.runDue();
      }
    }

    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SENT);
    assertThat(scene.rows("c1")).extracting(LedgerEntry::attempts).containsOnly(1);
    assertThat(sendings()).hasSize(200);
    assertThat(workers).isBetween(5, 7);
  }

  /** listmonk#1010: one a minute of a large batch that was fetched, rendered and leased at once. */
  @Test
  void H68_a_slow_campaign_keeps_its_lane_and_writes_each_message_when_it_goes()
      throws InterruptedException {
    RecordingSender othersSender = new RecordingSender(scene.clock);
    CampaignEngine other = scene.engineOn(othersSender);
    scene.engine.launch(Scene.campaign("c1", "d1"), Scene.people(3000));
    Instant next = scene.engine.runDue();
    for (int sent = 1; !next.equals(Instant.MAX); sent++) {
      other.runDue();
      if (sent == 1500) {
        assertThat(scene.rows("c1").subList(sent, 3000))
            .allMatch(row -> row.status() == LedgerStatus.PENDING && row.text() == null);
      }
      scene.clock.set(next);
      next = scene.engine.runDue();
    }

    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SENT).hasSize(3000);
    assertThat(othersSender.sendings()).isEmpty();
    assertThat(scene.minutes()).hasSize(3000).endsWith(2999L);
  }
}
