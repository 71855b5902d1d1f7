package dev.mirsal.campaign.store;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The rows of one campaign, with the figures that are asked for often kept up with each change. */
final class InMemoryLedger {
  /** Can be walked through while it changes. */
  private final NavigableMap<Long, LedgerEntry> rows = new ConcurrentSkipListMap<>();

  private final Map<String, Long> indexes = new HashMap<>();
  private final Map<LedgerStatus, Long> counts = new EnumMap<>(LedgerStatus.class);
  private final Map<String, InMemoryLine> lines = new HashMap<>();
  private final Timeline sent = new Timeline();

  boolean add(LedgerEntry entry) {
    if (indexes.putIfAbsent(entry.sendId(), entry.index()) != null) {
      return false;
    }
    put(entry);
    return true;
  }

  boolean replace(LedgerEntry expected, LedgerEntry next) {
    LedgerEntry kept = indexes.containsKey(expected.sendId()) ? rows.get(expected.index()) : null;
    if (kept == null
        || kept.status() != expected.status()
        || kept.attempts() != expected.attempts()) {
      return false;
    }
    forget(kept);
    put(next);
    return true;
  }

  long endPending(LedgerStatus status, @Nullable String code, @Nullable String detail) {
    List<LedgerEntry> open =
        rows.values().stream().filter(row -> row.status() == LedgerStatus.PENDING).toList();
    open.forEach(row -> replace(row, row.in(status, row.reached(), code, detail)));
    return open.size();
  }

  PendingLine firstPending(String lane, Instant now, int each) {
    return line(lane).first(now, each);
  }

  List<PendingCount> pendingCounts() {
    return lines.entrySet().stream()
        .flatMap(e -> e.getValue().counts(e.getKey()).stream())
        .toList();
  }

  List<LedgerEntry> inFlight(String lane) {
    return List.copyOf(line(lane).inFlight.values());
  }

  NavigableMap<Long, LedgerEntry> rows() {
    return rows;
  }

  Map<LedgerStatus, Long> counts() {
    return new EnumMap<>(counts);
  }

  Timeline reached(String lane) {
    return line(lane).reached;
  }

  Timeline sent(@Nullable String lane) {
    return lane == null ? sent : line(lane).sent;
  }

  private InMemoryLine line(String lane) {
    return lines.computeIfAbsent(lane, key -> new InMemoryLine());
  }

  private void put(LedgerEntry row) {
    rows.put(row.index(), row);
    line(row.lane()).enter(row);
    count(row, 1);
  }

  private void forget(LedgerEntry row) {
    line(row.lane()).leave(row);
    count(row, -1);
  }

  private void count(LedgerEntry row, int change) {
    counts.merge(row.status(), (long) change, Long::sum);
    Instant at = row.at();
    if (at == null) {
      return;
    }
    if (row.reached()) {
      line(row.lane()).reached.add(at, change);
    }
    if (row.status().countsAsSent()) {
      line(row.lane()).sent.add(at, change);
      sent.add(at, change);
    }
  }
}
