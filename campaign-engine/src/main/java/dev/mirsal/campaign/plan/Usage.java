package dev.mirsal.campaign.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a lane or a campaign has successfully sent, as far back as its limits look. It can be read
 * from the ledger at any time.
 *
 * @param firstDay the local day of its first message, or null before that
 * @param day the local day of its last message, or null before the first
 * @param sentOnDay how many went on that day
 * @param recent when the last ones went, oldest first; at least as many as the largest rolling
 *     limit allows, or all there are
 * @since 0.1
 */
public record Usage(
    @Nullable LocalDate firstDay, @Nullable LocalDate day, int sentOnDay, List<Instant> recent) {
  /** Nothing has been sent. */
  public static final Usage NONE = new Usage(null, null, 0, List.of());

  /**
   * Returns the usage that a log of successful messages shows.
   *
   * @param zone the campaign's zone
   * @param first when the first message went, or null if none did
   * @param latest when the last ones went, the latest first; as many as the largest rolling limit
   *     allows, and at least one unless none went
   * @param countSince tells how many went at an instant or later
   */
  public static Usage of(
      ZoneId zone,
      @Nullable Instant first,
      List<Instant> latest,
      ToIntFunction<Instant> countSince) {
    if (first == null || latest.isEmpty()) {
      return NONE;
    }
    LocalDay day = LocalDay.holding(latest.get(0), zone);
    List<Instant> oldestFirst = new ArrayList<>(latest);
    Collections.reverse(oldestFirst);
    return new Usage(
        LocalDay.holding(first, zone).date(),
        day.date(),
        countSince.applyAsInt(LocalDay.startOf(day.date(), zone)),
        oldestFirst);
  }

  /** Copies. */
  public Usage {
    recent = List.copyOf(recent);
  }
}
