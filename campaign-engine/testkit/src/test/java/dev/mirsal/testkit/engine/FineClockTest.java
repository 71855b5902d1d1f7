package dev.mirsal.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.campaign.CampaignStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FineClockTest {
  private final Scene scene = new Scene();

  @Test
  void a_clock_that_shows_nanoseconds_sends_at_once_and_keeps_whole_delays()
      throws InterruptedException {
    Instant start = Scene.START.plusNanos(123_456_789);
    scene.clock.set(start);
    scene.engine.launch(Scene.campaign("c", "d1"), Scene.people(3));

    assertThat(scene.engine.runDue()).isAfter(start);
    assertThat(scene.sender.sendings()).hasSize(1);
    scene.run();

    assertThat(scene.minutes()).containsExactly(0L, 1L, 2L);
    assertThat(scene.status("c")).isEqualTo(CampaignStatus.COMPLETED);
  }
}
