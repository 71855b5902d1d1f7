package dev.mirsal.testkit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds of figures: they are those of the rows, at any time. */
abstract class FigureRules extends LedgerRules {

  /** Of each status as many as there are. */
  @Test
  public void s30_counts_are_those_of_the_rows() {
    draft("c1", "d1");
    store().append("c1", rows(7, "d1"));
    tried("c1", 0, 0, LedgerStatus.SENT, true);
    tried("c1", 1, 1, LedgerStatus.SENT, true);
    tried("c1", 2, 2, LedgerStatus.FAILED, true);
    tried("c1", 3, 3, LedgerStatus.PENDING, false);
    tried("c1", 4, 3, LedgerStatus.SENDING, true);

    assertEquals(
        Map.of(
            LedgerStatus.SENT, 2L,
            LedgerStatus.FAILED, 1L,
            LedgerStatus.PENDING, 3L,
            LedgerStatus.SENDING, 1L),
        nonZero(store().counts("c1")));
    assertEquals(Map.of(), nonZero(store().counts("nope")));
  }

  /** The platform has seen a failure too, and may have seen what is on its way or unknown. */
  @Test
  public void s31_what_reached_the_platform_counts_for_pacing() {
    some();

    assertEquals(6, store().reached("c1", "d1").count());
    assertEquals(minute(7), store().reached("c1", "d1").last());
    assertEquals(1, store().reached("c1", "d2").count());
    assertEquals(minute(9), store().reached("c1", "d2").last());
    assertEquals(0, store().reached("c1", "d3").count());
    assertNull(store().reached("c1", "d3").last());
  }

  /** What is on its way or unknown may have been sent. */
  @Test
  public void s32_what_was_sent_or_may_have_been_counts_for_limits() {
    some();

    assertEquals(4, store().countSent("c1", "d1", minute(1)));
    assertEquals(3, store().countSent("c1", "d1", minute(2)));
    assertEquals(3, store().countSent("c1", "d1", minute(4)), "from an instant, inclusive");
    assertEquals(1, store().countSent("c1", "d1", minute(4).plusMillis(1)));
    assertEquals(0, store().countSent("c1", "d1", minute(7).plusMillis(1)));
    assertEquals(4, store().countSent("c1", null, minute(4)), "of all lanes");
    assertEquals(0, store().countSent("c1", "d3", Instant.EPOCH));
  }

  /** The latest first, as many as asked for, two at the same instant twice. */
  @Test
  public void s33_when_messages_went_is_told_the_latest_first() {
    some();

    assertEquals(minutes(7, 4, 4, 1), store().latestSent("c1", "d1", 10));
    assertEquals(minutes(7, 4), store().latestSent("c1", "d1", 2));
    assertEquals(minutes(9, 7, 4, 4, 1), store().latestSent("c1", null, 10));
    assertEquals(minutes(9), store().latestSent("c1", null, 1));
    assertEquals(minute(1), store().firstSent("c1", "d1"));
    assertEquals(minute(9), store().firstSent("c1", "d2"));
    assertEquals(minute(1), store().firstSent("c1", null));
  }

  /** Rows in all conditions: sent at 1 and 4, unknown at 4, on its way at 7; on the other at 9. */
  private void some() {
    draft("c1", "d1", "d2");
    store().append("c1", rows(8, "d1"));
    store().append("c1", List.of(row(8, "d2"), row(9, "d2")));
    tried("c1", 0, 1, LedgerStatus.SENT, true);
    tried("c1", 1, 2, LedgerStatus.FAILED, true);
    tried("c1", 2, 3, LedgerStatus.FAILED, false);
    tried("c1", 3, 4, LedgerStatus.UNKNOWN, true);
    tried("c1", 4, 5, LedgerStatus.PENDING, true);
    tried("c1", 5, 4, LedgerStatus.SENT, true);
    tried("c1", 6, 7, LedgerStatus.SENDING, true);
    tried("c1", 7, 8, LedgerStatus.SKIPPED, false);
    tried("c1", 8, 9, LedgerStatus.SENT, true);
  }

  /** An attempt that came to nothing is taken out again; a second counts at its own time. */
  @Test
  public void s34_figures_follow_a_row_that_changes() {
    draft("c1", "d1");
    store().append("c1", rows(1, "d1"));
    tried("c1", 0, 1, LedgerStatus.SENDING, true);
    LedgerEntry sending = entry("c1", 0);
    changed("c1", sending, sending.again(null, false, "code", "detail"));
    assertEquals(0, store().countSent("c1", "d1", Instant.EPOCH));
    assertEquals(0, store().reached("c1", "d1").count());
    assertNull(store().firstSent("c1", null));

    tried("c1", 0, 5, LedgerStatus.SENT, true);
    assertEquals(minutes(5), store().latestSent("c1", null, 9));
    assertEquals(minute(5), store().firstSent("c1", "d1"));
    assertEquals(minute(5), store().reached("c1", "d1").last());
    assertEquals(1, store().reached("c1", "d1").count());
  }

  /** Neither instants nor counts, of a campaign without attempts and of none at all. */
  @Test
  public void s35_nothing_is_told_of_what_was_never_tried() {
    draft("c1", "d1");
    store().append("c1", rows(2, "d1"));
    for (String id : List.of("c1", "nope")) {
      assertEquals(0, store().reached(id, "d1").count());
      assertNull(store().reached(id, "d1").last());
      assertEquals(List.of(), store().latestSent(id, null, 5));
      assertNull(store().firstSent(id, null));
      assertNull(store().firstSent(id, "d1"));
      assertEquals(0, store().countSent(id, null, Instant.EPOCH));
    }
  }

  /** At each instant at which it was tried and may have gone, and however it ends at last. */
  @Test
  public void s36_what_may_have_gone_counts_for_limits_while_it_waits_to_go_again() {
    draft("c1", "d1", "d2");
    store().append("c1", List.of(row(0, "d1"), row(1, "d1"), row(2, "d2")));
    tried("c1", 1, 3, LedgerStatus.SENT, true);
    doubted(0, 2);
    doubted(2, 2);
    counted(minutes(3, 2), "d1");
    assertEquals(minutes(3, 2, 2), store().latestSent("c1", null, 9));
    assertEquals(minute(2), store().firstSent("c1", "d1"));
    assertEquals(minute(2), store().firstSent("c1", null));

    tried("c1", 0, 5, LedgerStatus.SENDING, true);
    counted(minutes(5, 3, 2), "d1");
    LedgerEntry sending = entry("c1", 0);
    changed("c1", sending, sending.againInDoubt(minute(9), "code", "detail"));
    counted(minutes(5, 3, 2), "d1");
    tried("c1", 0, 9, LedgerStatus.FAILED, true);
    counted(minutes(5, 3, 2), "d1");
    changed("c1", entry("c1", 0), entry("c1", 0).replayed());
    counted(minutes(5, 3, 2), "d1");
    tried("c1", 0, 9, LedgerStatus.SENT, true);
    counted(minutes(9, 5, 3, 2), "d1");
    assertEquals(minutes(9, 5), store().latestSent("c1", "d1", 2));
    assertEquals(minutes(2), store().latestSent("c1", "d2", 2));
    assertEquals(5, store().countSent("c1", null, minute(2)));
    store().delete("c1");
    assertEquals(0, store().countSent("c1", null, Instant.EPOCH));
  }

  private void doubted(long index, int minute) {
    tried("c1", index, minute, LedgerStatus.SENDING, true);
    LedgerEntry sending = entry("c1", index);
    changed("c1", sending, sending.againInDoubt(minute(minute + 1), "code", "detail"));
  }

  private void counted(List<Instant> latest, String lane) {
    assertEquals(latest, store().latestSent("c1", lane, 9));
    for (int i = 0; i < latest.size(); i++) {
      assertEquals(i + 1, store().countSent("c1", lane, latest.get(i)));
    }
  }

  /** Each attempt that may have gone, once, whatever becomes of the message later. */
  @Test
  public void s38_what_may_have_gone_counts_for_pacing_though_a_later_attempt_did_not() {
    draft("c1", "d1", "d2");
    store().append("c1", List.of(row(0, "d1"), row(1, "d2")));
    doubted(0, 2);
    paced(1, 2);
    tried("c1", 0, 5, LedgerStatus.SENDING, true);
    paced(2, 5);
    LedgerEntry sending = entry("c1", 0);
    changed("c1", sending, sending.again(null, false, "code", "detail"));
    paced(1, 2);
    tried("c1", 0, 7, LedgerStatus.FAILED, true);
    paced(2, 7);
    changed("c1", entry("c1", 0), entry("c1", 0).replayed());
    paced(2, 7);
    doubted(0, 8);
    paced(2, 8);
    tried("c1", 0, 9, LedgerStatus.SENT, true);
    paced(3, 9);
    assertEquals(0, store().reached("c1", "d2").count());
  }

  private void paced(long count, int last) {
    assertEquals(count, store().reached("c1", "d1").count());
    assertEquals(minute(last), store().reached("c1", "d1").last());
  }

  /** In line, in line for later, or on its way: until the last of them has an outcome. */
  @Test
  public void s37_a_campaign_is_open_until_its_last_row_has_an_outcome() {
    assertFalse(store().hasOpen("c1"), "of none");
    draft("c1", "d1", "d2");
    assertFalse(store().hasOpen("c1"), "without rows");
    draft("c2", "d3");
    store().append("c2", rows(1, "d3"));
    assertFalse(store().hasOpen("c1"), "with rows of another campaign");

    store().append("c1", rows(3, "d1"));
    tried("c1", 0, 0, LedgerStatus.SENT, true);
    tried("c1", 1, 1, LedgerStatus.UNKNOWN, true);
    assertTrue(store().hasOpen("c1"), "with one in line");
    LedgerEntry row = entry("c1", 2);
    LedgerEntry later = row.again(minute(5), false, "code", "detail");
    assertTrue(store().replace("c1", row, later));
    assertTrue(store().hasOpen("c1"), "with one in line for later");
    tried("c1", 2, 3, LedgerStatus.SENDING, true);
    assertTrue(store().hasOpen("c1"), "with one on its way");
    LedgerEntry sending = entry("c1", 2);
    assertTrue(store().replace("c1", sending, sending.sent(null)));
    assertFalse(store().hasOpen("c1"), "with outcomes alone");
  }
}
