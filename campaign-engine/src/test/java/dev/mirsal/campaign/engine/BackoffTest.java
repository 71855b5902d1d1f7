package dev.mirsal.campaign.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofSeconds(10), Duration.ofSeconds(65), 3);

  @Property
  void R_SEND_3_a_hold_doubles_up_to_the_longest_less_a_half_at_most(
      @ForAll @IntRange(min = 1, max = 1000) int failures, @ForAll long seed) {
    long whole = failures > 3 ? 65_000 : 10_000L << (failures - 1);

    assertThat(backoff.after(failures, "d1", seed).toMillis()).isBetween(whole / 2, whole);
  }

  @Test
  void each_lane_has_its_own_hold_and_always_the_same() {
    assertThat(backoff.after(2, "d1", 7))
        .isEqualTo(backoff.after(2, "d1", 7))
        .isNotEqualTo(backoff.after(2, "d2", 7));
  }

  @Test
  void the_limits_are_named() {
    assertThatThrownBy(() -> new Backoff(Duration.ofNanos(5), Duration.ofSeconds(1), 1))
        .hasMessageContainingAll("backoff.first", "PT0.000000005S", "1 ms");
    assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1), 1))
        .hasMessageContainingAll("backoff.longest", "PT1S", "PT2S");
    assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofDays(31), 1))
        .hasMessageContainingAll("backoff.longest", "PT720H");
    assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofDays(30), 0))
        .hasMessageContainingAll("backoff.attempts", "0", "1");
  }
}
