package dev.mirsal.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.campaign.engine.CampaignRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CampaignRunnerTest {
  private final Scene scene = new Scene();
  private final List<Duration> slept = new ArrayList<>();
  private final CampaignRunner runner =
      CampaignRunner.of(
          scene.engine,
          duration -> {
            slept.add(duration);
            scene.clock.sleep(duration);
          });

  @Test
  void it_sleeps_from_message_to_message_until_nothing_is_left() throws InterruptedException {
    scene.engine.launch(Scene.campaign("c1", "d1"), Scene.people(3));
    runner.runUntilIdle();

    assertThat(slept).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(1));
  }

  @Test
  void it_looks_at_least_every_half_minute_while_it_is_to_run() throws InterruptedException {
    scene.engine.launch(Scene.campaign("c1", "d1"), Scene.people(2));
    runner.runWhile(() -> slept.size() < 4);

    assertThat(slept).containsOnly(Duration.ofSeconds(30)).hasSize(4);
    assertThat(scene.minutes()).containsExactly(0L, 1L);
  }

  @Test
  void an_interruption_ends_it() {
    scene.engine.launch(Scene.campaign("c1", "d1"), Scene.people(2));
    Thread.currentThread().interrupt();

    assertThatThrownBy(runner::runUntilIdle).isInstanceOf(InterruptedException.class);
    assertThat(scene.sender.sendings()).isEmpty();
  }
}
