package dev.mirsal.campaign.plan;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;

/** When a clock on the wall shows a time: once, twice, or never. */
final class WallClock {
  private WallClock() {}

  /** Returns the first instant that shows a time; if none does, the end of the gap. */
  static Instant first(LocalDateTime local, ZoneRules rules) {
    List<ZoneOffset> offsets = rules.getValidOffsets(local);
    return offsets.isEmpty() ? gap(local, rules) : local.toInstant(offsets.get(0));
  }

  /** Returns the last instant that shows a time; if none does, the end of the gap. */
  static Instant last(LocalDateTime local, ZoneRules rules) {
    List<ZoneOffset> offsets = rules.getValidOffsets(local);
    return offsets.isEmpty() ? gap(local, rules) : local.toInstant(offsets.get(offsets.size() - 1));
  }

  private static Instant gap(LocalDateTime local, ZoneRules rules) {
    return rules.getTransition(local).getInstant();
  }
}
