package dev.mirsal.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.campaign.ActionRefusedException;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.DeviceBusyException;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.engine.CampaignListener;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Channel;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.message.Recipient;
import dev.mirsal.send.Fault;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PauseTest {
  private final Scene scene = new Scene();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  /** A sender whose calls begin and end when the test says so. */
  private static final class GatedSender implements MessageSender {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch gate = new CountDownLatch(1);
    final AtomicInteger calls = new AtomicInteger();

    @Override
    public SendOutcome send(OutboundMessage message) throws InterruptedException {
      calls.incrementAndGet();
      begun.countDown();
      gate.await();
      return new SendOutcome.Accepted(null);
    }
  }

  private CampaignEngine sendingAtOnce(MessageSender sender) {
    CampaignEngine engine = scene.engineOn(sender);
    engine.launch(
        Scene.campaign(
            "c1", Scene.EVERY_MINUTE.toBuilder().delay(Duration.ZERO, Duration.ZERO).build(), "d1"),
        Scene.people(1000));
    return engine;
  }

  /** Field failure B16: Mailtrain#243 went on sending for three hours. */
  @Test
  void B16_when_pause_returns_nothing_is_on_its_way_and_nothing_will_be()
      throws InterruptedException, ExecutionException {
    GatedSender sender = new GatedSender();
    CampaignEngine engine = sendingAtOnce(sender);
    Future<Instant> run = threads.submit(engine::runDue);
    sender.begun.await();
    CountDownLatch pausing = new CountDownLatch(1);
    Future<?> pause =
        threads.submit(
            () -> {
              pausing.countDown();
              engine.pause("c1");
              return sender.calls.get();
            });
    pausing.await();
    assertThat(pause.isDone()).isFalse();

    sender.gate.countDown();
    int callsWhenPaused = (int) pause.get();
    run.get();

    assertThat(sender.calls).hasValue(callsWhenPaused);
    assertThat(engine.progress("c1").count(LedgerStatus.SENT)).isEqualTo(callsWhenPaused);
    assertThat(engine.progress("c1").count(LedgerStatus.SENDING)).isZero();
    assertThat(engine.runDue()).isEqualTo(Instant.MAX);
    assertThat(sender.calls).hasValue(callsWhenPaused);
  }

  @Test
  void B16_when_cancel_returns_nothing_is_on_its_way_and_nothing_will_be()
      throws InterruptedException, ExecutionException {
    GatedSender sender = new GatedSender();
    CampaignEngine engine = sendingAtOnce(sender);
    Future<Instant> run = threads.submit(engine::runDue);
    sender.begun.await();
    Future<Integer> cancel =
        threads.submit(
            () -> {
              engine.cancel("c1");
              return sender.calls.get();
            });
    while (engine.progress("c1").status() != CampaignStatus.CANCELLED) {
      Thread.onSpinWait();
    }
    sender.gate.countDown();
    int callsWhenCancelled = cancel.get();
    run.get();

    assertThat(sender.calls).hasValue(callsWhenCancelled);
    assertThat(engine.progress("c1").count(LedgerStatus.CANCELLED))
        .isEqualTo(1000 - callsWhenCancelled);
  }

  /** Field failure A5: two ticks of a scheduler see the same running campaign (chatwoot#12821). */
  @Test
  void A5_two_threads_that_do_what_is_due_send_everything_once()
      throws InterruptedException, ExecutionException {
    CampaignEngine engine = sendingAtOnce(scene.sender);
    Future<Instant> one = threads.submit(engine::runDue);
    Future<Instant> other = threads.submit(engine::runDue);
    one.get();
    other.get();

    assertThat(scene.sender.sendings())
        .hasSize(1000)
        .extracting(s -> s.message().id())
        .doesNotHaveDuplicates();
  }

  @Test
  void R_CAMP_7_of_two_launches_at_the_same_moment_one_gets_the_device()
      throws InterruptedException, ExecutionException {
    for (int i = 0; i < 20; i++) {
      String device = "d" + i;
      Future<Boolean> one = threads.submit(() -> launched("a" + device, device));
      Future<Boolean> other = threads.submit(() -> launched("b" + device, device));
      assertThat(one.get() ^ other.get()).isTrue();
    }
  }

  private boolean launched(String id, String device) {
    try {
      scene.engine.launch(Scene.campaign(id, device), Scene.people(1));
      return true;
    } catch (DeviceBusyException e) {
      return false;
    }
  }

  /** Field failure B17: Dittofeed cannot pause what is scheduled. */
  @Test
  void B17_pausing_what_is_scheduled_survives_the_start() throws InterruptedException {
    Instant ten = Instant.parse("2026-11-23T10:00:00Z");
    scene.engine.launch(
        Scene.campaign("c1", Scene.EVERY_MINUTE.toBuilder().notBefore(ten).build(), "d1"),
        Scene.people(2));
    scene.engine.pause("c1");
    scene.clock.set(ten.plus(Duration.ofMinutes(30)));
    assertThat(scene.engine.runDue()).isEqualTo(Instant.MAX);

    scene.engine.resume("c1");
    scene.run();

    assertThat(scene.minutes()).containsExactly(150L, 151L);
  }

  /** Field failure B18: Notifuse#303. */
  @Test
  void B18_cancelling_works_before_the_start_and_in_the_middle() throws InterruptedException {
    scene.engine.launch(
        Scene.campaign(
            "early",
            Scene.EVERY_MINUTE.toBuilder().notBefore(Scene.START.plusSeconds(60)).build(),
            "d1"),
        Scene.people(2));
    scene.engine.launch(Scene.campaign("middle", "d2"), Scene.people(3));
    scene.engine.runDue();
    scene.engine.cancel("early");
    scene.engine.cancel("middle");
    scene.run();

    assertThat(scene.sender.sendings()).hasSize(1);
    assertThat(scene.outcomes("early")).containsOnly(LedgerStatus.CANCELLED);
    assertThat(scene.status("early")).isEqualTo(CampaignStatus.CANCELLED);
  }

  @Test
  void B18_a_draft_whose_recipients_are_being_written_down_is_not_cancelled_by_halves()
      throws InterruptedException {
    List<Recipient> people = Scene.people(3);
    scene.engine.launch(
        Scene.campaign("c1", "d1"),
        () ->
            people.stream()
                .peek(
                    person ->
                        assertThatThrownBy(() -> scene.engine.cancel("c1"))
                            .isInstanceOf(ActionRefusedException.class)
                            .hasMessageContaining("DRAFT"))
                .iterator());
    scene.engine.cancel("c1");
    scene.run();

    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.CANCELLED).hasSize(3);
    assertThat(scene.sender.sendings()).isEmpty();
  }

  @Test
  void B18_cancelling_in_the_middle_of_a_launch_holds() throws InterruptedException {
    AtomicReference<CampaignEngine> engine = new AtomicReference<>();
    engine.set(
        CampaignEngine.builder()
            .store(scene.store)
            .clock(scene.clock)
            .sender(Channel.WHATSAPP, scene.sender)
            .listener(
                new CampaignListener() {
                  @Override
                  public void campaignChanged(CampaignRecord record) {
                    if (record.status() == CampaignStatus.SCHEDULED) {
                      engine.get().cancel("c1");
                    }
                  }
                })
            .build());
    engine.get().launch(Scene.campaign("c1", "d1"), Scene.people(3));

    assertThat(engine.get().runDue()).isEqualTo(Instant.MAX);
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.CANCELLED);
    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.CANCELLED).hasSize(3);
    assertThat(scene.sender.sendings()).isEmpty();
  }

  /** Field failure B19: parcelvoy cancels only what was never tried. */
  @Test
  void B19_cancelling_includes_what_was_deferred_and_what_is_tried_again()
      throws InterruptedException {
    scene.sender.answering(
        m ->
            m.sender().equals("d1")
                ? new SendOutcome.Deferred(Scene.START.plusSeconds(3600), "test.limited", "wait")
                : Scene.rejected(Fault.SENDER, false, true));
    scene.engine.launch(Scene.campaign("c1", "d1", "d2"), Scene.people(2));
    scene.engine.runDue();
    assertThat(scene.rows("c1")).allMatch(row -> row.attempts() == 1);

    scene.engine.cancel("c1");
    scene.run();

    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.CANCELLED);
    assertThat(scene.sender.sendings()).hasSize(2);
  }

  /** Field failure B20: what is left of a pause is kept, and no burst catches up. */
  @Test
  void B20_a_pause_under_way_is_neither_restarted_nor_lost_by_pausing()
      throws InterruptedException {
    scene.engine.launch(
        Scene.campaign("c1", Scene.everyTenSecondsThenPause(2, Duration.ofMinutes(30)), "d1"),
        Scene.people(6));
    scene.runFor(Duration.ofMinutes(10));
    scene.engine.pause("c1");
    scene.clock.advance(Duration.ofMinutes(5));
    scene.engine.resume("c1");
    scene.run();

    assertThat(scene.seconds()).containsExactly(0L, 10L, 1820L, 1830L, 3640L, 3650L);
  }

  @Test
  void B20_a_long_pause_ends_with_one_message_and_its_delay() throws InterruptedException {
    scene.engine.launch(Scene.campaign("c1", "d1"), Scene.people(4));
    scene.engine.runDue();
    scene.engine.pause("c1");
    scene.clock.advance(Duration.ofHours(3));
    scene.engine.resume("c1");
    scene.run();

    assertThat(scene.minutes()).containsExactly(0L, 180L, 181L, 182L);
  }

  /** Field failure B21: a limit of one campaign holds nobody else. */
  @Test
  void B21_a_campaign_that_waits_holds_no_other() throws InterruptedException {
    scene.sender.answering(
        m ->
            m.sender().equals("d1")
                ? new SendOutcome.Deferred(Scene.START.plusSeconds(7200), "test.limited", "wait")
                : new SendOutcome.Accepted(null));
    scene.engine.launch(Scene.campaign("waits", "d1"), Scene.people(1));
    scene.engine.launch(Scene.campaign("goes", "d2"), Scene.people(3));
    scene.runFor(Duration.ofMinutes(5));

    assertThat(scene.status("goes")).isEqualTo(CampaignStatus.COMPLETED);
    assertThat(scene.status("waits")).isEqualTo(CampaignStatus.RUNNING);
  }
}
