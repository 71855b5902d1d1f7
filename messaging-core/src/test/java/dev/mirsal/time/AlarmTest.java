package dev.mirsal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AlarmTest {
  private static final Duration LONG = Duration.ofDays(1);

  private final Alarm alarm = new Alarm();

  @Test
  void whoRingsBeforeSomebodySleepsKeepsThemFromSleepingOnce() throws InterruptedException {
    alarm.ring();
    alarm.ring();
    alarm.sleep(LONG);
    alarm.sleep(Duration.ZERO);
  }

  @Test
  void whoSleepsIsWoken() throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    Future<Boolean> woken =
        threads.submit(
            () -> {
              alarm.sleep(LONG);
              return true;
            });
    alarm.ring();
    assertThat(woken.get()).isTrue();
    threads.shutdown();
  }

  @Test
  void aSleepEndsByItself() throws InterruptedException {
    alarm.sleep(Duration.ofNanos(1));
    alarm.sleep(Duration.ofSeconds(-1));
  }

  @Test
  void whoIsInterruptedDoesNotSleep() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> alarm.sleep(LONG)).isInstanceOf(InterruptedException.class);
  }
}
