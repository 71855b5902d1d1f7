package dev.mirsal.testkit.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.campaign.plan.Backlog;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.LaneDeal;
import dev.mirsal.campaign.plan.LaneSharing;
import dev.mirsal.campaign.plan.PlannedMessage;
import dev.mirsal.campaign.plan.SendingCalendar;
import dev.mirsal.campaign.plan.Wait;
import dev.mirsal.campaign.plan.WaitReason;
import dev.mirsal.message.Address;
import dev.mirsal.message.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** R-PLAN-6 and R-PLAN-7: who goes on which lane, and which draw belongs to which message. */
class DrawsAndSharesTest {
  @Provide
  Arbitrary<PlanScenario> scenarios() {
    // Under other rules others expire: then plans have other messages, and not at other times
    // alone.
    return PlanArbitraries.scenarios()
        .filter(given -> given.recipients().stream().allMatch(r -> r.expiresAt() == null))
        .withoutEdgeCases();
  }

  @Provide
  Arbitrary<List<Lane>> lanes() {
    return PlanArbitraries.lanes();
  }

  /**
   * Other hours, limits and pauses, and another start: the k-th message of a lane draws the same.
   */
  @Property
  void edited_rules_leave_every_draw_as_it_was(@ForAll("scenarios") PlanScenario scenario) {
    PlanScenario edited =
        new PlanScenario(
            scenario.rules().toBuilder()
                .calendar(SendingCalendar.always())
                .pauses()
                .dailyLimit(0)
                .rollingLimits()
                .notBefore(null)
                .notAfter(null)
                .build(),
            scenario.lanes(),
            scenario.sharing(),
            scenario.seed(),
            scenario.recipients(),
            scenario.start().plus(Duration.ofDays(1)),
            scenario.log());

    assertThat(delays(edited)).containsAllEntriesOf(delays(scenario));
  }

  private static Map<String, Duration> delays(PlanScenario scenario) {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, Duration> delays = new HashMap<>();
    scenario.log().entries().forEach(entry -> counts.merge(entry.lane(), 1, Integer::sum));
    for (PlannedMessage message : scenario.messages()) {
      int number = counts.merge(message.lane(), 1, Integer::sum);
      delays.put(message.lane() + " " + number, delay(message));
    }
    return delays;
  }

  private static Duration delay(PlannedMessage message) {
    return message.waits().stream()
        .filter(wait -> wait.reason() == WaitReason.DELAY)
        .map(Wait::duration)
        .findFirst()
        .orElse(Duration.ZERO);
  }

  @Property
  void a_lane_is_never_a_whole_recipient_away_from_its_share(
      @ForAll("lanes") List<Lane> lanes, @ForAll @IntRange(max = 200) int recipients) {
    LaneDeal deal = LaneDeal.of(lanes, LaneSharing.IN_TURN);
    Address nobody = Address.whatsApp("972500000000");
    int total = lanes.stream().mapToInt(Lane::weight).sum();
    int[] counts = new int[lanes.size()];
    for (int i = 0; i < recipients; i++) {
      counts[deal.laneOf(i, nobody)]++;
    }

    for (int lane = 0; lane < counts.length; lane++) {
      int share = recipients * lanes.get(lane).weight();
      assertThat(Math.abs(counts[lane] * total - share)).isLessThan(total);
    }
  }

  @Property
  void by_contact_a_person_keeps_the_lane_wherever_on_the_list(
      @ForAll("lanes") List<Lane> lanes,
      @ForAll @IntRange(max = 9_999) int person,
      @ForAll @IntRange int place) {
    LaneDeal deal = LaneDeal.of(lanes, LaneSharing.BY_CONTACT);
    Address address = Address.whatsApp("97250000" + (1000 + person));

    assertThat(deal.laneOf(place, address)).isEqualTo(deal.laneOf(0, address));
  }

  @Property(tries = 100)
  void by_contact_lanes_get_about_their_share(@ForAll("lanes") List<Lane> lanes) {
    LaneDeal deal = LaneDeal.of(lanes, LaneSharing.BY_CONTACT);
    int total = lanes.stream().mapToInt(Lane::weight).sum();
    int[] counts = new int[lanes.size()];
    for (int i = 0; i < 10_000; i++) {
      counts[deal.laneOf(i, Address.whatsApp("9725000" + (10_000 + i)))]++;
    }

    for (int lane = 0; lane < counts.length; lane++) {
      assertThat(counts[lane])
          .isBetween(share(lanes, lane, total) - 300, share(lanes, lane, total) + 300);
    }
  }

  private static int share(List<Lane> lanes, int lane, int total) {
    return 10_000 * lanes.get(lane).weight() / total;
  }

  /** A backlog that was only counted is planned like one of people without zones. */
  @Property(tries = 300)
  void counting_recipients_gives_the_plan_of_listing_them(
      @ForAll("scenarios") PlanScenario scenario) {
    List<Recipient> zoneless =
        scenario.recipients().stream().map(r -> Recipient.of(r.address())).toList();
    Instant start = scenario.start();
    var planner = scenario.planner().sharing(LaneSharing.IN_TURN);

    assertThat(planner.plan(Backlog.of(zoneless.size()), start).messages())
        .containsExactlyElementsOf(planner.plan(zoneless, start).messages().toList());
  }

  @Property(tries = 300)
  void what_was_dealt_by_count_is_planned_like_what_was_dealt_by_name(
      @ForAll("scenarios") PlanScenario scenario) {
    String lane = scenario.lanes().get(0).name();
    List<Recipient> zoneless =
        scenario.recipients().stream().map(r -> Recipient.of(r.address())).toList();

    assertThat(
            scenario
                .planner()
                .plan(Backlog.countsByLane(Map.of(lane, (long) zoneless.size())), scenario.start())
                .messages())
        .containsExactlyElementsOf(
            scenario
                .planner()
                .plan(Backlog.byLane(Map.of(lane, zoneless)), scenario.start())
                .messages()
                .toList())
        .extracting(PlannedMessage::recipient)
        .isSubsetOf(LongStream.range(0, zoneless.size()).boxed().toList());
  }
}
