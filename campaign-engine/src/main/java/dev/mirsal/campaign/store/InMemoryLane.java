package dev.mirsal.campaign.store;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The figures of one lane: who is in line, by zone, and what has gone when. */
final class InMemoryLane {
  final Timeline reached = new Timeline();
  final Timeline sent = new Timeline();
  private final Map<Optional<ZoneId>, TreeSet<Long>> pending = new HashMap<>();

  void enqueue(LedgerEntry row) {
    pending.computeIfAbsent(zoneOf(row), zone -> new TreeSet<>()).add(row.index());
  }

  void dequeue(LedgerEntry row) {
    TreeSet<Long> line = pending.get(zoneOf(row));
    if (line != null && line.remove(row.index()) && line.isEmpty()) {
      pending.remove(zoneOf(row));
    }
  }

  /** Returns the indexes of those who come first in each zone, the smallest first. */
  Stream<Long> firstPending() {
    return pending.values().stream().map(TreeSet::first).sorted();
  }

  private static Optional<ZoneId> zoneOf(LedgerEntry row) {
    return Optional.ofNullable(row.recipient().zone());
  }
}
