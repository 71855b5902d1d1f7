package dev.mirsal.campaign.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Instants in order, each as often as it was added. */
final class Timeline {
  private final TreeMap<Instant, Integer> times = new TreeMap<>();
  private long size;

  /** Adds an instant so many times; a negative number takes it away. */
  void add(Instant at, int count) {
    times.merge(
        at, count, (old, change) -> old + change == 0 ? null : Integer.valueOf(old + change));
    size += count;
  }

  long size() {
    return size;
  }

  @Nullable Instant first() {
    return times.isEmpty() ? null : times.firstKey();
  }

  @Nullable Instant last() {
    return times.isEmpty() ? null : times.lastKey();
  }

  /** Returns the latest, the last of all first. */
  List<Instant> latest(int limit) {
    List<Instant> latest = new ArrayList<>();
    for (Map.Entry<Instant, Integer> entry : times.descendingMap().entrySet()) {
      for (int i = 0; i < entry.getValue() && latest.size() < limit; i++) {
        latest.add(entry.getKey());
      }
      if (latest.size() == limit) {
        break;
      }
    }
    return latest;
  }

  int countFrom(Instant from) {
    return times.tailMap(from).values().stream().mapToInt(Integer::intValue).sum();
  }
}
