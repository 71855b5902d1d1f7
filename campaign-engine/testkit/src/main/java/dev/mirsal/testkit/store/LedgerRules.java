package dev.mirsal.testkit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.campaign.store.PendingCount;
import dev.mirsal.campaign.store.PendingLine;
import dev.mirsal.message.Address;
import dev.mirsal.message.Recipient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds of rows: how they are added, changed, and asked for by those who send. */
abstract class LedgerRules extends CampaignRules {

  /** Neither by another call nor within one; nobody else's row is left out for it. */
  @Test
  public void s10_a_send_id_is_entered_once() {
    draft("c1", "d1", "d2");
    LedgerEntry again = LedgerEntry.pending("s1", 2, "d2", person(1));
    LedgerEntry twin = LedgerEntry.pending("s4", 5, "d2", person(4));

    assertEquals(2, store().append("c1", List.of(row(0, "d1"), row(1, "d1"))));
    assertEquals(1, store().append("c1", List.of(again, row(3, "d1"))));
    assertEquals(1, store().append("c1", List.of(row(4, "d1"), twin)));
    assertEquals(0, store().append("c1", List.of()));
    assertEquals(0, store().append("c1", List.of(row(0, "d1"))));
    assertEquals(List.of(row(0, "d1"), row(1, "d1"), row(3, "d1"), row(4, "d1")), entries("c1"));
  }

  /** Of two who add the same row one counts it. */
  @Test
  public void s11_of_many_who_add_the_same_rows_each_row_is_added_once() {
    for (int i = 0; i < races(); i++) {
      String id = "c" + i;
      draft(id, "d1");
      List<Integer> added = Race.of(thread -> () -> store().append(id, rows(20, "d1")));
      assertEquals(20, added.stream().mapToInt(Integer::intValue).sum(), () -> "of " + added);
      assertEquals(rows(20, "d1"), entries(id));
    }
  }

  /** All values, with and without: texts in any script, zones, instants, names of variables. */
  @Test
  public void s12_a_row_is_found_as_it_was_written() {
    draft("c1", "d 1");
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("city", "القاهرة");
    variables.put("a'; --", "");
    variables.put("Ключ \uD83D\uDD11", "line 1\nline 2\t\"\\");
    Recipient full =
        new Recipient(
            Address.whatsApp("972501234567"), "Zoë \uD83D\uDE00", variables, TOKYO, minute(5));
    LedgerEntry empty = LedgerEntry.pending("s0", 0, "d 1", person(0));
    LedgerEntry rich = LedgerEntry.pending("s/1:ü", 1, "d 1", full);
    assertEquals(2, store().append("c1", List.of(empty, rich)));
    assertEquals(List.of(empty, rich), entries("c1"));
    assertEquals(
        List.copyOf(variables.keySet()),
        List.copyOf(entry("c1", 1).recipient().variables().keySet()),
        "variables in their order");

    LedgerEntry sending = rich.sending(NOON.plusMillis(987), "Hello \uD83D\uDC4B\nعالم");
    LedgerEntry sent = sending.sent("true_972@c.us_3EB0\uD83D\uDE00");
    LedgerEntry later = sent.again(minute(9).plusMillis(1), true, "code.x", "détail: 50%");
    LedgerEntry doubted = later.sending(NOON.plusNanos(7), null).againInDoubt(minute(9), "x", "");
    LedgerEntry twice = doubted.sending(minute(9), null).againInDoubt(minute(10), "x", "");
    LedgerEntry over = twice.in(LedgerStatus.UNKNOWN, true, null, null);
    LedgerEntry kept = rich;
    for (LedgerEntry next :
        List.of(sending, sent, later, doubted, twice, over, over.replayed(), empty)) {
      LedgerEntry to = next.equals(empty) ? over.replayed().onLane("d2") : next;
      changed("c1", kept, to);
      assertEquals(to, entry("c1", 1));
      kept = to;
    }
  }

  /** Whatever the order in which they were added. */
  @Test
  public void s13_rows_come_in_the_order_of_their_index() {
    draft("c1", "d1");
    List<LedgerEntry> all = rows(2500, "d1");
    store().append("c1", all.subList(1000, 2500));
    store().append("c1", all.subList(0, 1000));

    assertEquals(all, entries("c1"));
  }

  /** Each row is seen once, as it was or as it is. */
  @Test
  public void s14_rows_may_be_replaced_while_they_are_read() {
    draft("c1", "d1", "d2");
    store().append("c1", rows(3000, "d1"));
    List<Long> seen = new ArrayList<>();
    try (Stream<LedgerEntry> entries = store().entries("c1")) {
      entries.forEach(
          row -> {
            changed("c1", row, row.onLane("d2"));
            if (row.index() + 1 < 3000 && row.index() % 7 == 0) {
              tried("c1", row, LedgerStatus.FAILED);
            }
            seen.add(row.index());
          });
    }

    assertEquals(LongStream.range(0, 3000).boxed().toList(), seen);
    assertEquals(List.of(), firstPending("c1", "d1", 1));
    assertEquals(List.of(1L), firstPending("c1", "d2", 1));
  }

  private void tried(String id, LedgerEntry row, LedgerStatus status) {
    LedgerEntry moved = row.onLane("d2");
    changed(id, moved, moved.sending(NOON, null).in(status, true, null, null));
  }

  /** Its status and its attempts are those expected, or it stays. */
  @Test
  public void s15_a_row_that_has_changed_meanwhile_is_not_replaced() {
    draft("c1", "d1");
    LedgerEntry first = row(0, "d1");
    LedgerEntry sending = first.sending(NOON, "Hello");
    LedgerEntry back = sending.in(LedgerStatus.PENDING, false, "code", "detail");
    store().append("c1", List.of(first));
    changed("c1", first, sending);

    assertFalse(store().replace("c1", first, sending), "of another status");
    changed("c1", sending, back);
    assertFalse(store().replace("c1", first, sending), "of other attempts");
    assertFalse(store().replace("c1", row(7, "d1"), row(7, "d2")), "of no row");
    assertFalse(store().replace("nope", first, sending), "of no campaign");
    assertEquals(List.of(back), entries("c1"));
  }

  /** Row and expectation are compared and written as one. */
  @Test
  public void s16_of_many_who_replace_the_same_row_one_succeeds() {
    draft("c1", "d1");
    store().append("c1", rows(races(), "d1"));
    for (int i = 0; i < races(); i++) {
      LedgerEntry row = row(i, "d1");
      LedgerEntry sending = row.sending(NOON, "Hello");
      List<Boolean> results = Race.of(thread -> () -> store().replace("c1", row, sending));
      assertEquals(1, Collections.frequency(results, true), () -> "of " + results);
    }
  }

  /** Not what is on its way, and not what has ended. */
  @Test
  public void s17_ending_gives_an_outcome_to_what_is_pending_and_nothing_else() {
    draft("c1", "d1", "d2");
    store().append("c1", rows(4, "d1"));
    store().append("c1", List.of(row(4, "d2").again(minute(99), false, "later", "wait")));
    tried("c1", 0, 0, LedgerStatus.SENT, true);
    tried("c1", 1, 1, LedgerStatus.SENDING, true);
    tried("c1", 2, 2, LedgerStatus.PENDING, false);

    assertEquals(3, store().endPending("c1", LedgerStatus.SKIPPED, "late", "too late"));
    assertEquals(0, store().endPending("c1", LedgerStatus.CANCELLED, null, null));
    assertEquals(0, store().endPending("nope", LedgerStatus.CANCELLED, null, null));
    assertEquals(
        List.of(
            LedgerStatus.SENT,
            LedgerStatus.SENDING,
            LedgerStatus.SKIPPED,
            LedgerStatus.SKIPPED,
            LedgerStatus.SKIPPED),
        entries("c1").stream().map(LedgerEntry::status).toList());
    assertEquals("late", entry("c1", 3).code());
    assertEquals("too late", entry("c1", 4).detail());
    assertEquals(List.of(), firstPending("c1", "d1", 9));
    assertNull(store().firstPending("c1", "d2", NOON, 9).later());
  }

  /** So many of each zone, of this lane alone, by index. */
  @Test
  public void s18_the_first_pending_of_each_zone_come_in_order() {
    draft("c1", "d1", "d2");
    store()
        .append(
            "c1",
            List.of(
                row(0, "d2"),
                rowInTokyo(1, "d1"),
                row(2, "d1"),
                row(3, "d1"),
                rowInTokyo(4, "d1"),
                rowInTokyo(5, "d1"),
                row(6, "d1")));

    assertEquals(List.of(1L, 2L), firstPending("c1", "d1", 1));
    assertEquals(List.of(1L, 2L, 3L, 4L), firstPending("c1", "d1", 2));
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), firstPending("c1", "d1", 100));
    assertEquals(row(2, "d1"), store().firstPending("c1", "d1", NOON, 1).rows().get(1));
    tried("c1", 1, 0, LedgerStatus.SENT, true);
    tried("c1", 2, 0, LedgerStatus.SENDING, true);
    assertEquals(List.of(3L, 4L), firstPending("c1", "d1", 1));
    tried("c1", 4, 0, LedgerStatus.FAILED, false);
    tried("c1", 3, 0, LedgerStatus.PENDING, false);
    assertEquals(List.of(3L, 5L), firstPending("c1", "d1", 1));
    assertEquals(List.of(), firstPending("c1", "nope", 1));
    assertEquals(List.of(), firstPending("nope", "d1", 1));
  }

  /** Until then it is left out, and the line says when the first of those may go. */
  @Test
  public void s19_a_row_that_may_not_go_yet_is_left_out() {
    draft("c1", "d1");
    store().append("c1", rows(4, "d1"));
    changed("c1", row(0, "d1"), row(0, "d1").again(minute(5), false, "code", "detail"));
    changed("c1", row(1, "d1"), row(1, "d1").again(minute(3), false, "code", "detail"));

    line(NOON, List.of(2L), minute(3));
    line(minute(3).minusMillis(1), List.of(2L), minute(3));
    line(minute(3), List.of(1L), minute(5));
    line(minute(5), List.of(0L), null);
    tried("c1", 1, 4, LedgerStatus.SENT, true);
    line(NOON, List.of(2L), minute(5));
    assertEquals(
        List.of(0L, 2L, 3L),
        store().firstPending("c1", "d1", minute(6), 9).rows().stream()
            .map(LedgerEntry::index)
            .toList());
  }

  private void line(Instant now, List<Long> first, @Nullable Instant later) {
    PendingLine line = store().firstPending("c1", "d1", now, 1);
    assertEquals(first, line.rows().stream().map(LedgerEntry::index).toList(), () -> "at " + now);
    assertEquals(later, line.later(), () -> "later than " + now);
  }

  /** Also those who may not go yet. */
  @Test
  public void s20_the_pending_are_counted_by_lane_and_zone() {
    draft("c1", "d1", "d2");
    store().append("c1", List.of(row(0, "d1"), row(1, "d1"), rowInTokyo(2, "d1"), row(3, "d2")));
    store().append("c1", List.of(row(4, "d2").again(minute(9), false, "code", "detail")));
    store().append("c1", List.of(row(5, "d1"), row(6, "d1")));
    tried("c1", 5, 0, LedgerStatus.SENT, true);
    tried("c1", 6, 0, LedgerStatus.SENDING, true);

    assertEquals(
        Set.of(
            new PendingCount("d1", null, 2),
            new PendingCount("d1", TOKYO, 1),
            new PendingCount("d2", null, 2)),
        new HashSet<>(store().pendingCounts("c1")));
    assertEquals(3, store().pendingCounts("c1").size());
    assertEquals(List.of(), store().pendingCounts("nope"));
  }

  /** Of this lane alone, by index. */
  @Test
  public void s21_what_is_on_its_way_on_a_lane_is_found() {
    draft("c1", "d1", "d2");
    store().append("c1", List.of(row(2, "d1"), row(1, "d1"), row(0, "d2"), row(3, "d1")));
    for (int index : new int[] {3, 2, 0}) {
      tried("c1", index, index, LedgerStatus.SENDING, true);
    }

    assertEquals(List.of(entry("c1", 2), entry("c1", 3)), store().inFlight("c1", "d1"));
    tried("c1", 1, 9, LedgerStatus.SENT, true);
    assertEquals(List.of(entry("c1", 0)), store().inFlight("c1", "d2"));
    assertEquals(List.of(), store().inFlight("c1", "nope"));
    assertEquals(List.of(), store().inFlight("nope", "d1"));
  }

  /** Ids, lanes and indexes may be the same: they are another campaign's. */
  @Test
  public void s22_rows_of_one_campaign_are_not_those_of_another() {
    draft("c1", "d1");
    draft("c2", "d1");
    store().append("c1", List.of(row(0, "d1")));
    assertEquals(2, store().append("c2", List.of(row(0, "d1"), row(1, "d1"))));
    tried("c2", 0, 1, LedgerStatus.SENT, true);
    store().endPending("c2", LedgerStatus.CANCELLED, null, null);

    assertEquals(List.of(row(0, "d1")), entries("c1"));
    assertEquals(List.of(0L), firstPending("c1", "d1", 9));
    assertEquals(List.of(new PendingCount("d1", null, 1)), store().pendingCounts("c1"));
    assertEquals(0, store().reached("c1", "d1").count());
    assertEquals(0, store().countSent("c1", null, Instant.EPOCH));
    assertTrue(store().latestSent("c1", "d1", 1).isEmpty());
    store().delete("c2");
    assertEquals(List.of(row(0, "d1")), entries("c1"));
  }

  /** As right with many rows as with few. */
  @Test
  public void s23_a_large_campaign_is_kept_like_a_small_one() {
    int size = largeCampaign();
    draft("c1", "d1", "d2");
    int added = 0;
    for (int from = 0; from < size; from += 1000) {
      added +=
          store()
              .append(
                  "c1",
                  LongStream.range(from, Math.min(size, from + 1000))
                      .mapToObj(index -> row(index, index % 2 == 0 ? "d1" : "d2"))
                      .toList());
    }
    assertEquals(size, added);
    assertEquals(Map.of(LedgerStatus.PENDING, (long) size), nonZero(store().counts("c1")));
    assertEquals(List.of(0L, 2L, 4L), firstPending("c1", "d1", 3));
    try (Stream<LedgerEntry> entries = store().entries("c1")) {
      assertEquals(size, entries.mapToLong(LedgerEntry::index).distinct().count());
    }
    assertEquals(size, store().endPending("c1", LedgerStatus.SKIPPED, "late", null));
    assertEquals(Map.of(LedgerStatus.SKIPPED, (long) size), nonZero(store().counts("c1")));
    assertEquals(List.of(), store().pendingCounts("c1"));
  }

  /** Where it is kept, and in which line; all else stays as it is kept. */
  @Test
  public void s24_pending_rows_are_moved_under_the_latest_version_alone() {
    long version = draft("c1", "d1", "d2").version();
    store().append("c1", rows(5, "d1"));
    tried("c1", 0, 0, LedgerStatus.SENT, true);
    tried("c1", 1, 1, LedgerStatus.SENDING, true);
    tried("c1", 2, 2, LedgerStatus.PENDING, false);
    LedgerEntry later = row(3, "d1").again(minute(9), false, "later", "wait");
    assertTrue(store().replace("c1", row(3, "d1"), later));
    List<LedgerEntry> before = entries("c1");
    List<LedgerEntry> moved = LongStream.range(0, 5).mapToObj(i -> row(i, "d2")).toList();

    assertFalse(store().move("c1", version + 1, moved), "of a later version");
    assertFalse(store().move("c1", version - 1, moved), "of an earlier version");
    assertFalse(store().move("nope", version, moved), "of no campaign");
    assertEquals(before, entries("c1"));

    assertTrue(store().move("c1", version, moved));
    assertTrue(store().move("c1", version, List.of(row(7, "d2"))), "of no row");
    assertEquals(
        List.of(before.get(0), before.get(1), before.get(2), later.onLane("d2"), row(4, "d2")),
        entries("c1"));
    assertEquals(List.of(2L), firstPending("c1", "d1", 9));
    assertEquals(List.of(4L), firstPending("c1", "d2", 9));
    assertEquals(minute(9), store().firstPending("c1", "d2", NOON, 9).later());
  }

  /** Version and rows are looked at and written as one. */
  @Test
  public void s25_once_the_next_version_is_there_nobody_is_moved_under_the_one_before() {
    CampaignRecord last = draft("c1", "even", "odd");
    store().append("c1", rows(3, "odd"));
    for (int i = 0; i < races(); i++) {
      CampaignRecord kept = last;
      CampaignRecord next = last.waiting("note " + i);
      boolean fromOdd = entries("c1").get(0).lane().equals("odd");
      Callable<List<LedgerEntry>> mover =
          () -> {
            for (int turn = 0; turn < 7; turn++) {
              boolean toEven = (turn % 2 == 0) == fromOdd;
              store().move("c1", kept.version(), rows(3, toEven ? "even" : "odd"));
            }
            return List.of();
          };
      Callable<List<LedgerEntry>> editor =
          () -> {
            done(next);
            return entries("c1");
          };
      // Whoever comes last to the start is off first.
      List<LedgerEntry> then =
          i % 2 == 0
              ? Race.of(List.of(editor, mover)).get(0)
              : Race.of(List.of(mover, editor)).get(1);
      assertEquals(then, entries("c1"));
      last = next;
    }
  }

  static Map<LedgerStatus, Long> nonZero(Map<LedgerStatus, Long> counts) {
    Map<LedgerStatus, Long> found = new LinkedHashMap<>(counts);
    found.values().removeIf(count -> count == 0);
    return found;
  }
}
