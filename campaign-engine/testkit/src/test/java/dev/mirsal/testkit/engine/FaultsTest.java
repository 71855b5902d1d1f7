package dev.mirsal.testkit.engine;

import static dev.mirsal.campaign.store.LedgerStatus.PENDING;
import static dev.mirsal.campaign.store.LedgerStatus.SENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.engine.Backoff;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.engine.CampaignListener;
import dev.mirsal.campaign.engine.CampaignRunner;
import dev.mirsal.campaign.plan.SendingCalendar;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.campaign.store.Replacement;
import dev.mirsal.message.Channel;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.message.Recipient;
import dev.mirsal.send.Fault;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SenderStatus;
import dev.mirsal.template.MissingVariable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R-SEND-2 to 4: what each outcome means for the recipient, the lane and the campaign. */
class FaultsTest {
  private static final SendOutcome ACCEPTED = new SendOutcome.Accepted("id");

  private static final SendingRules MORNINGS =
      Scene.EVERY_MINUTE.toBuilder()
          .zone(ZoneOffset.UTC)
          .activeHours(LocalTime.of(8, 0), LocalTime.of(10, 0))
          .build();

  private final Scene scene = new Scene();
  private int calls;

  /** Answers the first calls with these, and accepts from then on. */
  private void answer(SendOutcome... outcomes) {
    scene.sender.answering(m -> calls < outcomes.length ? outcomes[calls++] : ACCEPTED);
  }

  private void launch(int people, String... devices) {
    scene.engine.launch(Scene.campaign("c1", devices), Scene.people(people));
  }

  @Test
  void R_SEND_2_a_recipient_who_cannot_be_reached_fails_and_the_campaign_goes_on()
      throws InterruptedException {
    answer(Scene.rejected(Fault.RECIPIENT, true, true));
    launch(2, "d1");
    scene.run();

    LedgerEntry failed = scene.rows("c1").get(0);
    assertThat(failed.status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(failed.at()).isEqualTo(Scene.START);
    assertThat(failed.code()).isEqualTo("test.rejected");
    assertThat(failed.detail()).isEqualTo("because");
    assertThat(scene.minutes()).containsExactly(0L, 1L);
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.COMPLETED);
  }

  @Test
  void R_SEND_3_who_did_not_reach_the_platform_costs_no_time() throws InterruptedException {
    answer(Scene.rejected(Fault.RECIPIENT, true, false));
    launch(3, "d1");
    scene.run();

    assertThat(scene.minutes()).containsExactly(0L, 0L, 1L);
  }

  @Test
  void R_PLAN_4_only_successful_sends_count_toward_limits() throws InterruptedException {
    SendingRules two = Scene.EVERY_MINUTE.toBuilder().dailyLimit(2).build();
    answer(
        Scene.rejected(Fault.RECIPIENT, true, true),
        ACCEPTED,
        Scene.rejected(Fault.POLICY, true, true));
    scene.engine.launch(Scene.campaign("c1", two, "d1"), Scene.people(5));
    scene.run();

    assertThat(scene.minutes()).containsExactly(0L, 1L, 2L, 3L, 16 * 60L);
  }

  @Test
  void R_SEND_3_a_wrong_key_pauses_at_once_and_loses_nobody() throws InterruptedException {
    answer(Scene.rejected(Fault.SENDER, true, true));
    launch(3, "d1");
    scene.run();

    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.PAUSED);
    assertThat(scene.note("c1")).contains("d1", "because", "test.rejected");
    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.PENDING);
    assertThat(scene.sender.sendings()).hasSize(1);

    scene.engine.resume("c1");
    scene.run();
    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SENT);
    assertThat(scene.note("c1")).isEqualTo("null");
  }

  @Test
  void R_SEND_3_a_failing_server_is_tried_again_ever_less_often_and_then_pauses()
      throws InterruptedException {
    scene.sender.answering(m -> Scene.rejected(Fault.SENDER, false, true));
    launch(2, "d1");
    scene.run();

    assertThat(scene.sender.sendings()).hasSize(Backoff.DEFAULT.attempts());
    List<Long> at = scene.seconds();
    for (int i = 1; i < at.size(); i++) {
      long most = Math.min(30L << (i - 1), Duration.ofMinutes(30).toSeconds());
      assertThat(at.get(i) - at.get(i - 1)).isBetween(most / 2, most);
    }
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.PAUSED);
    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.PENDING);
    assertThat(scene.rows("c1").get(0).attempts()).isEqualTo(8);
    assertThat(scene.events).contains("c1 d1 held test.rejected");
  }

  @Test
  void R_SEND_3_success_makes_earlier_failures_forgotten() throws InterruptedException {
    scene.sender.answering(
        m -> calls++ % 7 == 6 ? ACCEPTED : Scene.rejected(Fault.SENDER, false, true));
    launch(3, "d1");
    scene.run();

    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.COMPLETED);
    assertThat(scene.sender.sendings()).hasSize(21);
  }

  @Test
  void R_SEND_3_a_lane_that_is_held_does_not_hold_the_others() throws InterruptedException {
    scene.sender.answering(
        m -> m.sender().equals("d1") ? Scene.rejected(Fault.SENDER, false, true) : ACCEPTED);
    launch(6, "d1", "d2");
    scene.runFor(Duration.ofMinutes(3));

    assertThat(scene.outcomes("c1"))
        .containsExactly(
            LedgerStatus.PENDING,
            LedgerStatus.SENT,
            LedgerStatus.PENDING,
            LedgerStatus.SENT,
            LedgerStatus.PENDING,
            LedgerStatus.SENT);
  }

  @Test
  void R_SEND_3_lanes_do_not_come_back_all_at_once() throws InterruptedException {
    scene.sender.answering(m -> Scene.rejected(Fault.SENDER, false, true));
    launch(4, "d1", "d2", "d3", "d4");
    scene.runFor(Duration.ofMinutes(10));

    List<Instant> again =
        scene.sender.sendings().stream()
            .map(s -> s.at())
            .filter(t -> t.isAfter(Scene.START))
            .toList();
    assertThat(again).hasSizeGreaterThanOrEqualTo(4).doesNotHaveDuplicates();
  }

  @Test
  void R_SEND_4_a_device_that_is_not_connected_is_never_sent_through() throws InterruptedException {
    scene.sender.withStatus(d -> SenderStatus.notReady("test.stopped", "scan the code"));
    launch(2, "d1");
    scene.runFor(Duration.ofMinutes(5));
    assertThat(scene.sender.sendings()).isEmpty();
    assertThat(scene.events).contains("c1 d1 held test.stopped");

    scene.sender.withStatus(d -> SenderStatus.ready());
    scene.run();
    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SENT);
  }

  @Test
  void R_SEND_4_a_status_that_cannot_be_had_is_no_yes() throws InterruptedException {
    scene.sender.withStatus(
        d -> {
          throw new IllegalStateException("972500010000 is secret");
        });
    launch(1, "d1");
    scene.run();

    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.PAUSED);
    assertThat(scene.note("c1"))
        .contains("engine.status_failed", "IllegalStateException")
        .doesNotContain("secret");
  }

  @Test
  void R_SEND_1_hours_that_closed_while_the_status_was_asked_for_are_respected()
      throws InterruptedException {
    SendingRules untilTen =
        Scene.EVERY_MINUTE.toBuilder().activeHours(LocalTime.of(7, 0), LocalTime.of(10, 0)).build();
    scene.clock.set(Instant.parse("2026-11-23T09:59:50Z"));
    scene.sender.withStatus(
        d -> {
          scene.clock.advance(Duration.ofSeconds(15));
          return SenderStatus.ready();
        });
    scene.engine.launch(Scene.campaign("c1", untilTen, "d1"), Scene.people(1));
    assertThat(scene.engine.runDue()).isEqualTo(Instant.parse("2026-11-24T07:00:00Z"));

    assertThat(scene.sender.sendings()).isEmpty();
    scene.run();
    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SENT);
  }

  @Test
  void a_deferred_message_waits_until_the_platform_says() throws InterruptedException {
    Instant until = Scene.START.plus(Duration.ofMinutes(47));
    answer(new SendOutcome.Deferred(until, "test.limited", "slow down"));
    launch(2, "d1");
    scene.engine.runDue();
    assertThat(scene.rows("c1").get(0).code()).isEqualTo("test.limited");

    scene.engine.editRules("c1", Scene.EVERY_MINUTE);
    scene.engine.pause("c1");
    scene.engine.runDue();
    scene.engine.resume("c1");
    scene.run();

    assertThat(scene.minutes()).containsExactly(0L, 47L, 48L);
  }

  @Test
  void a_deferral_without_an_end_or_into_the_past_is_tried_again_with_backoff()
      throws InterruptedException {
    answer(
        new SendOutcome.Deferred(null, "test.limited", "slow down"),
        new SendOutcome.Deferred(Scene.START, "test.limited", "slow down"));
    launch(1, "d1");
    scene.run();

    assertThat(scene.seconds().get(1)).isBetween(15L, 30L);
    assertThat(scene.seconds().get(2) - scene.seconds().get(1)).isBetween(30L, 60L);
    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SENT);
  }

  @Test
  void an_unknown_outcome_is_taken_as_sent_and_three_in_a_row_pause() throws InterruptedException {
    SendOutcome unknown = new SendOutcome.Unknown("test.timeout", "no answer");
    answer(unknown, unknown, ACCEPTED, unknown, unknown, unknown);
    launch(8, "d1");
    scene.run();

    assertThat(scene.minutes()).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.PAUSED);
    assertThat(scene.note("c1")).contains("test.timeout");
    assertThat(scene.engine.progress("c1").sentToday()).isEqualTo(6);
    scene.engine.resume("c1");
    scene.run();
    assertThat(scene.sender.sendings()).extracting(s -> s.message().id()).doesNotHaveDuplicates();
    assertThat(scene.engine.progress("c1").count(LedgerStatus.UNKNOWN)).isEqualTo(5);
  }

  @Test
  void a_sender_that_breaks_its_contract_leaves_the_outcome_unknown() throws InterruptedException {
    List<Function<OutboundMessage, SendOutcome>> breaches =
        List.of(
            m -> {
              throw new IllegalStateException("to " + m.to().id());
            },
            m -> Map.<String, SendOutcome>of().get("null"),
            this::runDueFromInside);
    for (Function<OutboundMessage, SendOutcome> breach : breaches) {
      scene.sender.answering(breach);
      String id = "c" + calls++;
      scene.engine.launch(Scene.campaign(id, "d1"), Scene.people(1));
      scene.run();
      assertThat(scene.outcomes(id)).containsExactly(LedgerStatus.UNKNOWN);
      assertThat(scene.rows(id).get(0).code()).isEqualTo("engine.sender_failed");
      assertThat(scene.rows(id).get(0).detail()).doesNotContain("97250");
    }
  }

  private SendOutcome runDueFromInside(OutboundMessage message) {
    try {
      scene.engine.runDue();
      return ACCEPTED;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void R_SEND_3_the_first_five_refused_for_their_content_pause() throws InterruptedException {
    scene.sender.answering(m -> Scene.rejected(Fault.CONTENT, true, true));
    launch(9, "d1");
    scene.run();

    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.PAUSED);
    assertThat(scene.engine.progress("c1").count(LedgerStatus.FAILED)).isEqualTo(5);
    assertThat(scene.engine.progress("c1").count(LedgerStatus.PENDING)).isEqualTo(4);
  }

  @Test
  void content_refused_after_something_went_fails_one_by_one() throws InterruptedException {
    scene.sender.answering(
        m -> calls++ == 0 ? ACCEPTED : Scene.rejected(Fault.CONTENT, true, true));
    launch(9, "d1");
    scene.run();

    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.COMPLETED);
    assertThat(scene.engine.progress("c1").count(LedgerStatus.FAILED)).isEqualTo(8);
  }

  @Test
  void a_text_that_comes_out_blank_is_a_fault_of_the_content() throws InterruptedException {
    scene.engine.launch(
        Scene.campaign("c1", "d1").toBuilder()
            .text("{city}")
            .missingVariable(MissingVariable.EMPTY)
            .build(),
        Scene.people(9));
    scene.run();

    assertThat(scene.sender.sendings()).isEmpty();
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.PAUSED);
    assertThat(scene.engine.progress("c1").count(LedgerStatus.FAILED)).isEqualTo(5);
    assertThat(scene.rows("c1").get(0).code()).isEqualTo("content.not_rendered");
  }

  @Test
  void what_is_left_when_its_time_is_over_is_skipped() throws InterruptedException {
    Instant end = Scene.START.plus(Duration.ofSeconds(90));
    SendingRules rules = Scene.EVERY_MINUTE.toBuilder().notAfter(end).build();
    scene.engine.launch(Scene.campaign("c1", rules, "d1"), Scene.people(4));
    scene.run();

    assertThat(scene.outcomes("c1"))
        .containsExactly(
            LedgerStatus.SENT, LedgerStatus.SENT, LedgerStatus.SKIPPED, LedgerStatus.SKIPPED);
    assertThat(scene.rows("c1").get(3).detail()).contains(end.toString());
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.COMPLETED);
    assertThat(scene.clock.instant()).isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void what_is_left_is_skipped_in_time_though_somebody_was_to_be_tried_again_later(int people)
      throws InterruptedException {
    Instant end = Scene.START.plusSeconds(10);
    SendingRules rules = Scene.EVERY_MINUTE.toBuilder().notAfter(end).build();
    answer(Scene.rejected(Fault.RECIPIENT, false, true));
    scene.engine.launch(Scene.campaign("c1", rules, "d1"), Scene.people(people));
    scene.run();

    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SKIPPED);
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.COMPLETED);
    assertThat(scene.clock.instant()).isEqualTo(end);
  }

  @Test
  void hours_that_never_open_pause_with_a_reason_and_lose_nobody() throws InterruptedException {
    SendingRules never =
        Scene.EVERY_MINUTE.toBuilder().calendar((from, zone) -> Optional.empty()).build();
    scene.engine.launch(Scene.campaign("c1", never, "d1"), Scene.people(2));
    scene.run();

    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.PAUSED);
    assertThat(scene.note("c1")).contains("nothing may go");
    scene.engine.editRules("c1", Scene.EVERY_MINUTE);
    scene.engine.resume("c1");
    scene.run();
    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SENT);
  }

  /** The plan has them all; so the others go, and only then somebody has to look at it. */
  @Test
  void hours_that_never_open_for_some_do_not_hold_up_the_others() throws InterruptedException {
    ZoneId tokyo = ZoneId.of("Asia/Tokyo");
    SendingRules neverInTokyo =
        Scene.EVERY_MINUTE.toBuilder()
            .calendar(
                (from, zone) ->
                    zone.equals(tokyo)
                        ? Optional.empty()
                        : SendingCalendar.always().next(from, zone))
            .build();
    List<Recipient> people = new ArrayList<>(Scene.people(6));
    people.replaceAll(person -> people.indexOf(person) % 2 == 0 ? person.withZone(tokyo) : person);
    people.set(3, people.get(3).withZone(tokyo));
    scene.engine.launch(Scene.campaign("c1", neverInTokyo, "d1", "d2"), people);
    scene.run();

    assertThat(scene.outcomes("c1"))
        .containsExactly(PENDING, SENT, PENDING, PENDING, PENDING, SENT);
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.PAUSED);
    assertThat(scene.note("c1")).contains("nothing may go");
    scene.engine.editRules("c1", Scene.EVERY_MINUTE);
    scene.engine.resume("c1");
    scene.run();
    assertThat(scene.outcomes("c1")).containsOnly(SENT);
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.COMPLETED);
  }

  @Test
  void who_is_tried_again_does_not_wait_for_the_hours_of_others() throws InterruptedException {
    Recipient elsewhere = Scene.person(1).withZone(ZoneId.of("America/New_York"));
    answer(Scene.rejected(Fault.RECIPIENT, false, true));
    scene.engine.launch(Scene.campaign("c1", MORNINGS, "d1"), List.of(Scene.person(0), elsewhere));
    scene.run();

    assertThat(scene.sender.sendings()).hasSize(3);
    assertThat(scene.sender.sendings().get(1).at()).isBefore(Scene.START.plus(Duration.ofHours(2)));
    assertThat(scene.outcomes("c1")).containsOnly(SENT);
  }

  @Test
  void nor_if_others_have_gone_meanwhile() throws InterruptedException {
    SendingRules mornings =
        MORNINGS.toBuilder().delay(Duration.ofSeconds(1), Duration.ofSeconds(1)).build();
    Recipient elsewhere = Scene.person(2).withZone(ZoneId.of("America/New_York"));
    answer(Scene.rejected(Fault.RECIPIENT, false, true));
    scene.engine.launch(
        Scene.campaign("c1", mornings, "d1"), List.of(Scene.person(0), Scene.person(1), elsewhere));
    scene.run();

    assertThat(scene.sender.sendings())
        .extracting(sending -> sending.message().to())
        .startsWith(Scene.person(0).address(), Scene.person(1).address())
        .endsWith(Scene.person(0).address(), elsewhere.address());
    assertThat(scene.outcomes("c1")).containsOnly(SENT);
  }

  @Test
  void a_clock_finer_than_a_millisecond_still_finds_messages_due() throws InterruptedException {
    scene.clock.set(Instant.parse("2026-11-23T08:00:00.000123456Z"));
    launch(1, "d1");

    assertThat(scene.engine.runDue()).isEqualTo(Instant.MAX);
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.COMPLETED);
  }

  @Test
  void a_clock_that_goes_back_sends_nothing_twice_and_nothing_early() throws InterruptedException {
    launch(3, "d1");
    scene.engine.runDue();
    scene.clock.advance(Duration.ofHours(-1));

    assertThat(scene.engine.runDue()).isEqualTo(Scene.START.plus(Duration.ofMinutes(1)));
    scene.run();
    assertThat(scene.minutes()).containsExactly(0L, 1L, 2L);
  }

  @Test
  void a_slow_lane_does_not_starve_the_others() throws InterruptedException {
    scene.sender.answering(
        m -> {
          scene.clock.advance(Duration.ofMinutes(2));
          return ACCEPTED;
        });
    launch(8, "d1", "d2");
    scene.run();

    assertThat(scene.sender.sendings())
        .extracting(s -> s.message().sender())
        .containsExactly("d1", "d2", "d1", "d2", "d1", "d2", "d1", "d2");
  }

  @Test
  void campaigns_take_turns() throws InterruptedException {
    SendingRules atOnce =
        Scene.EVERY_MINUTE.toBuilder().delay(Duration.ZERO, Duration.ZERO).build();
    scene.engine.launch(Scene.campaign("a", atOnce, "d1"), Scene.people(3));
    scene.engine.launch(Scene.campaign("b", atOnce, "d2"), Scene.people(3));
    scene.engine.runDue();

    assertThat(scene.sender.sendings())
        .extracting(s -> s.message().sender())
        .containsExactly("d1", "d2", "d1", "d2", "d1", "d2");
  }

  @Test
  void a_campaign_whose_calendar_fails_does_not_stop_the_others() throws InterruptedException {
    int[] asked = {0};
    SendingRules broken =
        Scene.EVERY_MINUTE.toBuilder()
            .calendar(
                (from, zone) -> {
                  if (asked[0]++ > 0) {
                    throw new IllegalStateException("calendar of the host");
                  }
                  return Optional.empty();
                })
            .build();
    scene.engine.draft(Scene.campaign("bad", broken, "d1"), Scene.people(1));
    scene.engine.draft(Scene.campaign("worse", broken, "d3"), Scene.people(1));
    forceRunning("bad");
    forceRunning("worse");
    scene.engine.launch(Scene.campaign("good", "d2"), Scene.people(1));
    asked[0] = 1;

    assertThatThrownBy(scene.engine::runDue)
        .hasMessage("calendar of the host")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    assertThat(scene.outcomes("good")).containsExactly(LedgerStatus.SENT);
  }

  private void forceRunning(String id) {
    assertThat(scene.store.replace(scene.store.find(id).orElseThrow().running(Scene.START)))
        .isEqualTo(Replacement.DONE);
  }

  @Test
  void a_campaign_without_a_sender_is_paused_with_a_reason() throws InterruptedException {
    launch(1, "d1");
    CampaignEngine bare = CampaignEngine.builder().store(scene.store).clock(scene.clock).build();

    assertThat(bare.runDue()).isEqualTo(Instant.MAX);
    assertThat(scene.note("c1")).contains("no sender", "WHATSAPP");
  }

  @Test
  void an_interruption_stops_at_once_and_only_one_outcome_is_unknown() throws InterruptedException {
    launch(3, "d1");
    SendingRules atOnce =
        Scene.EVERY_MINUTE.toBuilder().delay(Duration.ZERO, Duration.ZERO).build();
    scene.engine.editRules("c1", atOnce);
    CampaignEngine engine =
        scene.engineOn(
            m -> {
              throw new InterruptedException();
            });

    assertThatThrownBy(engine::runDue).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(scene.outcomes("c1"))
        .containsExactly(LedgerStatus.UNKNOWN, LedgerStatus.PENDING, LedgerStatus.PENDING);
    scene.run();
    assertThat(scene.sender.sendings()).hasSize(2);
  }

  @Test
  void listeners_hear_everything_in_order_and_cannot_stop_the_engine() throws InterruptedException {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    CampaignListener broken =
        new CampaignListener() {
          @Override
          public void messageChanged(String campaignId, LedgerEntry entry) {
            heard.add(entry.toString());
            throw new IllegalStateException("listener");
          }
        };
    CampaignEngine engine =
        CampaignEngine.builder()
            .store(scene.store)
            .clock(scene.clock)
            .sender(Channel.WHATSAPP, scene.sender)
            .listener(broken)
            .listener(new CampaignListener() {})
            .build();
    engine.launch(Scene.campaign("c1", "d1"), Scene.people(2));
    CampaignRunner.of(engine, scene.clock).runUntilIdle();

    assertThat(heard).hasSize(2).allSatisfy(text -> assertThat(text).contains("SENT"));
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.COMPLETED);

    launch2();
    assertThat(scene.events)
        .containsExactly(
            "c2 SCHEDULED",
            "c2 RUNNING",
            "c2 #0 PENDING",
            "c2 d1 held test.limited",
            "c2 #0 SENT",
            "c2 #1 SENT",
            "c2 COMPLETED");
  }

  private void launch2() throws InterruptedException {
    answer(new SendOutcome.Deferred(null, "test.limited", "slow down"));
    scene.engine.launch(Scene.campaign("c2", "d1"), Scene.people(2));
    scene.run();
  }

  @Test
  void a_listener_may_pause_the_campaign_it_hears_of() throws InterruptedException {
    CampaignEngine[] engine = new CampaignEngine[1];
    engine[0] =
        CampaignEngine.builder()
            .store(scene.store)
            .clock(scene.clock)
            .sender(Channel.WHATSAPP, scene.sender)
            .listener(
                new CampaignListener() {
                  @Override
                  public void messageChanged(String campaignId, LedgerEntry entry) {
                    engine[0].pause(campaignId);
                  }
                })
            .build();
    engine[0].launch(Scene.campaign("c1", "d1"), Scene.people(3));

    assertThat(engine[0].runDue()).isEqualTo(Instant.MAX);
    assertThat(scene.sender.sendings()).hasSize(1);
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.PAUSED);
  }
}
