package dev.mirsal.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.engine.CampaignRunner;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.send.Fault;
import dev.mirsal.send.SendOutcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A restored backup goes on when somebody wants it (field failure A13, listmonk#1801). */
class EpochTest {
  private final Scene scene = new Scene();
  private final CampaignEngine before = scene.engineIn("january");
  private final CampaignEngine restored = scene.engineIn("it's restored");

  private void run(CampaignEngine engine) throws InterruptedException {
    CampaignRunner.of(engine, scene.clock).runUntilIdle();
  }

  private void sendsNothingUntilResumed(CampaignEngine engine) throws InterruptedException {
    int sent = scene.sender.sendings().size();
    run(engine);
    assertThat(scene.sender.sendings()).hasSize(sent);
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.PAUSED);

    engine.resume("c1");
    run(engine);
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.COMPLETED);
    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SENT);
  }

  @Test
  void A13_what_was_running_is_held() throws InterruptedException {
    before.launch(Scene.campaign("c1", "d1", "d2"), Scene.people(5));
    before.runDue();
    run(restored);
    assertThat(scene.note("c1"))
        .isEqualTo(
            "it was launched in epoch 'january', and this is epoch 'it's restored':"
                + " resume or cancel it");
    sendsNothingUntilResumed(restored);
  }

  @Test
  void A13_what_was_scheduled_is_held_when_its_start_has_come() throws InterruptedException {
    Campaign later =
        Scene.campaign(
            "c1",
            Scene.EVERY_MINUTE.toBuilder().notBefore(Scene.START.plus(Duration.ofDays(1))).build(),
            "d1");
    before.launch(later, Scene.people(2));
    restored.runDue();
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.SCHEDULED);
    sendsNothingUntilResumed(restored);
  }

  @Test
  void A13_an_installation_without_epochs_is_one_too() throws InterruptedException {
    scene.engine.launch(Scene.campaign("c1", "d1"), Scene.people(2));
    run(restored);
    assertThat(scene.note("c1")).contains("epoch ''");
    sendsNothingUntilResumed(restored);
  }

  @Test
  void what_waited_for_a_device_is_held_when_it_is_free() throws InterruptedException {
    Campaign later =
        Scene.campaign(
            "c1",
            Scene.EVERY_MINUTE.toBuilder().notBefore(Scene.START.plusSeconds(30)).build(),
            "d1");
    before.launch(later, Scene.people(2));
    before.launch(Scene.campaign("c0", "d1"), Scene.people(2));
    scene.clock.set(Scene.START.plusSeconds(30));
    before.runDue();
    assertThat(scene.note("c1")).contains("c0");
    restored.cancel("c0");
    sendsNothingUntilResumed(restored);
  }

  @Test
  void dead_letters_that_are_put_back_are_wanted_here() throws InterruptedException {
    scene.sender.answering(m -> Scene.rejected(Fault.RECIPIENT, true, true));
    before.launch(Scene.campaign("c1", "d1"), Scene.people(2));
    run(before);
    scene.sender.answering(m -> new SendOutcome.Accepted(null));
    restored.replay("c1", row -> true);
    run(restored);
    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SENT);
  }

  @Test
  void every_engine_of_an_epoch_goes_on() throws InterruptedException {
    before.launch(Scene.campaign("c1", "d1"), Scene.people(2));
    before.runDue();
    before.release();
    run(scene.engineIn("january"));
    assertThat(scene.outcomes("c1")).isEqualTo(List.of(LedgerStatus.SENT, LedgerStatus.SENT));
  }
}
