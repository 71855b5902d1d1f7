package dev.mirsal.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.engine.CampaignRunner;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.InMemoryCampaignStore;
import dev.mirsal.message.Channel;
import dev.mirsal.testkit.store.ForwardingStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever waits for a device gets it when it becomes free, whoever dies at that moment. */
class WaitingForDeviceTest {
  private static final Set<CampaignStatus> SCHEDULED = Set.of(CampaignStatus.SCHEDULED);

  private final WatchedStore store = new WatchedStore();
  private final Scene scene = new Scene(store);

  /** Works over the same store, and has done so since before anybody died. */
  private final CampaignEngine survivor =
      CampaignEngine.builder()
          .store(store)
          .clock(scene.clock)
          .sender(Channel.WHATSAPP, scene.sender)
          .build();

  /** Lets a test in right before or after the store is asked for campaigns. */
  private static final class WatchedStore extends ForwardingStore {
    private boolean dies;
    private Runnable afterHolders = () -> {};
    private Runnable beforeWaiting = () -> {};

    WatchedStore() {
      super(new InMemoryCampaignStore());
    }

    @Override
    public List<CampaignRecord> findIn(Set<CampaignStatus> statuses) {
      if (dies && statuses.equals(SCHEDULED)) {
        throw new IllegalStateException("the process is gone");
      }
      if (statuses.equals(SCHEDULED)) {
        beforeWaiting.run();
      }
      List<CampaignRecord> found = super.findIn(statuses);
      if (statuses.contains(CampaignStatus.PAUSED)) {
        Runnable action = afterHolders;
        afterHolders = () -> {};
        action.run();
      }
      return found;
    }
  }

  private void oneRunsAndAnotherIsToBeginLater() throws InterruptedException {
    survivor.runDue();
    Instant later = Scene.START.plusSeconds(30);
    scene.engine.launch(
        Scene.campaign("c2", Scene.EVERY_MINUTE.toBuilder().notBefore(later).build(), "d1"),
        List.of(Scene.person(8)));
    scene.engine.launch(Scene.campaign("c1", "d0", "d1"), Scene.people(4));
  }

  private void oneRunsAndAnotherWaits() throws InterruptedException {
    oneRunsAndAnotherIsToBeginLater();
    scene.runFor(Duration.ofSeconds(40));
    assertThat(scene.note("c2")).contains("waits for device 'd1'");
  }

  private void theSurvivorGoesOn() throws InterruptedException {
    store.dies = false;
    CampaignRunner.of(survivor, scene.clock).runUntilIdle();
    assertThat(scene.status("c2")).isEqualTo(CampaignStatus.COMPLETED);
  }

  @Test
  void who_completes_a_campaign_and_dies_leaves_nobody_waiting() throws InterruptedException {
    oneRunsAndAnotherWaits();
    store.dies = true;
    assertThatThrownBy(scene::run).hasMessage("the process is gone");
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.COMPLETED);

    theSurvivorGoesOn();
  }

  @Test
  void who_cancels_a_campaign_and_dies_leaves_nobody_waiting() throws InterruptedException {
    oneRunsAndAnotherWaits();
    store.dies = true;
    assertThatThrownBy(() -> scene.engine.cancel("c1")).hasMessage("the process is gone");

    theSurvivorGoesOn();
  }

  @Test
  void nor_does_who_deletes_it_before_anybody_has_looked() throws InterruptedException {
    oneRunsAndAnotherWaits();
    store.dies = true;
    assertThatThrownBy(() -> scene.engine.cancel("c1")).hasMessage("the process is gone");
    assertThatThrownBy(() -> survivor.delete("c1")).hasMessage("the process is gone");
    store.dies = false;
    survivor.delete("c1");

    theSurvivorGoesOn();
  }

  @Test
  void a_device_that_becomes_free_while_somebody_looks_is_not_waited_for()
      throws InterruptedException {
    oneRunsAndAnotherIsToBeginLater();
    scene.clock.set(Scene.START.plusSeconds(30));
    store.afterHolders = () -> survivor.cancel("c1");
    scene.engine.runDue();

    theSurvivorGoesOn();
  }

  @Test
  void nothing_is_left_to_look_at_when_a_campaign_has_ended() throws InterruptedException {
    oneRunsAndAnotherWaits();
    scene.run();

    assertThat(scene.status("c2")).isEqualTo(CampaignStatus.COMPLETED);
    assertThat(scene.engine.dueLanes(9)).isEmpty();
    assertThat(scene.engine.nextDue()).isEqualTo(Instant.MAX);
  }

  @Test
  void while_one_thread_puts_the_lanes_to_rest_no_other_is_sent_there()
      throws InterruptedException {
    List<Integer> due = new ArrayList<>();
    scene.engine.launch(Scene.campaign("c1", "d0", "d1"), Scene.people(2));
    store.beforeWaiting = () -> due.add(scene.engine.dueLanes(9).size());
    scene.run();

    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.COMPLETED);
    assertThat(due).endsWith(0);
  }

  @Test
  void nor_for_hosts_that_run_lane_by_lane() throws InterruptedException {
    scene.engine.launch(Scene.campaign("c1", "d0", "d1"), Scene.people(2));
    scene.engine.runLane("c1", "d0");
    scene.engine.runLane("c1", "d1");

    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.COMPLETED);
    assertThat(store.due(Instant.MAX, "nobody", 9)).isEmpty();
  }
}
