package dev.mirsal.example.jdbc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Commits the changes of many threads together, for a commit costs the same however much is in it.
 * It has no thread of its own: whoever comes while nobody leads makes a batch of all that wait, and
 * then hands over to one of those who have come meanwhile. Each thread waits until its own change
 * is committed.
 *
 * <p>Those whose changes were committed together come back together with their next ones. So that
 * the first of them does not commit alone, whoever leads gives others a moment, and another for as
 * long as somebody has come in it.
 */
final class WriteQueue {
  private final Batch batch;
  private final int leaders;
  private final int most;
  private final Runnable moment;
  private final Queue<Entry> waiting = new ArrayDeque<>();
  private int leading;

  /**
   * @param leaders how many batches may be under way at once
   * @param most the most changes in one
   * @param moment lets other threads run
   */
  WriteQueue(Batch batch, int leaders, int most, Runnable moment) {
    this.batch = batch;
    this.leaders = leaders;
    this.most = most;
    this.moment = moment;
  }

  /** Makes changes as one transaction. */
  @FunctionalInterface
  interface Batch {
    /**
     * Returns which of the changes were made.
     *
     * @throws NothingChangedException if it is certain that none was made
     */
    boolean[] make(List<Change> changes);
  }

  /** A batch has failed before its commit. */
  static final class NothingChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final RuntimeException reason;

    NothingChangedException(RuntimeException reason) {
      super(reason);
      this.reason = reason;
    }
  }

  private static final class Entry {
    private final Change change;

    /** Completes when the change is settled (false), or when its thread is to lead (true). */
    private final CompletableFuture<Boolean> call = new CompletableFuture<>();

    private boolean made;
    private @Nullable RuntimeException failure;

    Entry(Change change) {
      this.change = change;
    }
  }

  /** Makes a change; returns whether it was made. */
  boolean make(Change change) {
    Entry entry = new Entry(change);
    if (leads(entry) || entry.call.join()) {
      lead(entry);
    }
    if (entry.failure != null) {
      throw entry.failure;
    }
    return entry.made;
  }

  /** Returns whether an entry leads at once; if not, it waits. */
  private synchronized boolean leads(Entry entry) {
    boolean free = leading < leaders;
    if (free) {
      leading++;
    } else {
      waiting.add(entry);
    }
    return free;
  }

  private void lead(Entry leader) {
    List<Entry> entries = List.of(leader);
    // An interrupted thread cannot use a database, but others rely on this batch.
    boolean interrupted = Thread.interrupted();
    try {
      awaitOthers();
      entries = withOthers(leader);
      carryOut(entries);
    } finally {
      handOver();
      entries.stream()
          .filter(entry -> entry != leader)
          .forEach(entry -> entry.call.complete(false));
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void awaitOthers() {
    int before = -1;
    for (int now = waiting(); now > before; now = waiting()) {
      before = now;
      moment.run();
    }
  }

  /** More than a batch holds need not be waited for. */
  private synchronized int waiting() {
    return Math.min(waiting.size(), most);
  }

  /** The one who leads, and those who have waited longest. */
  private synchronized List<Entry> withOthers(Entry leader) {
    List<Entry> entries = new ArrayList<>(List.of(leader));
    while (entries.size() < most && !waiting.isEmpty()) {
      entries.add(waiting.remove());
    }
    return entries;
  }

  private void carryOut(List<Entry> entries) {
    try {
      boolean[] made = batch.make(entries.stream().map(entry -> entry.change).toList());
      for (int i = 0; i < made.length; i++) {
        entries.get(i).made = made[i];
      }
    } catch (NothingChangedException e) {
      if (entries.size() == 1) {
        entries.get(0).failure = e.reason;
      } else {
        entries.forEach(entry -> carryOut(List.of(entry)));
      }
    } catch (RuntimeException e) {
      entries.forEach(entry -> entry.failure = e);
    } catch (Error e) {
      RuntimeException undecided = new IllegalStateException("a batch broke off", e);
      entries.forEach(entry -> entry.failure = undecided);
      throw e;
    }
  }

  private void handOver() {
    Entry next;
    synchronized (this) {
      next = waiting.poll();
      if (next == null) {
        leading--;
      }
    }
    if (next != null) {
      next.call.complete(true);
    }
  }
}
