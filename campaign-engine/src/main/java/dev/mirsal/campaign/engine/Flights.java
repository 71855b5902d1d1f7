package dev.mirsal.campaign.engine;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The messages that this engine has on their way, so that an action can wait until none is. */
final class Flights {
  private final Map<LaneKey, Integer> onLane = new HashMap<>();
  private final Map<String, Map<Thread, Integer>> inCampaign = new HashMap<>();

  /** Takes off, if fewer than so many are on their way on the lane. */
  synchronized boolean takeOff(LaneKey lane, int most) {
    if (onLane.getOrDefault(lane, 0) >= most) {
      return false;
    }
    onLane.merge(lane, 1, Integer::sum);
    inCampaign
        .computeIfAbsent(lane.campaignId(), id -> new HashMap<>())
        .merge(Thread.currentThread(), 1, Integer::sum);
    return true;
  }

  synchronized void land(LaneKey lane) {
    onLane.compute(lane, (key, count) -> oneLess(count));
    inCampaign.computeIfPresent(
        lane.campaignId(),
        (id, threads) -> {
          threads.compute(Thread.currentThread(), (thread, count) -> oneLess(count));
          return threads.isEmpty() ? null : threads;
        });
    notifyAll();
  }

  /** Returns how many are on their way on a lane, that of this very thread included. */
  synchronized int on(LaneKey lane) {
    return onLane.getOrDefault(lane, 0);
  }

  /** Returns whether others than this thread have a message on its way on a lane. */
  synchronized boolean othersOn(LaneKey lane) {
    return on(lane) > 1;
  }

  synchronized boolean has(LaneKey lane) {
    return onLane.containsKey(lane);
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
    return inCampaign.getOrDefault(campaignId, Map.of()).keySet().stream()
        .anyMatch(thread -> thread != Thread.currentThread());
  }

  private static @Nullable Integer oneLess(@Nullable Integer count) {
    return count == null || count == 1 ? null : Integer.valueOf(count - 1);
  }
}
