package dev.mirsal.testkit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.LateStart;
import dev.mirsal.campaign.UnknownPolicy;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.LaneSharing;
import dev.mirsal.campaign.plan.PauseLadder;
import dev.mirsal.campaign.plan.RollingLimit;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.Replacement;
import dev.mirsal.contact.CampaignType;
import dev.mirsal.message.Channel;
import dev.mirsal.template.MissingVariable;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds of campaigns, their versions and their devices. */
abstract class CampaignRules extends StoreFixture {

  private List<String> idsIn(Set<CampaignStatus> statuses) {
    return store().findIn(statuses).stream().map(record -> record.campaign().id()).toList();
  }

  private void kept(CampaignRecord expected) {
    CampaignRecord found = store().find(expected.campaign().id()).orElseThrow();
    assertEquals(Described.of(expected), Described.of(found));
  }

  /** A second campaign of the same id changes nothing. */
  @Test
  public void s01_a_campaign_is_inserted_once() {
    CampaignRecord draft = draft("c1", "d1");

    assertFalse(store().insert(CampaignRecord.draft(campaign("c1", "other"))));
    kept(draft);
    assertTrue(store().find("c2").isEmpty());
  }

  /** Definition, status, instants, durations and notes come back as they were given. */
  @Test
  public void s02_a_campaign_is_found_as_it_was_written() {
    SendingRules rules =
        SendingRules.builder()
            .zone(TOKYO)
            .delay(Duration.ofMillis(1500), Duration.ofSeconds(90))
            .pauses(PauseLadder.every(10, Duration.ofMinutes(5), Duration.ofMinutes(9)))
            .activeHours(LocalTime.of(22, 0), LocalTime.of(6, 30))
            .dailyLimit(70)
            .dailyLimitPerLane(40)
            .rollingLimits(new RollingLimit(50, Duration.ofHours(24)))
            .rollingLimitsPerLane(new RollingLimit(9, Duration.ofHours(1)))
            .warmUp(5, 10)
            .notBefore(minute(60))
            .notAfter(minute(90_000))
            .build();
    Campaign full =
        Campaign.builder("c1")
            .owner("shop 7")
            .name("عرض الربيع \uD83C\uDF38 \"50%\"; --")
            .type(CampaignType.TRANSACTIONAL)
            .channel(Channel.MESSENGER)
            .text("مرحبا {name} {city|?}\nline two", "Ahoj {name} \uD83D\uDE00", "Hi {name}")
            .lanes(List.of(Lane.of("p 1").weighing(3), Lane.of("p'2").limitedTo(8).concurrently(4)))
            .sharing(LaneSharing.BY_CONTACT)
            .rules(rules)
            .missingVariable(MissingVariable.EMPTY)
            .seed(Long.MIN_VALUE + 7)
            .onUnknown(UnknownPolicy.RETRY)
            .lateStart(LateStart.askAfter(Duration.ofHours(3)))
            .patience(Duration.ofHours(30))
            .build();
    CampaignRecord draft = CampaignRecord.draft(full);
    assertTrue(store().insert(draft));
    kept(draft);

    kept(done(draft.in(CampaignStatus.SCHEDULED).expecting(Duration.ofMillis(86_400_001))));
    kept(done(store().find("c1").orElseThrow().waiting("ينتظر: d1 \uD83D\uDCF5")));
    kept(done(store().find("c1").orElseThrow().running(NOON.plusMillis(123))));
    kept(done(store().find("c1").orElseThrow().paused(minute(7), "why")));
    kept(done(store().find("c1").orElseThrow().switched(false)));
    kept(done(store().find("c1").orElseThrow().running(NOON).wantedIn("restored 'ع' ")));
    kept(done(store().find("c1").orElseThrow().with(full.withId("c1"))));
  }

  /** Also when one of them has changed meanwhile. */
  @Test
  public void s03_campaigns_are_found_by_status_in_the_order_in_which_they_were_added() {
    CampaignRecord first = draft("z", "d1");
    draft("a", "d1");
    draft("m", "d1");
    done(first.in(CampaignStatus.SCHEDULED));

    assertEquals(List.of("a", "m"), idsIn(EnumSet.of(CampaignStatus.DRAFT)));
    assertEquals(
        List.of("z", "a", "m"), idsIn(EnumSet.of(CampaignStatus.DRAFT, CampaignStatus.SCHEDULED)));
    assertEquals(List.of(), idsIn(EnumSet.noneOf(CampaignStatus.class)));
  }

  /** Neither the same version, nor one further, nor one of a campaign that is not there. */
  @Test
  public void s04_only_the_next_version_replaces_a_campaign() {
    CampaignRecord draft = draft("c1", "d1");
    CampaignRecord second = draft.in(CampaignStatus.SCHEDULED);

    assertEquals(Replacement.STALE, store().replace(second.running(NOON)));
    assertEquals(Replacement.STALE, store().replace(draft));
    kept(draft);
    done(second);
    assertEquals(Replacement.STALE, store().replace(draft.in(CampaignStatus.FAILED)));
    kept(second);
    assertEquals(
        Replacement.STALE,
        store().replace(CampaignRecord.draft(campaign("c2", "d1")).in(CampaignStatus.FAILED)));
    assertTrue(store().find("c2").isEmpty());
  }

  /** Version and record are compared and written as one. */
  @Test
  public void s05_of_many_who_replace_the_same_version_one_succeeds() {
    CampaignRecord last = draft("c1", "d1");
    for (int i = 0; i < races(); i++) {
      CampaignRecord next = last.waiting("note " + i);
      List<Replacement> results = Race.of(thread -> () -> store().replace(next));
      assertEquals(1, Collections.frequency(results, Replacement.DONE), () -> "of " + results);
      last = next;
    }
  }

  /** Whoever runs or is paused has its devices to itself, on its channel. */
  @Test
  public void s06_a_device_serves_one_campaign() {
    CampaignRecord holder = running("c1", "d1", "d2");
    CampaignRecord waits = done(draft("c2", "d2", "d3").in(CampaignStatus.SCHEDULED));
    Campaign onPage =
        Campaign.builder("c3")
            .name("N")
            .text("Hello")
            .channel(Channel.MESSENGER)
            .devices("d1")
            .build();
    assertTrue(store().insert(CampaignRecord.draft(onPage)));

    assertEquals(Replacement.DEVICE_BUSY, store().replace(waits.running(NOON)));
    kept(waits);
    assertEquals(List.of(), store().findIn(EnumSet.of(CampaignStatus.PAUSED)));
    done(done(CampaignRecord.draft(onPage).in(CampaignStatus.SCHEDULED)).running(NOON));
    CampaignRecord paused = done(holder.paused(NOON, null));
    assertEquals(Replacement.DEVICE_BUSY, store().replace(waits.running(NOON)));
    done(paused.in(CampaignStatus.CANCELLED));
    done(waits.running(NOON));
  }

  /** A campaign that has not begun, has ended, was deleted or has given a device up holds none. */
  @Test
  public void s07_a_device_is_free_when_its_campaign_gives_it_up() {
    CampaignRecord first = running("c1", "d1");
    done(first.with(campaign("c1", "d2")));
    CampaignRecord second = running("c2", "d1");
    done(second.in(CampaignStatus.COMPLETED));
    running("c3", "d1");
    store().delete("c3");
    CampaignRecord scheduled = done(draft("c4", "d1").in(CampaignStatus.SCHEDULED));
    done(scheduled.paused(NOON, "before it began"));
    running("c5", "d1");

    assertEquals(List.of("c1", "c5"), idsIn(EnumSet.of(CampaignStatus.RUNNING)), "those that run");
  }

  /** Devices and record are looked at and written as one. */
  @Test
  public void s08_of_many_who_take_the_same_device_at_once_one_succeeds() {
    for (int i = 0; i < races(); i++) {
      String round = "r" + i + "-";
      List<CampaignRecord> ready =
          List.of(
              done(draft(round + 0, round, "own0").in(CampaignStatus.SCHEDULED)),
              done(draft(round + 1, round).in(CampaignStatus.SCHEDULED)),
              done(draft(round + 2, "own2", round).in(CampaignStatus.SCHEDULED)),
              done(draft(round + 3, round).in(CampaignStatus.SCHEDULED)));
      List<Replacement> results =
          Race.of(thread -> () -> store().replace(ready.get(thread).running(NOON)));
      assertEquals(1, Collections.frequency(results, Replacement.DONE), () -> "of " + results);
      assertEquals(3, Collections.frequency(results, Replacement.DEVICE_BUSY), () -> "" + results);
      store()
          .findIn(EnumSet.of(CampaignStatus.RUNNING))
          .forEach(r -> done(r.in(CampaignStatus.FAILED)));
    }
  }

  /** Also its rows, lanes and devices; what is not there may be deleted too. */
  @Test
  public void s09_a_campaign_is_deleted_with_all_it_has() {
    running("c1", "d1");
    store().append("c1", rows(3, "d1"));
    store().delete("c1");
    store().delete("c1");

    assertTrue(store().find("c1").isEmpty());
    assertEquals(List.of(), entries("c1"));
    assertEquals(List.of(), due(NOON, "a"));
    assertTrue(store().claim("c1", "d1", "a", NOON, minute(1)).isEmpty());
    draft("c1", "d1");
    assertEquals(List.of(), entries("c1"));
    assertEquals(List.of(), due(NOON, "a"));
    assertEquals(3, store().append("c1", rows(3, "d1")));
  }
}
