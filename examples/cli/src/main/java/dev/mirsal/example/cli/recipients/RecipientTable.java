package dev.mirsal.example.cli.recipients;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and names by their place in the list, in a few dozen bytes each: a plan is printed in
 * order of time, in which the places of several devices mix.
 */
public final class RecipientTable {
  private static final int CHUNK = 1 << 20;

  private long[] phones = new long[64];
  private int[] starts = new int[65];
  private final List<byte[]> chunks = new ArrayList<>();
  private int size;

  /** Adds the next recipient. */
  public void add(ListedRecipient recipient) {
    if (size == phones.length) {
      phones = Arrays.copyOf(phones, size * 2);
      starts = Arrays.copyOf(starts, size * 2 + 1);
    }
    phones[size] = Long.parseLong(recipient.phone());
    byte[] name =
        recipient.name() == null ? new byte[0] : recipient.name().getBytes(StandardCharsets.UTF_8);
    append(name);
    size++;
    starts[size] = starts[size - 1] + name.length;
  }

  /** Returns how many recipients there are. */
  public int size() {
    return size;
  }

  /** Returns the number of a recipient, digits only. */
  public String phone(int place) {
    return Long.toString(phones[place]);
  }

  /** Returns the name of a recipient, or null if there is none. */
  public @Nullable String name(int place) {
    byte[] name = new byte[starts[place + 1] - starts[place]];
    for (int i = 0; i < name.length; i++) {
      int at = starts[place] + i;
      name[i] = chunks.get(at / CHUNK)[at % CHUNK];
    }
    return name.length == 0 ? null : new String(name, StandardCharsets.UTF_8);
  }

  private void append(byte[] name) {
    for (int i = 0; i < name.length; i++) {
      int at = starts[size] + i;
      if (at / CHUNK == chunks.size()) {
        chunks.add(new byte[CHUNK]);
      }
      chunks.get(at / CHUNK)[at % CHUNK] = name[i];
    }
  }
}
