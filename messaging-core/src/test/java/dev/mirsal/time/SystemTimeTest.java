package dev.mirsal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemTimeTest {
  @Test
  void theClockIsTheSystems() {
    Instant before = InstantSource.system().instant();

    assertThat(SystemTime.clock().instant()).isBetween(before, before.plusSeconds(60));
  }

  /** Even an interrupted thread returns, as it has nothing to wait for. */
  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S"})
  void noDurationIsNoWait(Duration duration) {
    Thread.currentThread().interrupt();

    assertThatNoException().isThrownBy(() -> SystemTime.sleeper().sleep(duration));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void anInterruptedThreadDoesNotWait() {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> SystemTime.sleeper().sleep(Duration.ofDays(1)));
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void seedsDiffer() {
    assertThat(SystemTime.newSeed()).isNotEqualTo(SystemTime.newSeed());
  }
}
