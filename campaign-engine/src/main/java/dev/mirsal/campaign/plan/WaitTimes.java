package dev.mirsal.campaign.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Milliseconds by reason, without boxes: this sits in the planner's innermost loop. */
@SuppressWarnings("EnumOrdinal")
final class WaitTimes {
  private static final WaitReason[] REASONS = WaitReason.values();

  private final long[] millis = new long[REASONS.length];

  /** Whether anything but delay and pause is not zero. */
  private boolean blocked;

  /** Forgets what there was: a message has gone, and the next one waits for this much at least. */
  void startAgain(long delay, long pause) {
    if (blocked) {
      Arrays.fill(millis, 0);
      blocked = false;
    }
    millis[WaitReason.DELAY.ordinal()] = delay;
    millis[WaitReason.PAUSE.ordinal()] = pause;
  }

  void add(WaitReason reason, long time) {
    millis[reason.ordinal()] += time;
    blocked = true;
  }

  void addAll(WaitTimes other) {
    for (int i = 0; i < millis.length; i++) {
      millis[i] += other.millis[i];
    }
  }

  /** Returns what is not zero, in the order of the reasons. */
  List<Wait> toList() {
    List<Wait> list = new ArrayList<>();
    for (WaitReason reason : REASONS) {
      long time = millis[reason.ordinal()];
      if (time > 0) {
        list.add(new Wait(reason, Duration.ofMillis(time)));
      }
    }
    return list;
  }
}
