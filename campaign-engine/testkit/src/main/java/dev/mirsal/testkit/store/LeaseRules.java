package dev.mirsal.testkit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.Lease;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What holds of leases and their tokens. */
abstract class LeaseRules extends LaneRules {

  /** Free, given back, ended or one's own: such a lane can be claimed, any other not. */
  @Test
  public void s50_one_owner_holds_a_lane() {
    running("c1", "d1");
    Lease first = claim("c1", "d1", "a");
    assertEquals(new Lease("c1", "d1", "a", first.token(), minute(10)), first);
    assertTrue(first.token() >= 1);

    assertEquals(Optional.empty(), store().claim("c1", "d1", "b", minute(9), minute(20)));
    assertTrue(store().renew(first, minute(10)), "a claim refused takes nothing away");
    assertTrue(store().claim("c1", "d1", "a", minute(9), minute(20)).isPresent());
    assertEquals(Optional.empty(), store().claim("c1", "d1", "b", minute(19), minute(30)));
    assertTrue(store().claim("c1", "d1", "b", minute(20), minute(30)).isPresent(), "it has ended");
    assertEquals(Optional.empty(), store().claim("nope", "d1", "b", NOON, minute(30)));
  }

  /** With each claim, whoever makes it; a lease before is worth nothing any more. */
  @Test
  public void s51_the_token_grows_and_the_lease_before_is_void() {
    running("c1", "d1");
    Lease first = claim("c1", "d1", "a");
    Lease second = claim("c1", "d1", "a");
    Lease third = claim("c1", "d1", "b", minute(10), minute(20));
    assertTrue(first.token() < second.token() && second.token() < third.token());

    for (Lease old : List.of(first, second)) {
      assertFalse(store().renew(old, minute(99)), "renew");
      assertFalse(schedule(old, minute(99)), "schedule");
      assertFalse(store().release(old), "release");
    }
    assertEquals(Instant.EPOCH, store().dueAt("c1", "d1", minute(10), "b"));
    assertEquals(minute(20), store().dueAt("c1", "d1", minute(10), "a"));
    assertTrue(store().renew(third, minute(30)));
    assertEquals(minute(30), store().dueAt("c1", "d1", minute(10), "a"));
  }

  /** Free for all at once, due when it was; the next token is a greater one all the same. */
  @Test
  public void s52_a_lane_that_is_given_back_is_free() {
    running("c1", "d1");
    Lease first = claim("c1", "d1", "a");
    assertTrue(schedule(first, minute(3)));
    assertTrue(store().release(first));

    assertFalse(store().release(first), "twice");
    assertFalse(store().renew(first, minute(99)));
    assertFalse(schedule(first, null));
    assertEquals(minute(3), store().dueAt("c1", "d1", NOON, "b"));
    assertTrue(claim("c1", "d1", "b").token() > first.token());
  }

  /** Whatever the store's own clock shows: clocks of processes go wrong, forward and back. */
  @Test
  public void s53_leases_end_by_the_instants_given() {
    running("c1", "d1");
    Instant past = Instant.parse("1999-12-31T23:00:00Z");
    claim("c1", "d1", "a", past, past.plusSeconds(60));
    assertEquals(Optional.empty(), store().claim("c1", "d1", "b", past.plusSeconds(59), minute(1)));
    assertEquals(List.of(), due(past.plusSeconds(59), "b"));
    assertEquals(List.of("d1"), due(past.plusSeconds(60), "b"));

    Instant future = Instant.parse("2090-01-01T00:00:00Z");
    claim("c1", "d1", "b", future, future.plusSeconds(60));
    assertEquals(Optional.empty(), store().claim("c1", "d1", "a", NOON, minute(1)), "back");
    assertEquals(List.of(), due(NOON, "a"));
    claim("c1", "d1", "a", future.plusSeconds(60), future.plusSeconds(61));
  }

  /** It ends when it is told to, also earlier: the clock of its owner may have gone back. */
  @Test
  public void s54_a_lease_that_is_renewed_ends_when_told() {
    running("c1", "d1");
    Lease lease = claim("c1", "d1", "a");
    assertTrue(store().renew(lease, minute(25)));
    assertEquals(Optional.empty(), store().claim("c1", "d1", "b", minute(24), minute(40)));
    assertTrue(store().renew(lease, minute(5)));
    assertEquals(Optional.empty(), store().claim("c1", "d1", "b", minute(4), minute(40)));
    assertTrue(store().claim("c1", "d1", "b", minute(5), minute(40)).isPresent());
  }

  /** It is the last that was given, and nobody has claimed the lane since. */
  @Test
  public void s55_a_lease_that_has_ended_holds_until_somebody_claims_the_lane() {
    running("c1", "d1");
    Lease lease = claim("c1", "d1", "a");
    assertEquals(List.of("d1"), due(minute(50), "b"));
    assertTrue(schedule(lease, minute(40)));
    assertTrue(store().renew(lease, minute(60)));
    assertEquals(minute(60), store().dueAt("c1", "d1", minute(50), "b"));
  }

  /** What is on its way when a campaign is paused must be able to end. */
  @Test
  public void s56_a_lease_outlives_a_change_of_its_campaign() {
    CampaignRecord running = running("c1", "d1");
    Lease lease = claim("c1", "d1", "a");
    CampaignRecord paused = done(running.paused(NOON, null));

    assertTrue(store().renew(lease, minute(12)));
    done(paused.in(CampaignStatus.CANCELLED));
    assertTrue(schedule(lease, minute(3)));
    assertEquals(Optional.empty(), store().claim("c1", "d1", "b", NOON, minute(9)));
    assertEquals(List.of("d1"), due(minute(3), "a"));
  }

  /** Whoever resumes a campaign says when its lanes are due; others have not heard of it yet. */
  @Test
  public void s59_a_lane_is_not_put_off_for_an_older_version() {
    CampaignRecord running = running("c1", "d1");
    Lease lease = claim("c1", "d1", "a");
    CampaignRecord resumed = done(done(running.paused(NOON, null)).running(minute(2)));

    assertFalse(store().schedule(lease, running.version(), null));
    assertFalse(store().schedule(lease, resumed.version() + 1, minute(40)));
    assertEquals(List.of("d1"), due(minute(2), "a"));
    assertTrue(store().schedule(lease, resumed.version(), minute(40)));
    assertEquals(minute(40), store().dueAt("c1", "d1", minute(2), "a"));
  }

  /** Looking and claiming are one. */
  @Test
  public void s57_of_many_who_claim_a_lane_at_once_one_gets_it() {
    running("c1", "d1");
    Instant now = NOON;
    for (int i = 0; i < races(); i++) {
      Instant at = now;
      List<Optional<Lease>> leases =
          Race.of(thread -> () -> store().claim("c1", "d1", "w" + thread, at, at.plusSeconds(1)));
      List<Lease> given = leases.stream().flatMap(Optional::stream).toList();
      assertEquals(1, given.size(), () -> "given: " + given);
      now = now.plusSeconds(1);
    }
  }

  /** Each claim of an owner has a token of its own, and the last is worth something. */
  @Test
  public void s58_of_many_claims_of_one_owner_each_has_its_own_token() {
    running("c1", "d1");
    for (int i = 0; i < races(); i++) {
      List<Lease> leases = Race.of(thread -> () -> claim("c1", "d1", "a"));
      assertEquals(leases.size(), leases.stream().map(Lease::token).distinct().count(), "tokens");
      List<Long> holding =
          leases.stream()
              .filter(lease -> store().renew(lease, minute(10)))
              .map(Lease::token)
              .toList();
      long last = leases.stream().mapToLong(Lease::token).max().orElseThrow();
      assertEquals(List.of(last), holding);
    }
  }
}
