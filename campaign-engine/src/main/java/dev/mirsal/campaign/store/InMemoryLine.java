package dev.mirsal.campaign.store;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The figures of one lane: who is in line, by zone, who is in flight, and what has gone when. */
final class InMemoryLine {
  private static final Comparator<LedgerEntry> BY_TIME =
      Comparator.comparing((LedgerEntry row) -> Objects.requireNonNull(row.notBefore()))
          .thenComparingLong(LedgerEntry::index);

  final Timeline reached = new Timeline();
  final Timeline sent = new Timeline();
  final TreeMap<Long, LedgerEntry> inFlight = new TreeMap<>();
  private final Map<Optional<ZoneId>, TreeMap<Long, LedgerEntry>> pending = new HashMap<>();
  private final TreeSet<LedgerEntry> deferred = new TreeSet<>(BY_TIME);

  void enter(LedgerEntry row) {
    if (row.status() == LedgerStatus.SENDING) {
      inFlight.put(row.index(), row);
    } else if (row.status() == LedgerStatus.PENDING && row.notBefore() != null) {
      deferred.add(row);
    } else if (row.status() == LedgerStatus.PENDING) {
      pending.computeIfAbsent(zoneOf(row), zone -> new TreeMap<>()).put(row.index(), row);
    }
  }

  void leave(LedgerEntry row) {
    if (row.status() == LedgerStatus.SENDING) {
      inFlight.remove(row.index());
    } else if (row.status() == LedgerStatus.PENDING && row.notBefore() != null) {
      deferred.remove(row);
    } else if (row.status() == LedgerStatus.PENDING) {
      Map<Long, LedgerEntry> line = pending.get(zoneOf(row));
      if (line != null && line.remove(row.index()) != null && line.isEmpty()) {
        pending.remove(zoneOf(row));
      }
    }
  }

  PendingLine first(Instant now, int each) {
    List<LedgerEntry> rows = new ArrayList<>();
    pending.values().forEach(line -> line.values().stream().limit(each).forEach(rows::add));
    Instant later = null;
    for (LedgerEntry row : deferred) {
      if (Objects.requireNonNull(row.notBefore()).isAfter(now)) {
        later = row.notBefore();
        break;
      }
      rows.add(row);
    }
    rows.sort(Comparator.comparingLong(LedgerEntry::index));
    if (rows.size() > each) {
      Map<Optional<ZoneId>, Integer> taken = new HashMap<>();
      rows.removeIf(row -> taken.merge(zoneOf(row), 1, Integer::sum) > each);
    }
    return new PendingLine(rows, later);
  }

  List<PendingCount> counts(String lane) {
    Map<Optional<ZoneId>, Long> counts = new HashMap<>();
    pending.forEach((zone, line) -> counts.put(zone, (long) line.size()));
    deferred.forEach(row -> counts.merge(zoneOf(row), 1L, Long::sum));
    return counts.entrySet().stream()
        .map(e -> new PendingCount(lane, e.getKey().orElse(null), e.getValue()))
        .toList();
  }

  private static Optional<ZoneId> zoneOf(LedgerEntry row) {
    return Optional.ofNullable(row.recipient().zone());
  }
}
