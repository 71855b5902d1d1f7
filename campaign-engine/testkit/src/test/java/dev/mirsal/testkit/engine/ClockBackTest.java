package dev.mirsal.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.send.SendOutcome;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A clock that goes back over midnight does not open a day again that was full. */
class ClockBackTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-11-24T00:00:00Z");

  @Test
  void a_full_day_stays_full_when_the_clock_goes_back_to_it() throws InterruptedException {
    Scene scene = new Scene();
    SendingRules rules = Scene.EVERY_MINUTE.toBuilder().dailyLimit(2).build();
    scene.sender.answering(
        message -> {
          if (scene.sender.sendings().size() == 3) {
            scene.clock.set(MIDNIGHT.minusSeconds(600));
          }
          return new SendOutcome.Accepted(null);
        });
    scene.engine.launch(Scene.campaign("c1", rules, "d1", "d2"), Scene.people(4));
    scene.run();

    assertThat(scene.sender.sendings())
        .extracting(sending -> sending.at().isBefore(MIDNIGHT))
        .containsExactly(true, true, false, false);
  }
}
