package dev.mirsal.campaign.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Never closes. */
enum AlwaysOpen implements SendingCalendar {
  ONLY;

  @Override
  public Optional<Opening> next(Instant from, ZoneId zone) {
    return Optional.of(new Opening(from, Instant.MAX));
  }

  @Override
  public String toString() {
    return "always";
  }
}
