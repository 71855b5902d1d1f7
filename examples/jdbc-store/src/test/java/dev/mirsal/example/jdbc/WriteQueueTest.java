package dev.mirsal.example.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.campaign.store.Lease;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.message.Address;
import dev.mirsal.message.Recipient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriteQueueTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Integer> sizes = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private static Change change(int number) {
    Lease lease = new Lease("c1", "d1", "a", 1, Instant.EPOCH);
    LedgerEntry row =
        LedgerEntry.pending(
            "s" + number, number, "d1", Recipient.of(Address.whatsApp("972501234567")));
    return Change.end(lease, 1, row, row, null);
  }

  private static long number(Change change) {
    return change.expected().index();
  }

  /** Rows of even number are changed; 7 breaks each batch that it is in. */
  private boolean[] make(List<Change> changes, RuntimeException broken) {
    sizes.add(changes.size());
    if (changes.stream().anyMatch(change -> number(change) == 7)) {
      throw broken;
    }
    boolean[] made = new boolean[changes.size()];
    for (int i = 0; i < made.length; i++) {
      made[i] = number(changes.get(i)) % 2 == 0;
    }
    return made;
  }

  @Test
  void eachIsToldOfItsOwnChange() throws Exception {
    WriteQueue queue =
        new WriteQueue(changes -> make(changes, new IllegalStateException()), 2, 8, Thread::yield);
    List<Future<Boolean>> results = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      int number = i * 10 + i % 2;
      results.add(threads.submit(() -> queue.make(change(number))));
    }
    for (int i = 0; i < results.size(); i++) {
      assertThat(results.get(i).get()).isEqualTo(i % 2 == 0);
    }

    assertThat(sizes).allMatch(size -> size <= 8);
    assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(400);
  }

  @Test
  void thoseWhoWaitGoTogetherAndWhatFailedUndecidedIsTriedOneByOne() throws Exception {
    IllegalStateException broken = new IllegalStateException("broken");
    CountDownLatch leads = new CountDownLatch(1);
    CountDownLatch allWait = new CountDownLatch(1);
    WriteQueue queue =
        new WriteQueue(
            changes -> {
              if (number(changes.get(0)) == 0) {
                leads.countDown();
                await(allWait);
              }
              return make(changes, new WriteQueue.NothingChangedException(broken));
            },
            1,
            100,
            Thread::yield);
    Future<Boolean> leader = threads.submit(() -> queue.make(change(0)));
    leads.await();
    List<Future<Boolean>> others = new ArrayList<>();
    for (int i = 6; i < 9; i++) {
      others.add(comes(queue, i));
    }
    allWait.countDown();

    assertThat(leader.get()).isTrue();
    assertThat(others.get(0).get()).isTrue();
    assertThat(others.get(2).get()).isTrue();
    assertThatThrownBy(() -> others.get(1).get())
        .isInstanceOf(ExecutionException.class)
        .hasCause(broken);
    assertThat(sizes).containsExactly(1, 3, 1, 1, 1);
  }

  @Test
  void whoeverLeadsWaitsForAsLongAsOthersCome() throws Exception {
    List<Future<Boolean>> others = new ArrayList<>();
    WriteQueue[] itself = new WriteQueue[1];
    WriteQueue queue =
        new WriteQueue(
            changes -> make(changes, new IllegalStateException()),
            1,
            100,
            () -> {
              if (others.size() < 2) {
                others.add(comes(itself[0], 2 * others.size()));
              }
            });
    itself[0] = queue;

    assertThat(queue.make(change(4))).isTrue();
    assertThat(others.get(0).get()).isTrue();
    assertThat(others.get(1).get()).isTrue();
    assertThat(sizes).containsExactly(3);
  }

  /** Lets another thread make a change, and waits until it waits for its turn. */
  private Future<Boolean> comes(WriteQueue queue, int number) {
    AtomicReference<Thread> thread = new AtomicReference<>();
    Future<Boolean> result =
        threads.submit(
            () -> {
              thread.set(Thread.currentThread());
              return queue.make(change(number));
            });
    while (thread.get() == null || thread.get().getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return result;
  }

  @Test
  void whatMayHaveBeenCommittedIsNotTriedAgain() {
    IllegalStateException broken = new IllegalStateException("the connection is gone");
    WriteQueue queue = new WriteQueue(changes -> make(changes, broken), 1, 100, Thread::yield);

    assertThatThrownBy(() -> queue.make(change(7))).isSameAs(broken);
    assertThat(sizes).containsExactly(1);
    assertThat(queue.make(change(8))).isTrue();
  }

  @Test
  void anInterruptedThreadMakesItsChangeAndStaysInterrupted() throws Exception {
    WriteQueue queue =
        new WriteQueue(
            changes -> make(changes, new IllegalStateException()), 1, 100, Thread::yield);
    boolean interrupted =
        threads
            .submit(
                () -> {
                  Thread.currentThread().interrupt();
                  return queue.make(change(2)) && Thread.interrupted();
                })
            .get();

    assertThat(interrupted).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
