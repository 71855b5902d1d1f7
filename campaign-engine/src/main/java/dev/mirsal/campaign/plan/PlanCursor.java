package dev.mirsal.campaign.plan;

import java.time.Instant;
import java.util.List;

/**
 * The fold itself: walks over a plan's messages in order of time, holding one at a time. Where
 * several lanes may send at the same time, the one that is named first goes first.
 */
final class PlanCursor {
  private final List<Lane> lanes;
  private final LanePacer[] pacers;
  private final Supply[] supplies;
  private final long start;

  /** Lanes that have not ended, as a heap: by the time of their next message, then by number. */
  private final int[] heap;

  private final long[] next;
  private int live;

  /** Whether no lane can use up anything that another one was counting on. */
  private final boolean lanesAgree;

  private boolean begun;
  private long at;
  private int lane = -1;
  private long recipient;

  PlanCursor(
      List<Lane> lanes, LanePacer[] pacers, Supply[] supplies, Quota campaignQuota, long start) {
    this.lanes = lanes;
    this.pacers = pacers;
    this.supplies = supplies;
    this.start = start;
    this.lanesAgree = pacers.length == 1 || !campaignQuota.limits();
    this.heap = new int[pacers.length];
    this.next = new long[pacers.length];
  }

  /** Moves to the next message; false if there is none. */
  boolean advance() {
    if (begun) {
      LanePacer pacer = pacers[lane];
      pacer.sent(at);
      next[lane] = pacer.next(at);
      settleTop();
    } else {
      begin();
    }
    while (live > 0) {
      lane = heap[0];
      long time = lanesAgree ? next[lane] : pacers[lane].next(next[lane]);
      if (time == next[lane]) {
        at = time;
        recipient = supplies[lane].take(time);
        return true;
      }
      // Another lane has used up a limit of the campaign meanwhile.
      next[lane] = time;
      settleTop();
    }
    return false;
  }

  long at() {
    return at;
  }

  int lane() {
    return lane;
  }

  long recipient() {
    return recipient;
  }

  WaitTimes waitTimes() {
    return pacers[lane].waitTimes();
  }

  PlannedMessage message() {
    return new PlannedMessage(
        recipient, lanes.get(lane).name(), Instant.ofEpochMilli(at), pacers[lane].waits());
  }

  /** Returns where each lane stands after the messages walked over, the current one included. */
  LaneState stateOf(int laneNumber) {
    return pacers[laneNumber].state();
  }

  long unknownZones() {
    long sum = 0;
    for (Supply supply : supplies) {
      sum += supply.unknownZones();
    }
    return sum;
  }

  long expired() {
    long sum = 0;
    for (Supply supply : supplies) {
      sum += supply.expired();
    }
    return sum;
  }

  private void begin() {
    begun = true;
    for (int i = 0; i < pacers.length; i++) {
      next[i] = pacers[i].next(start);
      if (next[i] != Millis.NEVER) {
        heap[live++] = i;
      }
    }
    for (int i = live / 2; i >= 0; i--) {
      siftDown(i);
    }
  }

  private void settleTop() {
    if (next[heap[0]] == Millis.NEVER) {
      heap[0] = heap[--live];
    }
    siftDown(0);
  }

  private void siftDown(int from) {
    int parent = from;
    while (true) {
      int child = 2 * parent + 1;
      if (child >= live) {
        return;
      }
      if (child + 1 < live && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], heap[parent])) {
        return;
      }
      int swapped = heap[parent];
      heap[parent] = heap[child];
      heap[child] = swapped;
      parent = child;
    }
  }

  private boolean before(int a, int b) {
    return next[a] != next[b] ? next[a] < next[b] : a < b;
  }
}
