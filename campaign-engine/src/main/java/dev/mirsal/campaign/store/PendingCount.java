package dev.mirsal.campaign.store;

import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many are pending on a lane in a time zone.
 *
 * @param lane the lane's name
 * @param zone the zone of the recipients, or null for those without
 * @param count how many, at least 1
 * @since 0.1
 */
public record PendingCount(String lane, @Nullable ZoneId zone, long count) {
  /** Checks that nothing is missing. */
  public PendingCount {
    Objects.requireNonNull(lane, "lane");
  }
}
