package dev.mirsal.campaign.plan;

import java.util.Arrays;
import java.util.NoSuchElementException;

/** First in, first out, of numbers that take eight bytes each. */
final class LongLine {
  private long[] ring = new long[16];
  private int head;
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  long first() {
    if (size == 0) {
      throw new NoSuchElementException("the line is empty");
    }
    return ring[head];
  }

  void add(long value) {
    if (size == ring.length) {
      grow();
    }
    ring[(head + size) & (ring.length - 1)] = value;
    size++;
  }

  long removeFirst() {
    long value = first();
    head = (head + 1) & (ring.length - 1);
    size--;
    return value;
  }

  private void grow() {
    long[] larger = Arrays.copyOf(ring, ring.length * 2);
    System.arraycopy(ring, head, larger, 0, ring.length - head);
    System.arraycopy(ring, 0, larger, ring.length - head, head);
    head = 0;
    ring = larger;
  }
}
