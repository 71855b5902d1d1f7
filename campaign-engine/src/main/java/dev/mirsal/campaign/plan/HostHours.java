package dev.mirsal.campaign.plan;

import java.time.Instant;
import java.util.function.UnaryOperator;

/** Hours that somebody else keeps. */
record HostHours(UnaryOperator<Instant> opening) implements Hours {
  @Override
  public long opensAt(long time) {
    return Millis.of(opening.apply(Millis.toInstant(time)));
  }

  @Override
  public long openUntil(long time) {
    return time;
  }
}
