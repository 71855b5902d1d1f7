package dev.mirsal.example.jdbc;

import dev.mirsal.campaign.store.Lease;
import dev.mirsal.campaign.store.LedgerEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The beginning or the end of an attempt.
 *
 * @param ends whether it is the end
 * @param lease the lease of its lane
 * @param version the version that the campaign must have for a beginning, and for {@code due}
 * @param expected the row as it must be
 * @param next the row as it is to be
 * @param due when the lane is to be looked at again after an end, or null for never
 */
record Change(
    boolean ends,
    Lease lease,
    long version,
    LedgerEntry expected,
    LedgerEntry next,
    @Nullable Instant due) {

  static Change begin(Lease lease, long version, LedgerEntry expected, LedgerEntry next) {
    return new Change(false, lease, version, expected, next, null);
  }

  static Change end(
      Lease lease, long version, LedgerEntry expected, LedgerEntry next, @Nullable Instant due) {
    return new Change(true, lease, version, expected, next, due);
  }
}
