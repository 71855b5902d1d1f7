package dev.mirsal.campaign.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainLineTest {
  private static final Instant START = Instant.parse("2026-11-23T07:00:00Z");

  private static SendingRules.Builder steady() {
    Duration second = Duration.ofSeconds(1);
    return SendingRules.builder().delay(second, second).pauses().aroundTheClock();
  }

  private static List<String> times(SendingRules rules, long count, Lane... lanes) {
    return CampaignPlanner.of(rules, List.of(lanes), 7)
        .plan(count, START)
        .messages()
        .map(
            m ->
                m.recipient()
                    + "@"
                    + m.at()
                    + m.waits().stream().map(w -> w.reason().id() + "=" + w.duration()).toList())
        .toList();
  }

  @Test
  void the_first_message_goes_at_the_first_permitted_instant() {
    assertThat(times(steady().build(), 2, Lane.of("d1")))
        .containsExactly("0@2026-11-23T07:00:00Z[]", "1@2026-11-23T07:00:01Z[delay=PT1S]");
  }

  @Test
  void pauses_climb_the_ladder_and_the_daily_limit_moves_to_the_next_local_midnight() {
    SendingRules rules =
        steady()
            .zone(ZoneId.of("Asia/Jerusalem"))
            .pauses(PauseLadder.every(2, Duration.ofMinutes(1), Duration.ofMinutes(2)))
            .activeHours(LocalTime.of(9, 0), LocalTime.of(18, 0))
            .dailyLimit(5)
            .build();
    times(rules, 7, Lane.of("d1")).forEach(System.out::println);
    PlanSummary s =
        CampaignPlanner.of(rules, List.of(Lane.of("d1"), Lane.of("d2")), 7)
            .plan(12, START)
            .summary();
    System.out.println(s);
    assertThat(s.perDay()).containsEntry(LocalDate.of(2026, 11, 23), 5L);
  }

  @Test
  void fast() {
    SendingRules rules =
        SendingRules.builder().zone(ZoneId.of("Asia/Jerusalem")).dailyLimit(200).build();
    for (int i = 0; i < 8; i++) {
      long t = System.nanoTime();
      int n = 500_000;
      PlanTable table = CampaignPlanner.of(rules, List.of(Lane.of("a")), 7).plan(n, START).table();
      System.out.println(table.at(n - 1) + " ns/msg " + (System.nanoTime() - t) / n);
    }
  }
}
