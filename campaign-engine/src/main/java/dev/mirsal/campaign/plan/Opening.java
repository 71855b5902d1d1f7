package dev.mirsal.campaign.plan;

import java.time.Instant;

/**
 * A stretch of time in which a {@link SendingCalendar} lets messages go.
 *
 * @param opensAt the first instant of it, inclusive
 * @param closesAt its end, exclusive; the calendar may open again at that very instant
 * @since 0.1
 */
public record Opening(Instant opensAt, Instant closesAt) {
  /** Checks that the opening is not empty. */
  public Opening {
    if (!opensAt.isBefore(closesAt)) {
      throw new IllegalArgumentException(
          "opening: closes at " + closesAt + ", must be after it opens at " + opensAt);
    }
  }
}
