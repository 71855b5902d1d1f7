package dev.mirsal.example.cli.recipients;

import java.util.Arrays;

/**
 * The phone numbers seen so far, each with the line it was first seen on: 20 bytes or so a number,
 * so that a million fit beside everything else in a small heap.
 */
final class PhoneIndex {
  private long[] phones = new long[64];
  private int[] lines = new int[64];
  private int size;
  // Open addressing: index + 1 into the arrays above, 0 for free; never more than half full.
  private int[] slots = new int[128];

  /**
   * Adds a number.
   *
   * @return the line the number was first seen on, or 0 if it is new
   */
  int add(long phone, int line) {
    int slot = slot(phone);
    if (slots[slot] != 0) {
      return lines[slots[slot] - 1];
    }
    if (size == phones.length) {
      grow();
      slot = slot(phone);
    }
    phones[size] = phone;
    lines[size] = line;
    slots[slot] = ++size;
    return 0;
  }

  /** Tells whether a number was added. */
  boolean contains(long phone) {
    return slots[slot(phone)] != 0;
  }

  private int slot(long phone) {
    int mask = slots.length - 1;
    int slot = (int) ((phone * 0x9E3779B97F4A7C15L) >>> 33) & mask;
    while (slots[slot] != 0 && phones[slots[slot] - 1] != phone) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    phones = Arrays.copyOf(phones, size * 2);
    lines = Arrays.copyOf(lines, size * 2);
    slots = new int[size * 4];
    for (int i = 0; i < size; i++) {
      slots[slot(phones[i])] = i + 1;
    }
  }
}
