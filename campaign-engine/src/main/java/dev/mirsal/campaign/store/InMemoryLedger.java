package dev.mirsal.campaign.store;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of one campaign, with the pending ones in line by lane and zone. */
final class InMemoryLedger {
  private final Map<String, LedgerEntry> rows = new LinkedHashMap<>();
  private final Map<String, Map<Optional<ZoneId>, TreeMap<Long, LedgerEntry>>> pending =
      new HashMap<>();

  boolean add(LedgerEntry entry) {
    if (rows.putIfAbsent(entry.sendId(), entry) != null) {
      return false;
    }
    line(entry, true);
    return true;
  }

  boolean replace(LedgerEntry expected, LedgerEntry next) {
    LedgerEntry kept = rows.get(expected.sendId());
    if (kept == null
        || kept.status() != expected.status()
        || kept.attempts() != expected.attempts()) {
      return false;
    }
    line(kept, false);
    rows.put(next.sendId(), next);
    line(next, true);
    return true;
  }

  long cancelPending() {
    List<LedgerEntry> open =
        rows.values().stream().filter(row -> row.status() == LedgerStatus.PENDING).toList();
    open.forEach(row -> replace(row, row.in(LedgerStatus.CANCELLED, row.reached(), null, null)));
    return open.size();
  }

  List<LedgerEntry> firstPending(String lane) {
    List<LedgerEntry> first = new ArrayList<>();
    for (TreeMap<Long, LedgerEntry> line : pending.getOrDefault(lane, Map.of()).values()) {
      if (!line.isEmpty()) {
        first.add(line.firstEntry().getValue());
      }
    }
    first.sort(Comparator.comparingLong(LedgerEntry::index));
    return first;
  }

  Stream<Instant> sentTimes(@Nullable String lane) {
    return rows.values().stream()
        .filter(row -> lane == null || row.lane().equals(lane))
        .filter(row -> row.status() == LedgerStatus.SENT || row.status() == LedgerStatus.UNKNOWN)
        .flatMap(row -> Stream.ofNullable(row.at()));
  }

  Collection<LedgerEntry> rows() {
    return rows.values();
  }

  private void line(LedgerEntry row, boolean in) {
    if (row.status() != LedgerStatus.PENDING) {
      return;
    }
    TreeMap<Long, LedgerEntry> line =
        pending
            .computeIfAbsent(row.lane(), lane -> new HashMap<>())
            .computeIfAbsent(Optional.ofNullable(row.recipient().zone()), zone -> new TreeMap<>());
    if (in) {
      line.put(row.index(), row);
    } else {
      line.remove(row.index());
    }
  }
}
