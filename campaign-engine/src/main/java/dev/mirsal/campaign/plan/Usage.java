package dev.mirsal.campaign.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

  /** Copies. */
  public Usage {
    recent = List.copyOf(recent);
  }
}
