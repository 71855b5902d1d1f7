package dev.mirsal.testkit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.Lease;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What holds of attempts: nobody is tried twice, nor by whom it is not due to. */
abstract class AttemptRules extends LeaseRules {

  private static LedgerEntry sending(LedgerEntry row) {
    return row.sending(minute(1), "Hello");
  }

  private boolean begin(Lease lease, long version, LedgerEntry row) {
    return store().begin(lease, version, row, sending(row));
  }

  private void untouched(LedgerEntry row) {
    assertEquals(List.of(row), entries("c1"));
    assertEquals(Instant.EPOCH, store().dueAt("c1", "d1", NOON, "a"), "the lane is due as before");
  }

  /** The row is on its way; its lane is due as before, and from its end on when said. */
  @Test
  public void s60_an_attempt_begins_and_ends() {
    long version = running("c1", "d1").version();
    store().append("c1", rows(1, "d1"));
    Lease lease = claim("c1", "d1", "a");
    LedgerEntry sending = sending(row(0, "d1"));

    assertTrue(begin(lease, version, row(0, "d1")));
    assertEquals(List.of(sending), entries("c1"));
    assertEquals(List.of(sending), store().inFlight("c1", "d1"));
    assertEquals(Instant.EPOCH, store().dueAt("c1", "d1", NOON, "a"));
    assertTrue(end(lease, sending, sending.sent("m"), minute(3)));
    assertEquals(List.of(sending.sent("m")), entries("c1"));
    assertEquals(minute(3), store().dueAt("c1", "d1", NOON, "a"));
    assertFalse(begin(lease, version, row(0, "d1")), "it has ended");
    assertEquals(minute(3), store().dueAt("c1", "d1", NOON, "a"));
  }

  /** Nor does its lane's time change. */
  @Test
  public void s61_no_attempt_begins_on_a_row_that_has_changed() {
    long version = running("c1", "d1").version();
    LedgerEntry waits = row(0, "d1").sending(NOON, null).again(null, false, "code", "detail");
    store().append("c1", List.of(waits));
    Lease lease = claim("c1", "d1", "a");

    assertFalse(begin(lease, version, row(0, "d1")), "of other attempts");
    assertFalse(begin(lease, version, sending(waits)), "of another status");
    assertFalse(begin(lease, version, row(5, "d1")), "of no row");
    untouched(waits);
  }

  /** Claimed since, also by the same owner; given back; of another lane or campaign. */
  @Test
  public void s62_no_attempt_begins_under_a_lease_that_is_not_the_last() {
    long version = running("c1", "d1").version();
    store().append("c1", rows(1, "d1"));
    Lease first = claim("c1", "d1", "a");
    Lease second = claim("c1", "d1", "a");
    assertFalse(begin(first, version, row(0, "d1")), "claimed since");
    untouched(row(0, "d1"));
    assertTrue(store().release(second));
    assertFalse(begin(second, version, row(0, "d1")), "given back");
    Lease others = claim("c1", "d1", "b");
    assertFalse(begin(second, version, row(0, "d1")), "somebody else's");
    assertEquals(rows(1, "d1"), entries("c1"));
    assertTrue(begin(others, version, row(0, "d1")));
  }

  /** Neither an older nor a later one, whatever has changed in it. */
  @Test
  public void s63_no_attempt_begins_on_another_version_of_the_campaign() {
    CampaignRecord running = running("c1", "d1");
    store().append("c1", rows(1, "d1"));
    Lease lease = claim("c1", "d1", "a");
    assertFalse(begin(lease, running.version() + 1, row(0, "d1")), "not yet");
    CampaignRecord edited = done(running.with(campaign("c1", "d1")));
    assertFalse(begin(lease, running.version(), row(0, "d1")), "no more");

    untouched(row(0, "d1"));
    assertTrue(begin(lease, edited.version(), row(0, "d1")));
    store().delete("c1");
    assertFalse(begin(lease, edited.version(), row(0, "d1")), "deleted");
  }

  /** Row, lease and version are looked at as one with the writing. */
  @Test
  public void s64_of_many_who_begin_with_the_same_row_one_succeeds() {
    long version = running("c1", "d1").version();
    store().append("c1", rows(races(), "d1"));
    Lease lease = claim("c1", "d1", "a");
    for (int i = 0; i < races(); i++) {
      LedgerEntry row = row(i, "d1");
      List<Boolean> results = Race.of(thread -> () -> begin(lease, version, row));
      assertEquals(1, Collections.frequency(results, true), () -> "of " + results);
    }
  }

  /** Once the replacing has returned, what has begun by then is all that ever does. */
  @Test
  public void s65_no_attempt_of_an_older_version_begins_after_the_next() {
    CampaignRecord running = running("c1", "d1");
    for (int i = 0; i < races(); i++) {
      CampaignRecord before = running;
      CampaignRecord next = running.waiting("note " + i);
      Lease lease = claim("c1", "d1", "a");
      nothingBeginsAfter(i, () -> done(next), row -> begin(lease, before.version(), row));
      running = next;
    }
  }

  /** Once the claim has returned, what has begun by then is all that ever does. */
  @Test
  public void s66_no_attempt_under_an_older_lease_begins_after_the_next() {
    long version = running("c1", "d1").version();
    for (int i = 0; i < races(); i++) {
      Lease lease = claim("c1", "d1", "a", NOON, minute(1));
      nothingBeginsAfter(
          i, () -> claim("c1", "d1", "b", minute(1), minute(2)), row -> begin(lease, version, row));
      assertTrue(store().release(claim("c1", "d1", "b")));
    }
  }

  /** Begins attempts on thread after thread while something else is done. */
  private void nothingBeginsAfter(int round, Callable<?> change, Beginning beginning) {
    int each = 8;
    int from = round * 3 * each;
    store().append("c1", rows(from + 3 * each, "d1").subList(from, from + 3 * each));
    Callable<Long> changes =
        () -> {
          change.call();
          return sending();
        };
    List<Callable<Long>> tasks = new ArrayList<>(List.of(changes));
    for (int thread = 0; thread < 3; thread++) {
      int first = from + thread * each;
      tasks.add(() -> beginning.count(first, first + each));
    }
    List<Long> results = Race.of(tasks);
    assertEquals(results.get(0), sending(), "on their way when it had returned, and later");
    assertEquals(
        results.get(0) - startedBefore,
        results.get(1) + results.get(2) + results.get(3),
        "on their way, and begun");
    startedBefore = results.get(0);
  }

  private long startedBefore;

  private long sending() {
    return store().counts("c1").getOrDefault(LedgerStatus.SENDING, 0L);
  }

  /** Begins an attempt on a row, if it may. */
  private interface Beginning {
    boolean begin(LedgerEntry row);

    default long count(int from, int to) {
      return rows(to, "d1").subList(from, to).stream().filter(this::begin).count();
    }
  }

  /** Who was away for too long changes nothing any more. */
  @Test
  public void s67_no_attempt_ends_under_a_lease_that_is_not_the_last() {
    long version = running("c1", "d1").version();
    store().append("c1", rows(1, "d1"));
    Lease old = claim("c1", "d1", "a");
    assertTrue(begin(old, version, row(0, "d1")));
    Lease last = claim("c1", "d1", "b", minute(10), minute(20));
    LedgerEntry sending = sending(row(0, "d1"));

    assertFalse(end(old, sending, sending.sent("m"), minute(3)));
    assertEquals(List.of(sending), entries("c1"));
    assertEquals(Instant.EPOCH, store().dueAt("c1", "d1", NOON, "b"));
    LedgerEntry unknown = sending.in(LedgerStatus.UNKNOWN, true, "code", "detail");
    assertTrue(end(last, sending, unknown, minute(4)));
    assertTrue(store().release(last));
    assertFalse(end(last, unknown, sending.sent("m"), minute(5)), "given back");
    assertEquals(List.of(unknown), entries("c1"));
  }

  /** It has got an outcome from somebody else, or was never begun. */
  @Test
  public void s68_no_attempt_ends_on_a_row_that_has_changed() {
    long version = running("c1", "d1").version();
    store().append("c1", rows(1, "d1"));
    Lease lease = claim("c1", "d1", "a");
    LedgerEntry sending = sending(row(0, "d1"));
    assertFalse(end(lease, sending, sending.sent("m"), minute(3)), "never begun");
    untouched(row(0, "d1"));
    assertTrue(begin(lease, version, row(0, "d1")));
    LedgerEntry failed = sending.in(LedgerStatus.FAILED, true, "code", "detail");
    assertTrue(end(lease, sending, failed, minute(4)));

    assertFalse(end(lease, sending, sending.sent("m"), minute(5)), "ended");
    assertFalse(end(lease, sending(failed), sending.sent("m"), minute(5)), "of other attempts");
    assertEquals(List.of(failed), entries("c1"));
    assertEquals(minute(4), store().dueAt("c1", "d1", NOON, "a"));
  }

  /** Whoever is paused or cancelled meanwhile: what has begun ends, and wakes no lane. */
  @Test
  public void s69_an_attempt_ends_whatever_has_become_of_the_campaign() {
    CampaignRecord running = running("c1", "d1");
    store().append("c1", rows(2, "d1"));
    Lease lease = claim("c1", "d1", "a");
    LedgerEntry sending = sending(row(0, "d1"));
    assertTrue(begin(lease, running.version(), row(0, "d1")));
    CampaignRecord paused = done(running.paused(NOON, null));

    LedgerEntry again = sending.again(minute(8), true, "c", "d");
    assertTrue(store().end(lease, running.version(), sending, again, minute(3)));
    assertEquals(List.of(1L), firstPending("c1", "d1", 9));
    assertEquals(minute(8), store().firstPending("c1", "d1", NOON, 9).later());
    assertEquals(List.of(), due(minute(99), "a"), "the pause has said never");

    done(paused.running(minute(2)));
    LedgerEntry gone = again.in(LedgerStatus.UNKNOWN, true, "code", "detail");
    assertTrue(store().end(lease, paused.version(), again, gone, null));
    assertEquals(List.of("d1"), due(minute(2), "a"));
  }
}
