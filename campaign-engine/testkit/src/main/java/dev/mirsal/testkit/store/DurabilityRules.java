package dev.mirsal.testkit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.DeliveryReport;
import dev.mirsal.campaign.store.Lease;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.campaign.store.Replacement;
import dev.mirsal.inbound.DeliveryState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds after a crash: all that an operation had written when it returned is there. */
abstract class DurabilityRules extends DeliveryRules {

  /** Versions, devices, and the order in which they were added. */
  @Test
  public void s80_campaigns_outlive_a_crash() {
    CampaignRecord running = running("z", "d1");
    crash();
    CampaignRecord other = done(draft("a", "d1").in(CampaignStatus.SCHEDULED));
    crash();

    assertEquals(
        Described.of(running), Described.of(store().find("z").orElseThrow()), "the campaign");
    assertFalse(store().insert(CampaignRecord.draft(campaign("z", "d1"))));
    assertEquals(Replacement.DEVICE_BUSY, store().replace(other.running(NOON)));
    assertEquals(
        List.of("z", "a"),
        store().findIn(EnumSet.of(CampaignStatus.RUNNING, CampaignStatus.SCHEDULED)).stream()
            .map(record -> record.campaign().id())
            .toList());
    store().delete("z");
    crash();
    assertTrue(store().find("z").isEmpty());
    done(other.running(NOON));
  }

  /** Every row as it was written last, and the figures with them. */
  @Test
  public void s81_rows_outlive_a_crash() {
    draft("c1", "d1");
    store().append("c1", rows(5, "d1"));
    crash();
    assertEquals(0, store().append("c1", rows(5, "d1")));
    tried("c1", 0, 1, LedgerStatus.SENT, true);
    tried("c1", 1, 2, LedgerStatus.SENDING, true);
    LedgerEntry later = row(2, "d1").again(minute(5), false, "code", "detail");
    changed("c1", row(2, "d1"), later);
    List<LedgerEntry> before = entries("c1");
    crash();

    assertEquals(before, entries("c1"));
    assertEquals(
        Map.of(LedgerStatus.SENT, 1L, LedgerStatus.SENDING, 1L, LedgerStatus.PENDING, 3L),
        nonZero(store().counts("c1")));
    assertEquals(minutes(2, 1), store().latestSent("c1", "d1", 9));
    assertEquals(minute(5), store().firstPending("c1", "d1", NOON, 9).later());
    assertEquals(List.of(entry("c1", 1)), store().inFlight("c1", "d1"));
    assertEquals(3, store().endPending("c1", LedgerStatus.CANCELLED, null, null));
    crash();
    assertEquals(
        Map.of(LedgerStatus.SENT, 1L, LedgerStatus.SENDING, 1L, LedgerStatus.CANCELLED, 3L),
        nonZero(store().counts("c1")));
  }

  /** Who holds a lane, until when, and by which token; when it is due. */
  @Test
  public void s82_leases_outlive_a_crash() {
    running("c1", "d1");
    Lease first = claim("c1", "d1", "a");
    crash();
    assertTrue(store().claim("c1", "d1", "b", NOON, minute(20)).isEmpty());
    assertTrue(schedule(first, minute(2)));
    crash();
    assertEquals(minute(2), store().dueAt("c1", "d1", NOON, "a"));
    assertEquals(minute(10), store().dueAt("c1", "d1", NOON, "b"));
    Lease second = claim("c1", "d1", "a");
    assertTrue(second.token() > first.token());
    crash();
    assertFalse(store().renew(first, minute(30)));
    assertTrue(store().renew(second, minute(30)));
    crash();
    assertEquals(minute(30), store().dueAt("c1", "d1", NOON, "b"));
    assertTrue(store().release(second));
    crash();
    Lease third = claim("c1", "d1", "b");
    assertTrue(third.token() > second.token(), "also after the lane was given back");
  }

  /** At whichever step of an attempt the process dies. */
  @Test
  public void s83_attempts_outlive_a_crash() {
    long version = running("c1", "d1").version();
    store().append("c1", rows(2, "d1"));
    Lease lease = claim("c1", "d1", "a");
    crash();
    LedgerEntry sending = row(0, "d1").sending(minute(1), "Hello");
    assertTrue(store().begin(lease, version, row(0, "d1"), sending));
    crash();
    assertEquals(List.of(sending), store().inFlight("c1", "d1"));
    assertEquals(Instant.EPOCH, store().dueAt("c1", "d1", NOON, "a"));
    assertFalse(store().begin(lease, version, row(0, "d1"), sending));
    Lease next = claim("c1", "d1", "a");
    crash();
    assertFalse(end(lease, sending, sending.sent("m"), null));
    assertTrue(end(next, sending, sending.sent("m"), minute(4)));
    crash();
    assertEquals(List.of(sending.sent("m"), row(1, "d1")), entries("c1"));
    assertEquals(minute(4), store().dueAt("c1", "d1", NOON, "a"));
  }

  /** Also those whose message is in no ledger yet. */
  @Test
  public void s84_reports_outlive_a_crash() {
    DeliveryReport read = new DeliveryReport(DeliveryState.READ, NOON.plusMillis(7), null);
    store().report("m1", read);
    crash();

    assertEquals(Map.of("m1", read), store().reports(List.of("m1")));
    assertFalse(store().report("m1", new DeliveryReport(DeliveryState.SENT, NOON, null)));
  }
}
