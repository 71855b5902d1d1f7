package dev.mirsal.example.jdbc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Commits the changes of many threads together, for a commit costs the same however much is in it.
 * It has no thread of its own: whoever comes while nobody leads makes a batch of all that wait, and
 * then hands over to one of those who have come meanwhile. Each thread waits until its own change
 * is committed.
 */
final class WriteQueue {
  private final Batch batch;
  private final int leaders;
  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Entry> waiting = new ArrayDeque<>();
  private int leading;

  /**
   * @param leaders how many batches may be under way at once
   * @param most the most changes in one
   */
  WriteQueue(Batch batch, int leaders, int most) {
    this.batch = batch;
    this.leaders = leaders;
    this.most = most;
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
    private final Condition turn;
    private boolean leads;
    private boolean done;
    private boolean made;
    private @Nullable RuntimeException failure;

    Entry(Change change, Condition turn) {
      this.change = change;
      this.turn = turn;
    }
  }

  /** Makes a change; returns whether it was made. */
  boolean make(Change change) {
    Entry entry = new Entry(change, lock.newCondition());
    List<Entry> mine = enter(entry);
    // An interrupted thread cannot use a database, but others rely on this batch.
    boolean interrupted = !mine.isEmpty() && Thread.interrupted();
    try {
      if (!mine.isEmpty()) {
        carryOut(mine);
      }
    } finally {
      leave(mine);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    if (entry.failure != null) {
      throw entry.failure;
    }
    return entry.made;
  }

  /** Returns the batch that this thread is to make, or none once its change was made by others. */
  private List<Entry> enter(Entry entry) {
    lock.lock();
    try {
      waiting.add(entry);
      if (leading < leaders) {
        leading++;
        entry.leads = true;
      }
      while (!entry.leads && !entry.done) {
        entry.turn.awaitUninterruptibly();
      }
      return entry.done ? List.of() : next(entry);
    } finally {
      lock.unlock();
    }
  }

  /** Those who have waited longest, and the one who leads. */
  private List<Entry> next(Entry leader) {
    waiting.remove(leader);
    List<Entry> entries = new ArrayList<>();
    Iterator<Entry> others = waiting.iterator();
    while (entries.size() < most - 1 && others.hasNext()) {
      Entry other = others.next();
      if (!other.leads) {
        entries.add(other);
        others.remove();
      }
    }
    entries.add(leader);
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

  private void leave(List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    lock.lock();
    try {
      for (Entry entry : entries) {
        entry.done = true;
        entry.turn.signal();
      }
      Entry successor = waiting.stream().filter(entry -> !entry.leads).findFirst().orElse(null);
      if (successor == null) {
        leading--;
      } else {
        successor.leads = true;
        successor.turn.signal();
      }
    } finally {
      lock.unlock();
    }
  }
}
