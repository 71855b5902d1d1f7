package dev.mirsal.campaign.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LongLineTest {
  private final LongLine line = new LongLine();

  @Property(tries = 200)
  void whatGoesInComesOutInItsOrder(
      @ForAll @Size(max = 5000) List<@LongRange(min = -3000, max = 300_000) Long> moves) {
    LongLine mixed = new LongLine();
    Queue<Long> expected = new ArrayDeque<>();
    long value = 0;
    for (long move : moves) {
      if (move > -2000) {
        value += move;
        mixed.add(value);
        expected.add(value);
      } else if (!expected.isEmpty()) {
        assertThat(mixed.removeFirst()).isEqualTo(expected.remove());
      }
      assertThat(mixed.isEmpty()).isEqualTo(expected.isEmpty());
    }
    while (!expected.isEmpty()) {
      assertThat(mixed.first()).isEqualTo(expected.peek());
      assertThat(mixed.removeFirst()).isEqualTo(expected.remove());
    }
    assertThat(mixed.isEmpty()).isTrue();
  }

  @Test
  void stepsOfAnyWidthAreKept() {
    long[] values = {
      0,
      1,
      64,
      63,
      -1,
      128,
      129,
      16_513,
      1L << 40,
      Long.MAX_VALUE,
      Long.MIN_VALUE,
      0,
      Long.MIN_VALUE
    };
    for (long value : values) {
      line.add(value);
    }
    for (long value : values) {
      assertThat(line.removeFirst()).isEqualTo(value);
    }
  }

  @Test
  void manyChunksComeAndGo() {
    for (int round = 0; round < 3; round++) {
      for (long i = 0; i < 10_000; i++) {
        line.add(i * 100);
      }
      for (long i = 0; i < 10_000; i++) {
        assertThat(line.removeFirst()).isEqualTo(i * 100);
      }
    }
  }

  @Test
  void anEmptyLineHasNoFirst() {
    assertThatThrownBy(line::first).isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(line::removeFirst).isInstanceOf(NoSuchElementException.class);
  }
}
