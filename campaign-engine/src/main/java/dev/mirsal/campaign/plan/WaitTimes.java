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

  void clear() {
    Arrays.fill(millis, 0);
  }

  void add(WaitReason reason, long time) {
    millis[reason.ordinal()] += time;
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
