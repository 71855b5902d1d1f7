package dev.mirsal.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.campaign.CampaignAction;
import dev.mirsal.campaign.CampaignProgress;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.LedgerStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R-CAMP-9 and section 13 of seed 004: what a screen shows. */
class ProgressTest {
  private static final SendingRules NINE_TO_SIX =
      Scene.EVERY_MINUTE.toBuilder()
          .zone(ZoneId.of("Asia/Jerusalem"))
          .activeHours(LocalTime.of(9, 0), LocalTime.of(18, 0))
          .build();
  private static final Instant SIX = Instant.parse("2026-11-23T16:00:00Z");
  private static final Instant NINE_NEXT_DAY = Instant.parse("2026-11-24T07:00:00Z");

  private final Scene scene = new Scene();

  private CampaignProgress progress() {
    return scene.engine.progress("c1");
  }

  private void launch(SendingRules rules, int people) {
    scene.engine.launch(Scene.campaign("c1", rules, "d1"), Scene.people(people));
  }

  @Test
  void R_CAMP_9_counts_percent_and_time_left() throws InterruptedException {
    launch(Scene.EVERY_MINUTE, 120);
    scene.runFor(Duration.ofSeconds(44 * 60 + 20));

    assertThat(progress().total()).isEqualTo(120);
    assertThat(progress().count(LedgerStatus.SENT)).isEqualTo(45);
    assertThat(progress().counts()).hasSize(LedgerStatus.values().length);
    assertThat(progress().percent()).isEqualTo(37);
    assertThat(progress().nextAt()).isEqualTo(Scene.START.plus(Duration.ofMinutes(45)));
    assertThat(progress().resumesAt()).isNull();
    assertThat(progress().endsAt()).isEqualTo(Scene.START.plus(Duration.ofMinutes(119)));
    assertThat(progress().timeLeft()).isEqualTo(Duration.ofSeconds(74 * 60 + 40));
  }

  @Test
  void R_CAMP_4_the_timer_stands_still_while_paused() throws InterruptedException {
    launch(Scene.EVERY_MINUTE, 11);
    scene.runFor(Duration.ofSeconds(30));
    scene.engine.pause("c1");
    Duration left = progress().timeLeft();
    scene.clock.advance(Duration.ofHours(2));

    assertThat(left).isEqualTo(Duration.ofSeconds(570));
    assertThat(progress().timeLeft()).isEqualTo(left);
    assertThat(progress().nextAt()).isNull();
    assertThat(progress().endsAt()).isNull();
  }

  @Test
  void R_CAMP_9_outside_the_hours_it_resumes_at_the_next_opening() throws InterruptedException {
    scene.clock.set(Instant.parse("2026-11-23T15:58:30Z"));
    launch(NINE_TO_SIX, 4);
    Instant next = scene.engine.runDue();
    scene.clock.set(next);
    scene.engine.runDue();
    scene.clock.set(SIX);

    assertThat(progress().count(LedgerStatus.SENT)).isEqualTo(2);
    assertThat(progress().nextAt()).isEqualTo(NINE_NEXT_DAY);
    assertThat(progress().resumesAt()).isEqualTo(NINE_NEXT_DAY);
    assertThat(progress().actions().get(CampaignAction.PAUSE)).contains("active hours");
    assertThat(progress().actions().get(CampaignAction.CANCEL)).isNull();
    assertThat(progress().actions().get(CampaignAction.SWITCH)).isNull();
    assertThat(progress().actions().get(CampaignAction.EDIT_RULES)).isNull();

    scene.engine.pause("c1");
    assertThat(progress().actions().get(CampaignAction.RESUME)).contains("active hours");
    assertThat(progress().resumesAt()).isNull();
    scene.clock.set(NINE_NEXT_DAY);
    assertThat(progress().actions().get(CampaignAction.RESUME)).isNull();
  }

  @Test
  void R_CAMP_9_hours_are_those_of_the_people_who_are_left() {
    SendingRules nineToSix = NINE_TO_SIX;
    scene.clock.set(SIX);
    scene.engine.launch(
        Scene.campaign("c1", nineToSix, "d1"),
        List.of(Scene.person(1), Scene.person(2).withZone(ZoneId.of("America/New_York"))));

    assertThat(progress().actions().get(CampaignAction.PAUSE)).isNull();
    assertThat(progress().nextAt()).isEqualTo(SIX);
  }

  @Test
  void R_PLAN_4_the_day_is_the_local_day_of_the_campaign() throws InterruptedException {
    // 22:30 UTC is half past midnight of the next day in Jerusalem
    scene.clock.set(Instant.parse("2026-11-23T21:50:00Z"));
    SendingRules rules =
        Scene.EVERY_MINUTE.toBuilder().zone(ZoneId.of("Asia/Jerusalem")).dailyLimit(5).build();
    launch(rules, 12);
    scene.runFor(Duration.between(Scene.START, Instant.parse("2026-11-23T21:55:30Z")));

    assertThat(progress().today()).isEqualTo(LocalDate.parse("2026-11-23"));
    assertThat(progress().sentToday()).isEqualTo(5);
    assertThat(progress().dailyLimit()).isEqualTo(5);
    assertThat(progress().resumesAt()).isEqualTo(Instant.parse("2026-11-23T22:00:00Z"));
    scene.engine.pause("c1");
    assertThat(progress().actions().get(CampaignAction.RESUME)).contains("daily limit of 5");

    scene.clock.set(Instant.parse("2026-11-23T22:00:00Z"));
    assertThat(progress().today()).isEqualTo(LocalDate.parse("2026-11-24"));
    assertThat(progress().sentToday()).isZero();
    assertThat(progress().actions().get(CampaignAction.RESUME)).isNull();
  }

  @Test
  void what_has_ended_has_nothing_left_and_a_draft_no_time_at_all() throws InterruptedException {
    scene.engine.draft(Scene.campaign("c1", "d1"), Scene.people(2));
    assertThat(progress().timeLeft()).isNull();
    assertThat(progress().percent()).isZero();

    scene.engine.launch("c1");
    scene.run();
    assertThat(progress().timeLeft()).isEqualTo(Duration.ZERO);
    assertThat(progress().nextAt()).isNull();
    assertThat(progress().percent()).isEqualTo(100);
  }

  @Test
  void a_draft_may_be_empty() {
    scene.engine.draft(Scene.campaign("c1", "d1"), List.of());

    assertThat(progress().total()).isZero();
    assertThat(progress().percent()).isZero();
    assertThat(progress().actions().get(CampaignAction.PAUSE)).contains("DRAFT");
  }
}
