package dev.mirsal.testkit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mirsal.campaign.store.DeliveryReport;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.inbound.DeliveryState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds of that which platforms tell of messages. */
abstract class DeliveryRules extends AttemptRules {
  private static final DeliveryReport SENT = report(DeliveryState.SENT, 1);
  private static final DeliveryReport FAILED =
      new DeliveryReport(DeliveryState.FAILED, minute(2), "131026");
  private static final DeliveryReport DELIVERED = report(DeliveryState.DELIVERED, 3);
  private static final DeliveryReport READ = report(DeliveryState.READ, 4);

  private static DeliveryReport report(DeliveryState state, int minute) {
    return new DeliveryReport(state, minute(minute), null);
  }

  private Map<DeliveryState, Long> deliveries(String id) {
    Map<DeliveryState, Long> found = new HashMap<>(store().deliveries(id));
    found.values().removeIf(count -> count == 0);
    return found;
  }

  private void sent(String id, long index, String messageId) {
    LedgerEntry sending = row(index, "d1").sending(NOON, "Hello");
    changed(id, row(index, "d1"), sending);
    changed(id, sending, sending.sent(messageId));
  }

  /** And whether a report has changed anything is told. */
  @Test
  public void s70_reports_are_joined_in_whatever_order_they_come() {
    List<DeliveryReport> all = List.of(SENT, FAILED, DELIVERED, READ);
    for (int first = 0; first < all.size(); first++) {
      for (int second = 0; second < all.size(); second++) {
        String id = "m" + first + second;
        assertTrue(store().report(id, all.get(first)), "the first of all");
        assertEquals(second > first, store().report(id, all.get(second)), () -> "after " + id);
        assertFalse(store().report(id, all.get(first)), "again");
        assertEquals(Map.of(id, all.get(Math.max(first, second))), store().reports(List.of(id)));
      }
    }
    DeliveryReport earlier = report(DeliveryState.READ, 2);
    assertTrue(store().report("m33", earlier), "of two that say the same the earlier holds");
    assertFalse(store().report("m33", READ));
    assertEquals(Map.of("m33", earlier), store().reports(List.of("m33")));
  }

  /** Those of which nothing was told are left out. */
  @Test
  public void s71_reports_are_found_by_message() {
    store().report("m1", SENT);
    store().report("m'2 \uD83D\uDCE8", FAILED);
    store().report("m3", READ);

    assertEquals(
        Map.of("m1", SENT, "m'2 \uD83D\uDCE8", FAILED),
        store().reports(List.of("m1", "nope", "m'2 \uD83D\uDCE8")));
    assertEquals(Map.of(), store().reports(List.of()));
  }

  /** A report may come before its row has an outcome. */
  @Test
  public void s72_deliveries_count_the_rows_of_a_campaign() {
    draft("c1", "d1");
    draft("c2", "d1");
    store().append("c1", rows(5, "d1"));
    store().append("c2", rows(2, "d1"));
    store().report("m0", READ);
    sent("c1", 0, "m0");
    sent("c1", 1, "m1");
    sent("c1", 2, "m2");
    sent("c1", 3, "m3");
    sent("c2", 0, "other");
    store().report("m1", DELIVERED);
    store().report("m2", SENT);
    store().report("m2", DELIVERED);
    store().report("other", FAILED);
    store().report("nobody's", FAILED);

    assertEquals(Map.of(DeliveryState.READ, 1L, DeliveryState.DELIVERED, 2L), deliveries("c1"));
    assertEquals(Map.of(DeliveryState.FAILED, 1L), deliveries("c2"));
    assertEquals(Map.of(), deliveries("nope"));
  }

  /** Looking and keeping are one. */
  @Test
  public void s73_no_report_is_lost_when_many_come_at_once() {
    List<DeliveryReport> all = List.of(READ, SENT, DELIVERED, FAILED);
    for (int i = 0; i < races(); i++) {
      String id = "m" + i;
      Race.of(thread -> () -> store().report(id, all.get(thread)));
      assertEquals(Map.of(id, READ), store().reports(List.of(id)));
    }
  }
}
