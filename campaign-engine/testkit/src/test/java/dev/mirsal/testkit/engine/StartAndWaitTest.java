package dev.mirsal.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.DeviceBusyException;
import dev.mirsal.campaign.LateStart;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Starts that were missed, and messages that are worth nothing any more (field failure A13). */
class StartAndWaitTest {
  private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final Scene scene = new Scene();

  private Campaign at(LateStart late) {
    return Scene.campaign("c1", Scene.EVERY_MINUTE.toBuilder().notBefore(TEN).build(), "d1")
        .toBuilder()
        .lateStart(late)
        .build();
  }

  private void missTheStart(LateStart late, Duration by) throws InterruptedException {
    scene.engine.launch(at(late), Scene.people(2));
    scene.clock.set(TEN.plus(by));
    scene.run();
  }

  @Test
  void a_start_that_was_missed_is_made_up_for() throws InterruptedException {
    missTheStart(LateStart.SEND, Duration.ofDays(3));
    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SENT);
  }

  @Test
  void or_everybody_is_skipped() throws InterruptedException {
    missTheStart(LateStart.skipAfter(HOUR), HOUR.plusMillis(1));
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.COMPLETED);
    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SKIPPED);
    assertThat(scene.rows("c1").get(0).code()).isEqualTo("engine.late_start");
    assertThat(scene.sender.sendings()).isEmpty();
  }

  @Test
  void within_the_grace_it_is_no_late_start() throws InterruptedException {
    missTheStart(LateStart.skipAfter(HOUR), HOUR);
    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SENT);
  }

  @Test
  void or_a_person_is_asked_and_decides() throws InterruptedException {
    missTheStart(LateStart.askAfter(Duration.ZERO), HOUR);
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.PAUSED);
    assertThat(scene.note("c1")).contains("was missed", "resume or cancel");
    assertThat(scene.sender.sendings()).isEmpty();

    scene.engine.resume("c1");
    scene.run();
    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SENT);
  }

  @Test
  void who_resumes_late_needs_the_device() throws InterruptedException {
    missTheStart(LateStart.askAfter(Duration.ZERO), HOUR);
    scene.engine.launch(Scene.campaign("c2", "d1"), Scene.people(2));
    assertThatThrownBy(() -> scene.engine.resume("c1")).isInstanceOf(DeviceBusyException.class);
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.PAUSED);
  }

  @Test
  void a_launch_after_its_start_is_no_missed_start() throws InterruptedException {
    scene.clock.set(TEN.plus(HOUR));
    scene.engine.launch(at(LateStart.skipAfter(Duration.ZERO)), Scene.people(1));
    scene.run();
    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SENT);
  }

  @Test
  void a_negative_grace_is_refused() {
    assertThatThrownBy(() -> LateStart.skipAfter(Duration.ofSeconds(-1)))
        .hasMessage("lateStart.grace: PT-1S, must be at least zero");
  }

  @Test
  void a_message_that_has_expired_is_not_sent_and_takes_no_turn() throws InterruptedException {
    Recipient soon = Scene.person(1).withExpiry(Scene.START.plusSeconds(60));
    Recipient later = Scene.person(2).withExpiry(Scene.START.plusSeconds(61));
    scene.engine.launch(
        Scene.campaign("c1", "d1"), List.of(Scene.person(0), soon, later, Scene.person(3)));
    scene.run();

    assertThat(scene.outcomes("c1"))
        .containsExactly(
            LedgerStatus.SENT, LedgerStatus.SKIPPED, LedgerStatus.SENT, LedgerStatus.SENT);
    assertThat(scene.rows("c1").get(1).code()).isEqualTo("engine.expired");
    assertThat(scene.minutes()).containsExactly(0L, 1L, 2L);
  }
}
