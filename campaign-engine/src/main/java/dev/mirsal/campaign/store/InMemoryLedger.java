package dev.mirsal.campaign.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of one campaign, with the figures that are asked for often kept up with each change. */
@SuppressWarnings("EnumOrdinal") // an index in memory, never stored
final class InMemoryLedger {
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Row> bySendId = new HashMap<>();
  private final long[] counts = new long[LedgerStatus.values().length];
  private final Map<String, InMemoryLine> lines = new HashMap<>();
  private final Timeline sent = new Timeline();

  /** A place in the ledger. */
  private static final class Row {
    private volatile LedgerEntry entry;

    /** The line of the lane that it is on. */
    private InMemoryLine line;

    Row(LedgerEntry entry, InMemoryLine line) {
      this.entry = entry;
      this.line = line;
    }

    LedgerEntry entry() {
      return entry;
    }
  }

  boolean add(LedgerEntry entry) {
    InMemoryLine line = line(entry.lane());
    Row row = new Row(entry, line);
    if (bySendId.putIfAbsent(entry.sendId(), row) != null) {
      return false;
    }
    rows.add(row);
    counts[entry.status().ordinal()]++;
    line.enter(entry);
    noteTime(entry, line);
    return true;
  }

  boolean replace(LedgerEntry expected, LedgerEntry next) {
    Row row = bySendId.get(expected.sendId());
    LedgerEntry kept = row == null ? null : row.entry;
    if (row == null
        || kept == null
        || kept.status() != expected.status()
        || kept.attempts() != expected.attempts()) {
      return false;
    }
    row.entry = next;
    counts[kept.status().ordinal()]--;
    counts[next.status().ordinal()]++;
    InMemoryLine from = row.line;
    InMemoryLine to = next.lane().equals(kept.lane()) ? from : line(next.lane());
    row.line = to;
    from.leave(kept);
    to.enter(next);
    if (from != to || !isTimedAlike(kept, next)) {
      forgetTime(kept, from);
      noteTime(next, to);
    }
    return true;
  }

  void move(LedgerEntry row) {
    Row known = bySendId.get(row.sendId());
    if (known != null && known.entry.status() == LedgerStatus.PENDING) {
      replace(row, known.entry.onLane(row.lane()));
    }
  }

  long endPending(LedgerStatus status, @Nullable String code, @Nullable String detail) {
    List<LedgerEntry> open = entries().filter(row -> row.status() == LedgerStatus.PENDING).toList();
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

  /** What is added later is not in it; what is replaced later is seen as it then is. */
  Stream<LedgerEntry> entries() {
    List<Row> inOrder = new ArrayList<>(rows);
    inOrder.sort(Comparator.comparingLong(row -> row.entry.index()));
    return inOrder.stream().map(Row::entry);
  }

  Map<LedgerStatus, Long> counts() {
    Map<LedgerStatus, Long> some = new EnumMap<>(LedgerStatus.class);
    for (LedgerStatus status : LedgerStatus.values()) {
      if (counts[status.ordinal()] > 0) {
        some.put(status, counts[status.ordinal()]);
      }
    }
    return some;
  }

  boolean hasOpen() {
    return counts[LedgerStatus.PENDING.ordinal()] + counts[LedgerStatus.SENDING.ordinal()] > 0;
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

  /** Most outcomes change nothing about when something went. */
  private static boolean isTimedAlike(LedgerEntry one, LedgerEntry other) {
    return Objects.equals(one.at(), other.at())
        && one.reached() == other.reached()
        && one.status().countsAsSent() == other.status().countsAsSent()
        && one.doubts().equals(other.doubts());
  }

  private void noteTime(LedgerEntry row, InMemoryLine line) {
    for (Instant paced : row.pacedAt()) {
      line.reached.add(paced);
    }
    for (Instant counted : row.countedAt()) {
      line.sent.add(counted);
      sent.add(counted);
    }
  }

  private void forgetTime(LedgerEntry row, InMemoryLine line) {
    for (Instant paced : row.pacedAt()) {
      line.reached.remove(paced);
    }
    for (Instant counted : row.countedAt()) {
      line.sent.remove(counted);
      sent.remove(counted);
    }
  }
}
