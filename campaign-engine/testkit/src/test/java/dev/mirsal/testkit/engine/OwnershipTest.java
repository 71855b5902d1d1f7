package dev.mirsal.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Channel;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.testkit.RecordingSender;
import dev.mirsal.testkit.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several engines over one store: idea 2 of the architecture. */
class OwnershipTest {
  private static final Duration LEASE = Duration.ofMinutes(2);

  private final Scene scene = new Scene();
  private final RecordingSender otherSender = new RecordingSender(scene.clock);
  private final CampaignEngine one = engine("one", scene.sender);
  private final CampaignEngine other = engine("other", otherSender);

  private CampaignEngine engine(String owner, RecordingSender sender) {
    CampaignStore store = scene.store;
    VirtualClock clock = scene.clock;
    // region engine
    return CampaignEngine.builder()
        .store(store)
        .clock(clock)
        .owner(owner)
        .leaseDuration(LEASE)
        .sender(Channel.WHATSAPP, sender)
        .build();
    // endregion
  }

  /** Field failures A6 and A7: dispatching is not shared, and a dead owner's lease ends. */
  @Test
  void a_lane_is_worked_on_by_one_engine_while_its_lease_holds() throws InterruptedException {
    one.launch(Scene.campaign("c1", "d1"), Scene.people(5));
    one.runDue();

    Instant again = other.runDue();
    assertThat(otherSender.sendings()).isEmpty();
    assertThat(again).isEqualTo(Scene.START.plus(LEASE));

    scene.clock.set(again);
    other.runDue();
    assertThat(otherSender.sendings()).hasSize(1);
    scene.clock.advance(Duration.ofMinutes(1));
    one.runDue();
    assertThat(scene.sender.sendings()).hasSize(1);
  }

  @Test
  void a_lane_that_is_given_back_is_free_at_once() throws InterruptedException {
    one.launch(Scene.campaign("c1", "d1"), Scene.people(2));
    Instant next = one.runDue();
    one.release();

    scene.clock.set(next);
    other.runDue();
    assertThat(otherSender.sendings()).hasSize(1);
  }

  @Test
  void a_lane_that_was_run_by_itself_is_free_at_once() throws InterruptedException {
    one.launch(Scene.campaign("c1", "d1"), Scene.people(2));
    scene.clock.set(one.runLane("c1", "d1"));

    assertThat(other.runLane("c1", "d1")).isEqualTo(Instant.MAX);
    assertThat(otherSender.sendings()).hasSize(1);
  }

  @Test
  void lanes_with_a_common_limit_are_free_at_once_too() throws InterruptedException {
    SendingRules limited = Scene.EVERY_MINUTE.toBuilder().dailyLimit(3).build();
    one.launch(Scene.campaign("c1", limited, "d1", "d2"), Scene.people(4));
    one.runLane("c1", "d1");
    other.runLane("c1", "d2");

    assertThat(scene.sender.sendings()).hasSize(1);
    assertThat(otherSender.sendings()).hasSize(1);
  }

  @Test
  void a_lane_is_not_given_back_while_something_is_on_its_way() throws InterruptedException {
    scene.sender.answering(
        message -> {
          one.release();
          run(other);
          return new SendOutcome.Accepted(null);
        });
    one.launch(Scene.campaign("c1", "d1"), Scene.people(1));
    one.runDue();

    assertThat(otherSender.sendings()).isEmpty();
    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SENT);
  }

  @Test
  void an_engine_of_the_same_name_takes_its_lanes_up_at_once() throws InterruptedException {
    one.launch(Scene.campaign("c1", "d1"), Scene.people(2));
    Instant next = one.runDue();
    scene.clock.set(next);
    engine("one", otherSender).runDue();

    assertThat(otherSender.sendings()).hasSize(1);
    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SENT);
  }

  /** Field failures A6 and A2: the lease ends while a slow call is still under way. */
  @Test
  void what_is_sent_for_longer_than_the_lease_is_in_doubt_and_not_sent_again()
      throws InterruptedException {
    scene.sender.answering(
        message -> {
          scene.clock.advance(LEASE.plusSeconds(1));
          run(other);
          return new SendOutcome.Accepted("late");
        });
    one.launch(Scene.campaign("c1", "d1"), Scene.people(2));
    one.runDue();

    List<LedgerEntry> rows = scene.rows("c1");
    assertThat(rows.get(0).status()).isEqualTo(LedgerStatus.UNKNOWN);
    assertThat(rows.get(0).code()).isEqualTo("engine.abandoned");
    assertThat(rows.get(0).platformMessageId()).isNull();
    assertThat(scene.sender.sendings()).hasSize(1);
    scene.clock.advance(Duration.ofMinutes(1));
    other.runDue();
    assertThat(otherSender.sendings())
        .extracting(s -> s.message().id())
        .containsExactly(rows.get(1).sendId());
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.COMPLETED);
  }

  /** Field failure 37: clocks that step back or forward. */
  @Test
  void a_clock_that_jumps_breaks_nothing() throws InterruptedException {
    one.launch(Scene.campaign("c1", "d1"), Scene.people(3));
    one.runDue();
    scene.clock.advance(Duration.ofDays(-1));
    assertThat(one.runDue()).isEqualTo(Scene.START.plusSeconds(60));
    assertThat(scene.sender.sendings()).hasSize(1);

    scene.clock.set(Scene.START.plus(Duration.ofDays(1)));
    one.runDue();
    assertThat(scene.sender.sendings()).hasSize(2);
    scene.clock.advance(Duration.ofMinutes(1));
    other.runDue();
    one.runDue();
    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SENT);
  }

  @Test
  void a_limit_of_the_whole_campaign_is_kept_by_one_engine_at_a_time() throws InterruptedException {
    SendingRules limited =
        SendingRules.builder()
            .delay(Duration.ZERO, Duration.ZERO)
            .pauses()
            .aroundTheClock()
            .dailyLimit(3)
            .build();
    scene.sender.answering(
        message -> {
          run(other);
          return new SendOutcome.Accepted(null);
        });
    one.launch(Scene.campaign("c1", limited, "d1", "d2", "d3", "d4"), Scene.people(12));
    one.runDue();
    other.runDue();

    assertThat(scene.sender.sendings()).hasSize(3);
    assertThat(otherSender.sendings()).isEmpty();
    scene.clock.advance(Duration.ofDays(1));
    other.runDue();
    assertThat(otherSender.sendings()).hasSize(3);
  }

  @Test
  void lanes_without_a_common_limit_are_worked_on_side_by_side() throws InterruptedException {
    one.launch(Scene.campaign("c1", "d1", "d2"), Scene.people(4));
    one.runLane("c1", "d1");
    other.runDue();

    assertThat(scene.sender.sendings()).extracting(s -> s.message().sender()).containsOnly("d1");
    assertThat(otherSender.sendings()).extracting(s -> s.message().sender()).containsOnly("d2");
    assertThat(one.dueLanes(10)).isEmpty();
    assertThat(one.runLane("c1", "d2")).isEqualTo(Scene.START.plus(LEASE));
  }

  @Test
  void a_pause_by_another_engine_holds_at_once() throws InterruptedException {
    one.launch(Scene.campaign("c1", "d1"), Scene.people(3));
    scene.sender.answering(
        message -> {
          other.pause("c1");
          return new SendOutcome.Accepted(null);
        });
    one.runDue();
    scene.clock.advance(Duration.ofMinutes(1));

    assertThat(one.runDue()).isEqualTo(Instant.MAX);
    assertThat(scene.sender.sendings()).hasSize(1);
    assertThat(scene.outcomes("c1"))
        .containsExactly(LedgerStatus.SENT, LedgerStatus.PENDING, LedgerStatus.PENDING);
  }

  @Test
  void what_ends_after_a_pause_leaves_nothing_due() throws InterruptedException {
    one.launch(Scene.campaign("c1", "d1"), Scene.people(3));
    scene.sender.answering(
        message -> {
          other.pause("c1");
          return new SendOutcome.Accepted(null);
        });
    one.runLane("c1", "d1");
    scene.clock.advance(Duration.ofMinutes(5));

    assertThat(other.runLane("c1", "d1")).isEqualTo(Instant.MAX);
    assertThat(one.dueLanes(1)).isEmpty();
  }

  @Test
  void what_is_put_back_while_another_engine_cancels_is_cancelled_too()
      throws InterruptedException {
    one.launch(Scene.campaign("c1", "d1"), Scene.people(2));
    scene.sender.answering(
        message -> {
          other.cancel("c1");
          return new SendOutcome.Deferred(null, "test.limited", "slow down");
        });
    one.runDue();

    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.CANCELLED);
  }

  @Test
  void bad_settings_are_refused_by_name() {
    assertThatThrownBy(() -> CampaignEngine.builder().owner(" "))
        .hasMessage("engine.owner: is blank");
    assertThatThrownBy(() -> CampaignEngine.builder().leaseDuration(Duration.ofMillis(999)))
        .hasMessage("engine.leaseDuration: PT0.999S, must be at least 1 s");
    assertThatThrownBy(() -> CampaignEngine.builder().attempts(0))
        .hasMessage("engine.attempts: 0, must be at least 1");
  }

  private static void run(CampaignEngine engine) {
    try {
      engine.runDue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
