package dev.mirsal.campaign.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Instants in order, each as often as it was added. They come at the end, as time goes on, unless
 * the clock was put back.
 */
final class Timeline {
  private final List<Instant> times = new ArrayList<>();

  void add(Instant at) {
    Instant last = last();
    times.add(last == null || !at.isBefore(last) ? times.size() : countBefore(at), at);
  }

  /** Takes an instant away that has been added. */
  void remove(Instant at) {
    times.remove(countBefore(at));
  }

  long size() {
    return times.size();
  }

  @Nullable Instant first() {
    return times.isEmpty() ? null : times.get(0);
  }

  @Nullable Instant last() {
    return times.isEmpty() ? null : times.get(times.size() - 1);
  }

  /** Returns the latest, the last of all first. */
  List<Instant> latest(int limit) {
    List<Instant> latest =
        new ArrayList<>(times.subList(Math.max(0, times.size() - limit), times.size()));
    Collections.reverse(latest);
    return latest;
  }

  int countFrom(Instant from) {
    return times.size() - countBefore(from);
  }

  private int countBefore(Instant at) {
    int low = 0;
    int high = times.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times.get(middle).isBefore(at)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
