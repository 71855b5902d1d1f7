package dev.mirsal.campaign.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who comes next on a lane.
 *
 * @param rows the pending rows of smallest index, so many of each time zone, in order of index
 * @param later when the first of those may go who may not go yet (their {@link
 *     LedgerEntry#notBefore()}), or null if there are none
 * @since 0.1
 */
public record PendingLine(List<LedgerEntry> rows, @Nullable Instant later) {
  /** Copies. */
  public PendingLine {
    rows = List.copyOf(rows);
  }
}
