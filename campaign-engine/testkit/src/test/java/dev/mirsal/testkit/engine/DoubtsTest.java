package dev.mirsal.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.UnknownPolicy;
import dev.mirsal.campaign.engine.Backoff;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.engine.CampaignRunner;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Channel;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.Fault;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages of which nobody knows whether they went, dead letters, and how often one is tried. */
class DoubtsTest {
  private final Scene scene = new Scene();
  private final TracingSender sender = new TracingSender();
  private final CampaignEngine engine =
      CampaignEngine.builder()
          .store(scene.store)
          .clock(scene.clock)
          .backoff(new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(30), 100))
          .attempts(3)
          .sender(Channel.WHATSAPP, sender)
          .build();

  private static final class TracingSender implements MessageSender {
    private final List<String> sent = new ArrayList<>();
    private final List<Instant> asked = new ArrayList<>();
    private SendOutcome answer = new SendOutcome.Unknown("test.timeout", "no answer");
    private Trace trace = new Trace.Unclear();

    @Override
    public SendOutcome send(OutboundMessage message) {
      sent.add(message.id());
      return answer;
    }

    @Override
    public Trace trace(OutboundMessage message, Instant attemptedAt) {
      assertThat(sent).contains(message.id());
      asked.add(attemptedAt);
      return trace;
    }
  }

  private List<LedgerEntry> run(UnknownPolicy policy, int people) throws InterruptedException {
    Campaign campaign = Scene.campaign("c1", "d1").toBuilder().onUnknown(policy).build();
    engine.launch(campaign, Scene.people(people));
    CampaignRunner.of(engine, scene.clock).runUntilIdle();
    return scene.rows("c1");
  }

  /** Also when a later attempt did not go, and the clock was put back. */
  @Test
  void what_may_have_gone_is_waited_for_after_a_restart() throws InterruptedException {
    Campaign campaign =
        Scene.campaign("c1", "d1").toBuilder().onUnknown(UnknownPolicy.RETRY).build();
    engine.launch(campaign, Scene.people(1));
    engine.runDue();
    scene.clock.advance(Duration.ofMinutes(1));
    sender.answer = new SendOutcome.Deferred(null, "test.later", "not now");
    engine.runDue();
    engine.release();
    assertThat(sender.sent).hasSize(2);

    scene.clock.set(Scene.START.minus(Duration.ofHours(1)));
    scene.store.wake("c1", "d1", scene.clock.instant());
    Instant next = scene.engineOn(sender).runDue();
    assertThat(sender.sent).hasSize(2);
    assertThat(next).isEqualTo(Scene.START.plus(Duration.ofMinutes(1)));
  }

  @Test
  void what_the_sender_finds_was_sent() throws InterruptedException {
    sender.trace = new Trace.Found("id-1");
    LedgerEntry row = run(UnknownPolicy.VERIFY, 1).get(0);

    assertThat(row.status()).isEqualTo(LedgerStatus.SENT);
    assertThat(row.platformMessageId()).isEqualTo("id-1");
    assertThat(sender.asked).containsExactly(Scene.START);
  }

  @Test
  void what_surely_did_not_go_goes_again_within_its_budget() throws InterruptedException {
    sender.trace = new Trace.Absent();
    LedgerEntry row = run(UnknownPolicy.VERIFY, 1).get(0);

    assertThat(sender.sent).hasSize(3);
    assertThat(row.status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(row.attempts()).isEqualTo(3);
    assertThat(row.detail()).contains("tried 3 times");
    assertThat(row.reached()).isFalse();
  }

  @Test
  void what_nobody_can_tell_is_taken_as_sent() throws InterruptedException {
    assertThat(run(UnknownPolicy.VERIFY, 2))
        .extracting(LedgerEntry::status)
        .containsOnly(LedgerStatus.UNKNOWN);
    assertThat(sender.sent).hasSize(2).doesNotHaveDuplicates();
    assertThat(sender.asked).hasSize(2);
  }

  @Test
  void who_assumes_does_not_ask() throws InterruptedException {
    sender.trace = new Trace.Found("id-1");
    assertThat(run(UnknownPolicy.ASSUME_SENT, 1))
        .extracting(LedgerEntry::status)
        .containsExactly(LedgerStatus.UNKNOWN);
    assertThat(sender.asked).isEmpty();
  }

  @Test
  void who_retries_may_send_twice_and_stops_in_doubt() throws InterruptedException {
    run(UnknownPolicy.RETRY, 1);
    engine.resume("c1");
    CampaignRunner.of(engine, scene.clock).runUntilIdle();
    LedgerEntry row = scene.rows("c1").get(0);

    assertThat(sender.sent).hasSize(3);
    assertThat(row.status()).isEqualTo(LedgerStatus.UNKNOWN);
    assertThat(row.reached()).isTrue();
  }

  @Test
  void what_may_have_gone_counts_toward_limits_each_time_that_it_was_tried()
      throws InterruptedException {
    SendingRules two = Scene.EVERY_MINUTE.toBuilder().dailyLimit(2).build();
    Campaign campaign =
        Scene.campaign("c1", two, "d1").toBuilder().onUnknown(UnknownPolicy.RETRY).build();
    engine.launch(campaign, Scene.people(2));
    engine.runDue();
    assertThat(engine.progress("c1").sentToday()).as("while it waits").isEqualTo(1);
    sender.answer = new SendOutcome.Accepted("id-1");

    for (Instant next = engine.runDue(); !next.equals(Instant.MAX); next = engine.runDue()) {
      scene.clock.set(next);
    }
    assertThat(sender.sent).hasSize(3);
    assertThat(scene.rows("c1").get(0).doubts()).containsExactly(Scene.START);
    assertThat(scene.rows("c1").get(1).at()).isAfter(Scene.START.plus(Duration.ofHours(12)));
  }

  @Test
  void the_unknown_can_be_verified_later() throws InterruptedException {
    run(UnknownPolicy.VERIFY, 2);
    sender.trace = new Trace.Found("id-1");
    assertThat(engine.verifyUnknown("c1")).isEqualTo(2);
    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SENT);
    assertThat(engine.verifyUnknown("c1")).isZero();
  }

  @Test
  void what_turns_out_not_to_have_gone_can_be_replayed() throws InterruptedException {
    run(UnknownPolicy.ASSUME_SENT, 1);
    sender.trace = new Trace.Absent();
    assertThat(engine.verifyUnknown("c1")).isEqualTo(1);
    assertThat(engine.deadLetters("c1"))
        .extracting(LedgerEntry::code)
        .containsExactly("engine.not_sent");

    sender.answer = new SendOutcome.Accepted("id-2");
    assertThat(engine.replay("c1", row -> true)).isEqualTo(1);
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.RUNNING);
    CampaignRunner.of(engine, scene.clock).runUntilIdle();
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.COMPLETED);
    assertThat(scene.outcomes("c1")).containsExactly(LedgerStatus.SENT);
  }

  @Test
  void only_the_dead_letters_asked_for_are_replayed() throws InterruptedException {
    sender.answer = Scene.rejected(Fault.RECIPIENT, true, true);
    run(UnknownPolicy.VERIFY, 3);
    assertThat(engine.deadLetters("c1")).hasSize(3);

    sender.answer = new SendOutcome.Accepted(null);
    assertThat(engine.replay("c1", row -> row.index() == 1)).isEqualTo(1);
    CampaignRunner.of(engine, scene.clock).runUntilIdle();
    assertThat(scene.outcomes("c1"))
        .containsExactly(LedgerStatus.FAILED, LedgerStatus.SENT, LedgerStatus.FAILED);
  }

  @Test
  void a_receiver_who_may_be_reached_later_is_tried_again_within_the_budget()
      throws InterruptedException {
    sender.answer = Scene.rejected(Fault.RECIPIENT, false, true);
    List<LedgerEntry> rows = run(UnknownPolicy.VERIFY, 2);

    assertThat(rows).extracting(LedgerEntry::status).containsOnly(LedgerStatus.FAILED);
    assertThat(rows).extracting(LedgerEntry::attempts).containsOnly(3);
  }

  @Test
  void a_message_that_its_sender_never_takes_is_a_dead_letter_in_the_end()
      throws InterruptedException {
    sender.answer = Scene.rejected(Fault.SENDER, false, false);
    assertThat(run(UnknownPolicy.VERIFY, 1))
        .extracting(LedgerEntry::status, LedgerEntry::attempts)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(LedgerStatus.FAILED, 3));
  }
}
