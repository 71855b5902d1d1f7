package dev.mirsal.campaign.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;

/**
 * First in, first out, of numbers near each other, kept as the steps between them in as few bytes
 * as they need: while all zones are closed, a whole list of recipients may wait here.
 */
final class LongLine {
  private static final int CHUNK = 1024;
  private static final int MORE = 0x80;
  private static final int BITS = 0x7F;

  private final Deque<byte[]> chunks = new ArrayDeque<>();
  private int head;
  private int tail = CHUNK;
  private long first;
  private long last;
  private long size;

  boolean isEmpty() {
    return size == 0;
  }

  long first() {
    if (size == 0) {
      throw new NoSuchElementException("the line is empty");
    }
    return first;
  }

  void add(long value) {
    if (size == 0) {
      first = value;
    } else {
      writeStep(value - last);
    }
    last = value;
    size++;
  }

  long removeFirst() {
    long value = first();
    size--;
    if (size > 0) {
      first += readStep();
    }
    return value;
  }

  /** Up and down in turn, so that small steps of either kind are small numbers. */
  private void writeStep(long step) {
    long rest = (step << 1) ^ (step >> (Long.SIZE - 1));
    while ((rest & ~BITS) != 0) {
      write((byte) (rest | MORE));
      rest >>>= 7;
    }
    write((byte) rest);
  }

  private long readStep() {
    long step = 0;
    int shift = 0;
    byte part = read();
    while (part < 0) {
      step |= (long) (part & BITS) << shift;
      shift += 7;
      part = read();
    }
    step |= (long) part << shift;
    return (step >>> 1) ^ -(step & 1);
  }

  private void write(byte part) {
    if (tail == CHUNK) {
      chunks.addLast(new byte[CHUNK]);
      tail = 0;
    }
    chunks.getLast()[tail++] = part;
  }

  private byte read() {
    byte part = chunks.getFirst()[head++];
    if (head == CHUNK) {
      chunks.removeFirst();
      head = 0;
    }
    return part;
  }
}
