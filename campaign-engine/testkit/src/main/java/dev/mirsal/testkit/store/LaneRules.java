package dev.mirsal.testkit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.DueLane;
import dev.mirsal.campaign.store.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What holds of lanes: when they are due, and for whom. */
abstract class LaneRules extends FigureRules {

  private Set<String> dueNow(Instant now) {
    return new TreeSet<>(due(now, "a"));
  }

  /** At its start, when it is launched for later; at once when it runs. */
  @Test
  public void s40_all_lanes_of_a_campaign_are_due_when_its_record_says() {
    Campaign later =
        campaign("c1", "d1", "d2").toBuilder()
            .rules(campaign("c1", "d1").rules().toBuilder().notBefore(minute(30)).build())
            .build();
    assertTrue(store().insert(CampaignRecord.draft(later)));
    CampaignRecord scheduled = done(CampaignRecord.draft(later).in(CampaignStatus.SCHEDULED));
    assertEquals(Set.of(), dueNow(minute(30).minusMillis(1)));
    assertEquals(minute(30), store().nextDue(NOON, "a"));
    assertEquals(minute(30), store().dueAt("c1", "d2", NOON, "a"));
    assertEquals(Set.of("d1", "d2"), dueNow(minute(30)));

    done(scheduled.running(NOON));
    assertEquals(Set.of("d1", "d2"), dueNow(NOON));
    assertEquals(Set.of("d1", "d2"), dueNow(Instant.EPOCH));
    assertNull(store().nextDue(NOON, "a"));
  }

  /**
   * A draft, a campaign that is held, waits for a device or has ended: none of its lanes is due.
   */
  @Test
  public void s41_no_lane_is_due_of_a_campaign_that_does_not_go_on() {
    CampaignRecord running = running("c1", "d1");
    CampaignRecord paused = done(running.paused(NOON, null));
    notDue();
    CampaignRecord resumed = done(paused.running(minute(1)));
    assertEquals(Set.of("d1"), dueNow(NOON));
    CampaignRecord off = done(resumed.switched(false));
    notDue();
    CampaignRecord on = done(off.switched(true));
    assertEquals(Set.of("d1"), dueNow(NOON));
    CampaignRecord held = done(on.paused(NOON, null));
    notDue();
    done(held.in(CampaignStatus.COMPLETED));
    assertEquals(Set.of("d1"), dueNow(Instant.EPOCH), "once more, for who waits for its device");
    assertTrue(schedule(claim("c1", "d1", "a"), null));
    notDue();
    CampaignRecord waiting =
        done(draft("c2", "d1").in(CampaignStatus.SCHEDULED).expecting(Duration.ZERO));
    assertEquals(Set.of("d1"), dueNow(NOON));
    done(waiting.waiting("waits for d1"));
    notDue();
    draft("c3", "d1");
    notDue();
  }

  private void notDue() {
    assertEquals(Set.of(), dueNow(Instant.parse("2099-01-01T00:00:00Z")));
    assertNull(store().nextDue(Instant.EPOCH, "a"));
    assertNull(store().dueAt("c1", "d1", NOON, "a"));
  }

  /** Those due longest come first, no more than asked for, with the version of their campaign. */
  @Test
  public void s42_due_lanes_come_in_order() {
    CampaignRecord one = running("c1", "d1", "d2", "d3");
    CampaignRecord two = running("c2", "e1");
    store().wake("c1", "d1", minute(3));
    store().wake("c1", "d2", minute(1));
    store().wake("c1", "d3", minute(9));
    store().wake("c2", "e1", minute(2));

    assertEquals(
        List.of(
            new DueLane("c1", "d2", one.version()),
            new DueLane("c2", "e1", two.version()),
            new DueLane("c1", "d1", one.version())),
        store().due(minute(3), "a", 10));
    assertEquals(List.of("d2", "e1"), due(minute(3).minusMillis(1), "a"));
    assertEquals(1, store().due(minute(3), "a", 1).size());
    assertEquals("d2", store().due(minute(3), "a", 1).get(0).lane());
    assertEquals(minute(9), store().nextDue(minute(3), "a"));
    assertEquals(minute(1), store().nextDue(NOON, "a"));
  }

  /** Until that lease ends; one's own lane is due, and so is one that was given back. */
  @Test
  public void s43_a_lane_that_somebody_else_holds_is_not_due() {
    running("c1", "d1", "d2", "d3");
    claim("c1", "d1", "b");
    claim("c1", "d2", "a");
    assertTrue(store().release(claim("c1", "d3", "b")));

    assertEquals(Set.of("d2", "d3"), dueNow(NOON));
    assertEquals(Set.of("d2", "d3"), dueNow(minute(10).minusMillis(1)));
    assertEquals(minute(10), store().nextDue(NOON, "a"));
    assertEquals(minute(10), store().dueAt("c1", "d1", NOON, "a"));
    assertEquals(Set.of("d1", "d2", "d3"), dueNow(minute(10)));
    assertNull(store().nextDue(minute(10), "a"));
    assertEquals(1, store().due(NOON, "a", 1).size(), "those of others do not use up the limit");
  }

  /** What is held by somebody else at its time is due when that lease ends, else at its time. */
  @Test
  public void s44_the_next_time_is_told_with_leases_in_mind() {
    running("c1", "d1");
    Lease lease = claim("c1", "d1", "b");
    assertTrue(schedule(lease, minute(4)));
    assertEquals(minute(10), store().nextDue(NOON, "a"));
    assertEquals(minute(10), store().dueAt("c1", "d1", NOON, "a"));
    assertEquals(minute(4), store().nextDue(NOON, "b"));
    assertEquals(minute(4), store().dueAt("c1", "d1", NOON, "b"));

    assertTrue(schedule(lease, minute(40)));
    assertEquals(minute(40), store().nextDue(NOON, "a"));
    assertEquals(minute(40), store().dueAt("c1", "d1", NOON, "a"));
    assertTrue(schedule(lease, null));
    assertNull(store().nextDue(NOON, "a"));
    assertNull(store().dueAt("c1", "d1", NOON, "a"));
    assertNull(store().dueAt("c1", "nope", NOON, "a"));
    assertNull(store().dueAt("nope", "d1", NOON, "a"));
  }

  /** The earliest, of all campaigns; what is due already is not what comes next. */
  @Test
  public void s45_the_next_time_is_the_earliest_of_all() {
    running("c1", "d1", "d2");
    running("c2", "e1", "e2");
    store().wake("c1", "d1", minute(1));
    store().wake("c1", "d2", minute(6));
    store().wake("c2", "e2", minute(5));
    claim("c2", "e1", "b", NOON, minute(3));

    assertEquals(minute(1), store().nextDue(NOON, "a"));
    assertEquals(minute(3), store().nextDue(minute(1), "a"));
    assertEquals(minute(5), store().nextDue(minute(3), "a"));
    assertEquals(minute(6), store().nextDue(minute(5), "a"));
    assertNull(store().nextDue(minute(6), "a"));
  }

  /** Whoever holds it; a lane that was not due at all too. */
  @Test
  public void s46_a_lane_can_be_woken() {
    CampaignRecord running = running("c1", "d1", "d2");
    Lease lease = claim("c1", "d1", "b");
    assertTrue(schedule(lease, null));
    store().wake("c1", "d1", minute(2));
    assertEquals(minute(2), store().dueAt("c1", "d1", NOON, "b"));
    assertEquals(minute(10), store().dueAt("c1", "d1", NOON, "a"));
    assertTrue(store().renew(lease, minute(11)), "the lease is what it was");

    done(running.in(CampaignStatus.CANCELLED));
    store().wake("c1", "d2", minute(1));
    store().wake("c1", "nope", minute(1));
    store().wake("nope", "d1", minute(1));
    assertEquals(Set.of("d2"), dueNow(minute(1)));
  }

  /** Its own and no others, and only those that are due at some time. */
  @Test
  public void s47_an_owner_that_starts_again_wakes_its_lanes() {
    running("c1", "d1", "d2", "d3", "d4");
    for (String lane : List.of("d1", "d2")) {
      assertTrue(schedule(claim("c1", lane, "a"), minute(30)));
    }
    assertTrue(schedule(claim("c1", "d3", "a"), null));
    assertTrue(schedule(claim("c1", "d4", "b"), minute(30)));
    Lease given = claim("c1", "d2", "a");
    assertTrue(store().release(given));
    store().wakeOwned("a", minute(1));

    assertEquals(minute(1), store().dueAt("c1", "d1", NOON, "a"));
    assertEquals(minute(30), store().dueAt("c1", "d2", NOON, "a"));
    assertNull(store().dueAt("c1", "d3", NOON, "a"));
    assertEquals(minute(30), store().dueAt("c1", "d4", NOON, "b"));
  }

  /** The lanes of a version before are not due any more if the next has them no more. */
  @Test
  public void s48_a_lane_that_was_edited_away_is_not_due() {
    CampaignRecord scheduled = done(draft("c1", "d1", "d2").in(CampaignStatus.SCHEDULED));
    assertEquals(Set.of("d1", "d2"), dueNow(NOON));
    done(scheduled.with(campaign("c1", "d2", "d3")));

    assertEquals(Set.of("d2", "d3"), dueNow(NOON));
  }

  /** Lanes of the same name may serve two campaigns that have not begun, or on two channels. */
  @Test
  public void s49_lanes_of_one_campaign_are_not_those_of_another() {
    CampaignRecord one = running("c1", "d1");
    done(draft("c2", "d1").in(CampaignStatus.SCHEDULED));
    Lease lease = claim("c1", "d1", "a");

    assertTrue(claim("c2", "d1", "b").token() >= 1);
    assertTrue(store().renew(lease, minute(20)));
    store().wake("c2", "d1", minute(7));
    assertEquals(Instant.EPOCH, store().dueAt("c1", "d1", NOON, "a"));
    done(one.in(CampaignStatus.CANCELLED));
    store().delete("c1");
    assertEquals(minute(7), store().dueAt("c2", "d1", NOON, "b"));
  }
}
