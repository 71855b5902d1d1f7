package dev.mirsal.connector.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.inbound.InboundEvent;
import dev.mirsal.inbound.Origin;
import dev.mirsal.message.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentEventsTest {
  private final AtomicLong nanoseconds = new AtomicLong();

  @Test
  void aRepetitionIsKnownUntilItIsForgotten() {
    RecentEvents seen = RecentEvents.create();

    assertThat(seen.add(event(1))).isTrue();
    assertThat(seen.add(event(1))).isFalse();
    assertThat(seen.add(event(2))).isTrue();

    seen.remove(event(1));

    assertThat(seen.add(event(1))).isTrue();
  }

  @Test
  void anEventIsKeptForItsTime() {
    RecentEvents seen = RecentEvents.create(Duration.ofHours(36), 10, nanoseconds::get);
    seen.add(event(1));

    nanoseconds.set(Duration.ofHours(36).toNanos() - 1);
    assertThat(seen.add(event(1))).isFalse();

    nanoseconds.set(Duration.ofHours(36).toNanos());
    assertThat(seen.add(event(1))).isTrue();
  }

  @Test
  void theOldestMakeRoomForTheNewest() {
    RecentEvents seen = RecentEvents.create(Duration.ofDays(7), 1000, nanoseconds::get);

    for (int i = 0; i < 5000; i++) {
      nanoseconds.incrementAndGet();
      assertThat(seen.add(event(i))).isTrue();
    }

    assertThat(IntStream.range(4200, 5000).filter(i -> seen.add(event(i)))).isEmpty();
    assertThat(IntStream.range(0, 3900).filter(i -> seen.add(event(i)))).hasSize(3900);
  }

  @Test
  void ofSeveralThreadsOneHandlesAnEvent() {
    RecentEvents seen = RecentEvents.create();

    assertThat(IntStream.range(0, 10_000).parallel().filter(i -> seen.add(event(i % 10))).count())
        .isEqualTo(10);
  }

  @Test
  void whatCannotBeRememberedIsRefused() {
    assertThatThrownBy(() -> RecentEvents.create(Duration.ZERO, 1, nanoseconds::get))
        .hasMessage("keep: PT0S, must be more than zero");
    assertThatThrownBy(() -> RecentEvents.create(Duration.ofNanos(-1), 1, nanoseconds::get))
        .hasMessage("keep: PT-0.000000001S, must be more than zero");
    assertThatThrownBy(() -> RecentEvents.create(Duration.ofDays(1), 0, nanoseconds::get))
        .hasMessage("maxEvents: 0, must be at least 1");
  }

  private static InboundEvent event(int id) {
    Origin origin =
        new Origin(Channel.MESSENGER, "page", null, Instant.EPOCH, "m" + id, false, "{}");
    return new InboundEvent.Call(origin, "connect", false);
  }
}
