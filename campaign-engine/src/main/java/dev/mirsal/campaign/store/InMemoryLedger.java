package dev.mirsal.campaign.store;

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
  private final Map<String, InMemoryLane> lanes = new HashMap<>();
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
    open.forEach(row -> replace(row, row.in(status, false, code, detail)));
    return open.size();
  }

  List<LedgerEntry> firstPending(String lane) {
    return lane(lane).firstPending().map(rows::get).toList();
  }

  NavigableMap<Long, LedgerEntry> rows() {
    return rows;
  }

  Map<LedgerStatus, Long> counts() {
    return new EnumMap<>(counts);
  }

  Timeline reached(String lane) {
    return lane(lane).reached;
  }

  Timeline sent(@Nullable String lane) {
    return lane == null ? sent : lane(lane).sent;
  }

  private InMemoryLane lane(String name) {
    return lanes.computeIfAbsent(name, key -> new InMemoryLane());
  }

  private void put(LedgerEntry row) {
    rows.put(row.index(), row);
    if (row.status() == LedgerStatus.PENDING) {
      lane(row.lane()).enqueue(row);
    }
    count(row, 1);
  }

  private void forget(LedgerEntry row) {
    if (row.status() == LedgerStatus.PENDING) {
      lane(row.lane()).dequeue(row);
    }
    count(row, -1);
  }

  private void count(LedgerEntry row, int change) {
    counts.merge(row.status(), (long) change, Long::sum);
    if (row.at() == null) {
      return;
    }
    if (row.reached()) {
      lane(row.lane()).reached.add(row.at(), change);
    }
    if (row.status().countsAsSent()) {
      lane(row.lane()).sent.add(row.at(), change);
      sent.add(row.at(), change);
    }
  }
}
