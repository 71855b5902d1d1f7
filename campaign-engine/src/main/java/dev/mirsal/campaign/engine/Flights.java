package dev.mirsal.campaign.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages that this engine has on their way, so that no lane has too many, and an action can
 * wait until none is. A thread has one message on its way at most.
 */
final class Flights {
  private final Map<LaneKey, List<Thread>> onLane = new HashMap<>();
  private final Map<String, List<Thread>> inCampaign = new HashMap<>();
  private @Nullable Runnable onTakeOff;

  synchronized void onTakeOff(@Nullable Runnable signal) {
    onTakeOff = signal;
  }

  /** Takes off, if fewer than so many are on their way on the lane. */
  synchronized boolean takeOff(LaneKey lane, int most) {
    List<Thread> others = onLane.computeIfAbsent(lane, key -> new ArrayList<>(1));
    if (others.size() >= most) {
      return false;
    }
    others.add(Thread.currentThread());
    inCampaign
        .computeIfAbsent(lane.campaignId(), id -> new ArrayList<>(1))
        .add(Thread.currentThread());
    return true;
  }

  /** Tells that a message is under way, so that there may be room for another beside it. */
  void airborne() {
    Runnable signal;
    synchronized (this) {
      signal = onTakeOff;
    }
    if (signal != null) {
      signal.run();
    }
  }

  /** Leaves the lane to others: the message has its outcome, though listeners may not know yet. */
  synchronized void leave(LaneKey lane) {
    remove(onLane, lane);
  }

  synchronized void land(LaneKey lane) {
    remove(onLane, lane);
    remove(inCampaign, lane.campaignId());
    notifyAll();
  }

  /** Returns on how many lanes something is on its way, or about to be. */
  synchronized int lanes() {
    return onLane.size();
  }

  /** Returns how many are on their way on a lane, or about to be. */
  synchronized int on(LaneKey lane) {
    return onLane.getOrDefault(lane, List.of()).size();
  }

  /** Returns whether others than this thread are on a lane. */
  synchronized boolean othersOn(LaneKey lane) {
    return onLane.getOrDefault(lane, List.of()).stream()
        .anyMatch(thread -> thread != Thread.currentThread());
  }

  /**
   * Waits until nothing of a campaign is on its way any more, but for what this very thread sends:
   * a sender or a listener may act on the campaign it is called for.
   */
  synchronized void awaitLanding(String campaignId) {
    boolean interrupted = false;
    while (othersFly(campaignId)) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean othersFly(String campaignId) {
    return inCampaign.getOrDefault(campaignId, List.of()).stream()
        .anyMatch(thread -> thread != Thread.currentThread());
  }

  private static <K> void remove(Map<K, List<Thread>> threads, K key) {
    threads.computeIfPresent(
        key,
        (same, list) -> {
          list.remove(Thread.currentThread());
          return list.isEmpty() ? null : list;
        });
  }
}
