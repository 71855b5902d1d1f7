package dev.mirsal.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.campaign.ActionRefusedException;
import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.engine.CampaignRunner;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Address;
import dev.mirsal.message.Recipient;
import dev.mirsal.send.Fault;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SenderStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How other systems have duplicated and lost messages; numbers as in facts/field-failures.md. */
class FieldFailuresTest {
  private static final SendingRules TONIGHT =
      Scene.EVERY_MINUTE.toBuilder().activeHours(LocalTime.of(22, 0), LocalTime.of(23, 0)).build();

  private final FailingStore store = new FailingStore();
  private final Scene scene = new Scene(store);
  private int calls;

  private void finish(CampaignEngine engine) throws InterruptedException {
    CampaignRunner.of(engine, scene.clock).runUntilIdle();
  }

  /** listmonk#3022: a cursor that moves before the send loses what was fetched. */
  @Test
  void A1_after_a_crash_before_the_send_everybody_is_sent_to() throws InterruptedException {
    scene.engine.launch(Scene.campaign("c1", "d1", "d2"), Scene.people(10));
    scene.sender.withStatus(
        device -> {
          if (calls++ == 5) {
            throw new AssertionError("the process dies");
          }
          return SenderStatus.ready();
        });
    assertThatThrownBy(scene::run).isInstanceOf(AssertionError.class);

    finish(scene.engineOn(scene.sender));

    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SENT);
    assertThat(scene.sender.sendings())
        .hasSize(10)
        .extracting(s -> s.message().id())
        .doesNotHaveDuplicates();
  }

  /** sendportal, listmonk#1109: sent, then died before writing it down. */
  @Test
  void A2_after_a_crash_between_send_and_record_the_outcome_is_unknown_and_not_repeated()
      throws InterruptedException {
    scene.engine.launch(Scene.campaign("c1", "d1"), Scene.people(4));
    store.failWhen((before, next) -> next.status() == LedgerStatus.SENT && next.index() == 1);
    assertThatThrownBy(scene::run).hasMessage("the store is gone");
    assertThat(scene.outcomes("c1")).contains(LedgerStatus.SENDING);

    store.failWhen((before, next) -> false);
    finish(scene.engineOn(scene.sender));

    assertThat(scene.outcomes("c1"))
        .containsExactly(
            LedgerStatus.SENT, LedgerStatus.UNKNOWN, LedgerStatus.SENT, LedgerStatus.SENT);
    assertThat(scene.rows("c1").get(1).code()).isEqualTo("engine.abandoned");
    assertThat(scene.minutes()).containsExactly(0L, 1L, 2L, 3L);
  }

  @Test
  void A2_the_same_engine_goes_on_when_the_store_is_back() throws InterruptedException {
    scene.engine.launch(Scene.campaign("c1", "d1"), Scene.people(3));
    store.failWhen((before, next) -> next.status() == LedgerStatus.SENT && calls++ == 0);
    assertThatThrownBy(scene::run).hasMessage("the store is gone");
    scene.run();

    assertThat(scene.outcomes("c1"))
        .containsExactly(LedgerStatus.UNKNOWN, LedgerStatus.SENT, LedgerStatus.SENT);
    assertThat(scene.minutes()).containsExactly(0L, 1L, 2L);
  }

  @Test
  void A2_cancelling_after_a_crash_leaves_nobody_without_an_outcome() throws InterruptedException {
    scene.engine.launch(Scene.campaign("c1", "d1"), Scene.people(2));
    store.failWhen((before, next) -> next.status() == LedgerStatus.SENT);
    assertThatThrownBy(scene::run).hasMessage("the store is gone");
    store.failWhen((before, next) -> false);
    scene.engine.cancel("c1");
    assertThat(scene.outcomes("c1")).containsExactly(LedgerStatus.SENDING, LedgerStatus.CANCELLED);
    scene.run();

    assertThat(scene.outcomes("c1")).containsExactly(LedgerStatus.UNKNOWN, LedgerStatus.CANCELLED);
  }

  /**
   * listmonk#2313: after an automatic pause the list was begun again, three to five copies each.
   */
  @Test
  void A3_after_an_automatic_pause_it_goes_on_where_it_was() throws InterruptedException {
    scene.sender.answering(
        m ->
            calls++ == 3
                ? Scene.rejected(Fault.SENDER, true, false)
                : new SendOutcome.Accepted(null));
    scene.engine.launch(Scene.campaign("c1", "d1"), Scene.people(6));
    scene.run();
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.PAUSED);
    scene.engine.resume("c1");
    scene.run();

    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SENT);
    assertThat(scene.sender.sendings()).hasSize(7);
    assertThat(scene.rows("c1"))
        .extracting(LedgerEntry::attempts)
        .containsExactly(1, 1, 1, 2, 1, 1);
  }

  /** listmonk: the cursor is a maximum, so 5 is lost when 6 succeeds first. */
  @Test
  void A4_who_is_put_back_is_still_due_after_later_ones_have_gone() throws InterruptedException {
    scene.sender.answering(
        m ->
            m.sender().equals("d1") && calls++ == 0
                ? new SendOutcome.Deferred(
                    Scene.START.plus(Duration.ofHours(1)), "test.limited", "wait")
                : new SendOutcome.Accepted(null));
    scene.engine.launch(Scene.campaign("c1", "d1", "d2"), Scene.people(6));
    scene.runFor(Duration.ofMinutes(30));
    assertThat(scene.outcomes("c1").subList(0, 2))
        .containsExactly(LedgerStatus.PENDING, LedgerStatus.SENT);
    scene.run();

    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SENT);
  }

  /** parcelvoy#257: an overloaded queue entered the same send each minute. */
  @Test
  void A8_the_same_row_entered_again_is_one_row() {
    scene.engine.draft(Scene.campaign("c1", "d1"), Scene.people(3));
    List<LedgerEntry> rows = scene.rows("c1");

    assertThat(store.append("c1", rows)).isZero();
    assertThat(scene.rows("c1")).isEqualTo(rows);
  }

  /** mautic#7226: one that fails in a batch had the others mailed endlessly. */
  @Test
  void A9_one_who_breaks_the_sender_does_not_take_the_others_along() throws InterruptedException {
    MessageSender sender =
        m -> {
          if (m.to().id().contains("10002")) {
            throw new IllegalStateException("poison");
          }
          return scene.sender.send(m);
        };
    CampaignEngine engine = scene.engineOn(sender);
    engine.launch(Scene.campaign("c1", "d1"), Scene.people(5));
    finish(engine);

    assertThat(scene.outcomes("c1"))
        .containsExactly(
            LedgerStatus.SENT,
            LedgerStatus.SENT,
            LedgerStatus.UNKNOWN,
            LedgerStatus.SENT,
            LedgerStatus.SENT);
  }

  /** mautic#11763, mautic#3794: on several lists, or under two spellings of the number. */
  @Test
  void A10_A11_a_person_who_comes_twice_receives_one_message() throws InterruptedException {
    scene.engine.launch(
        Scene.campaign("c1", "d1", "d2"),
        List.of(
            Recipient.of(Address.whatsApp("+972500000001"), "A"),
            Recipient.of(Address.whatsApp("972500000002"), "B"),
            Recipient.of(Address.whatsApp("972500000001@c.us"), "A again"),
            Recipient.of(Address.whatsApp("972500000003"), "C")));
    scene.run();

    assertThat(scene.sender.sendings())
        .hasSize(3)
        .extracting(s -> s.message().to())
        .doesNotHaveDuplicates();
    assertThat(scene.rows("c1").get(0).text()).isEqualTo("Hello A");
  }

  /** mautic#7881: who leaves a list and comes back is run through it again. */
  @Test
  void A12_who_comes_back_to_the_list_receives_nothing_again() throws InterruptedException {
    scene.engine.launch(Scene.campaign("c1", "d1"), Scene.people(2));
    List<LedgerEntry> asEntered = scene.rows("c1");
    scene.run();
    List<LedgerEntry> asSent = scene.rows("c1");

    assertThat(store.append("c1", asEntered)).isZero();
    scene.run();
    assertThat(scene.rows("c1")).isEqualTo(asSent);
    assertThat(scene.sender.sendings()).hasSize(2);
  }

  /** Klaviyo: which of two texts did they get? Here nothing has two. */
  @Test
  void B22_what_is_under_way_is_not_edited_and_the_ledger_tells_what_was_said()
      throws InterruptedException {
    Campaign first = Scene.campaign("c1", "d1");
    Campaign second = first.toBuilder().text("Bye {name}").build();
    scene.engine.launch(first, Scene.people(2));
    scene.engine.runDue();
    scene.engine.pause("c1");
    assertThatThrownBy(() -> scene.engine.edit(second))
        .isInstanceOf(ActionRefusedException.class)
        .hasMessageContainingAll("c1", "PAUSED", "EDIT");
    scene.engine.resume("c1");
    scene.run();

    assertThat(scene.rows("c1"))
        .extracting(LedgerEntry::text)
        .containsExactly("Hello N0", "Hello N1");
  }

  @Test
  void B22_what_is_edited_before_it_begins_is_said_as_edited() throws InterruptedException {
    Instant ten = Instant.parse("2026-11-23T10:00:00Z");
    var rules = Scene.EVERY_MINUTE.toBuilder().notBefore(ten).build();
    Campaign first = Scene.campaign("c1", rules, "d1");
    scene.engine.launch(first, Scene.people(1));
    scene.engine.edit(first.toBuilder().text("Bye {name}").build());
    scene.run();

    assertThat(scene.rows("c1")).extracting(LedgerEntry::text).containsExactly("Bye N0");
  }

  @Test
  void an_edit_that_is_cut_short_is_put_right_at_the_start() throws InterruptedException {
    Instant ten = Instant.parse("2026-11-23T10:00:00Z");
    var rules = Scene.EVERY_MINUTE.toBuilder().notBefore(ten).build();
    scene.engine.launch(Scene.campaign("c1", rules, "d1"), Scene.people(6));
    store.failWhen((before, next) -> next.lane().equals("d3") && next.index() == 3);
    assertThatThrownBy(() -> scene.engine.edit(Scene.campaign("c1", rules, "d2", "d3")))
        .hasMessage("the store is gone");
    store.failWhen((before, next) -> false);
    scene.run();

    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SENT);
    assertThat(scene.sender.sendings())
        .extracting(s -> s.message().sender())
        .containsOnly("d2", "d3");
  }

  @Test
  void changes_of_others_at_the_same_moment_are_respected() throws InterruptedException {
    scene.engine.launch(Scene.campaign("c1", "d1"), Scene.people(2));
    store.refuseNextVersions(3);
    scene.engine.pause("c1");
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.PAUSED);

    store.refuseNextVersions(1000);
    assertThatThrownBy(() -> scene.engine.resume("c1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("store", "c1");
  }

  @Test
  void a_row_that_somebody_else_works_on_is_left_alone() throws InterruptedException {
    scene.engine.launch(Scene.campaign("c1", "d1"), Scene.people(1));
    store.refuseRows(1);

    assertThat(scene.engine.runDue()).isEqualTo(Instant.MAX);
    assertThat(scene.sender.sendings()).hasSize(1);
  }

  @Test
  void an_outcome_that_comes_too_late_is_not_written_over_another() throws InterruptedException {
    scene.sender.answering(
        m -> {
          LedgerEntry row = scene.rows("c1").get(0);
          assertThat(store.replace("c1", row, row.in(LedgerStatus.FAILED, true, "other", "other")))
              .isTrue();
          return new SendOutcome.Accepted(null);
        });
    scene.engine.launch(Scene.campaign("c1", "d1"), Scene.people(1));
    scene.run();

    assertThat(scene.outcomes("c1")).containsExactly(LedgerStatus.FAILED);
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.COMPLETED);
  }

  @Test
  void an_edit_at_the_moment_at_which_a_lane_is_put_off_is_noticed() throws InterruptedException {
    scene.engine.launch(Scene.campaign("c1", TONIGHT, "d1"), Scene.people(1));
    store.beforeNextSchedule(() -> scene.engine.editRules("c1", Scene.EVERY_MINUTE));
    scene.engine.runDue();

    assertThat(scene.sender.sendings()).hasSize(1);
  }

  @Test
  void who_puts_a_lane_off_and_dies_leaves_the_edit_of_that_moment() throws InterruptedException {
    scene.engine.launch(Scene.campaign("c1", TONIGHT, "d1"), Scene.people(1));
    store.beforeNextSchedule(
        () -> {
          scene.engine.editRules("c1", Scene.EVERY_MINUTE);
          store.dieOnceScheduled();
        });
    assertThatThrownBy(scene.engine::runDue).hasMessage("the process is gone");
    store.live();
    CampaignRunner.of(scene.engineOn(scene.sender), scene.clock).runUntilIdle();

    assertThat(scene.sender.sendings()).hasSize(1);
    assertThat(scene.sender.sendings().get(0).at()).isBefore(Scene.START.plus(Duration.ofHours(1)));
  }

  @Test
  void a_lane_that_is_woken_while_its_campaign_is_held_is_put_to_sleep_again()
      throws InterruptedException {
    scene.engine.launch(Scene.campaign("c1", "d1"), Scene.people(1));
    scene.engine.pause("c1");
    store.wake("c1", "d1", Scene.START);

    assertThat(scene.engine.runDue()).isEqualTo(Instant.MAX);
    assertThat(scene.engine.dueLanes(1)).isEmpty();
    scene.engine.resume("c1");
    scene.run();
    assertThat(scene.sender.sendings()).hasSize(1);
  }
}
