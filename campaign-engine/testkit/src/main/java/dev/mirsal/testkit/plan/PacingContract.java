package dev.mirsal.testkit.plan;

import dev.mirsal.campaign.plan.CampaignPlan;
import dev.mirsal.campaign.plan.PlannedMessage;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.plan.Wait;
import dev.mirsal.campaign.plan.WaitReason;
import dev.mirsal.message.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What every plan must hold to, as jqwik properties over random campaigns, fresh and half sent:
 * extend it, return your rules with your calendar, and run the class as a test. Prove the calendar
 * with {@link SendingCalendarContract} first.
 *
 * @since 0.1
 */
public abstract class PacingContract {

  /** For subclasses. */
  protected PacingContract() {}

  /** Returns the rules under test. */
  protected abstract Arbitrary<SendingRules> rules();

  /** Provides campaigns that pace by the rules. */
  @Provide
  public Arbitrary<PlanScenario> scenarios() {
    return PlanArbitraries.scenarios(rules()).withoutEdgeCases();
  }

  /** Provides parts of a whole, in thousandths. */
  @Provide
  public Arbitrary<Integer> thousandths() {
    return Arbitraries.integers().between(0, 1000);
  }

  /** Nobody is planned twice, and who is left out could not be sent to any more. */
  @Property
  public void every_recipient_gets_one_message(@ForAll("scenarios") PlanScenario scenario) {
    List<PlannedMessage> plan = scenario.messages();
    Set<Long> planned = new HashSet<>();
    plan.forEach(
        message -> Claim.that(planned.add(message.recipient()), () -> message + " comes twice"));
    if (scenario.rules().notAfter() == null) {
      Instant end = plan.isEmpty() ? scenario.start() : plan.get(plan.size() - 1).at();
      for (int i = 0; i < scenario.recipients().size(); i++) {
        Recipient recipient = scenario.recipients().get(i);
        var zone = Objects.requireNonNullElse(recipient.zone(), scenario.rules().zone());
        int index = i;
        Claim.that(
            planned.contains((long) i)
                || scenario.rules().calendar().next(end, zone).isEmpty()
                || recipient.expiresAt() != null,
            () -> "recipient " + index + " is left out of " + scenario);
      }
    }
  }

  /** Time goes forward, over all lanes. */
  @Property
  public void messages_come_in_order_of_time(@ForAll("scenarios") PlanScenario scenario) {
    Instant last = scenario.start();
    for (PlannedMessage message : scenario.messages()) {
      Instant before = last;
      Claim.that(!message.at().isBefore(before), () -> message + " is before " + before);
      last = message.at();
    }
  }

  /**
   * Between two messages of a lane lie the delay drawn for them and the pause that is due: also
   * when hours open on a backlog.
   */
  @Property
  public void every_gap_holds_its_delay_and_its_pause(@ForAll("scenarios") PlanScenario scenario) {
    for (Replay replay : Replay.of(scenario)) {
      Claim.same(replay.delay(), waited(replay, WaitReason.DELAY), () -> "delay of " + replay);
      Claim.same(replay.pause(), waited(replay, WaitReason.PAUSE), () -> "pause of " + replay);
      Claim.that(!replay.at().isBefore(replay.earliest()), () -> "too early: " + replay);
      Claim.that(
          replay.number() == 0
              || (replay.delay().compareTo(scenario.rules().minDelay()) >= 0
                  && replay.delay().compareTo(scenario.rules().maxDelay()) <= 0),
          () -> "delay out of bounds: " + replay);
    }
  }

  /** A message's waits are the time since the one before, no more and no less. */
  @Property
  public void waits_add_up_to_the_gap(@ForAll("scenarios") PlanScenario scenario) {
    for (Replay replay : Replay.of(scenario)) {
      Instant since = Objects.requireNonNullElse(replay.previous(), scenario.start());
      Duration sum =
          replay.message().waits().stream()
              .map(Wait::duration)
              .reduce(Duration.ZERO, Duration::plus);
      Claim.same(Duration.between(since, replay.at()), sum, () -> "waits of " + replay);
    }
  }

  /** Nothing goes in closed time, before the beginning or from the end on. */
  @Property
  public void nothing_goes_outside_hours(@ForAll("scenarios") PlanScenario scenario) {
    Instant notAfter = Objects.requireNonNullElse(scenario.rules().notAfter(), Instant.MAX);
    for (Replay replay : Replay.of(scenario)) {
      Claim.that(
          replay.isOpenAt(replay.at(), (int) replay.message().recipient()),
          () -> "closed for " + replay);
      Claim.that(replay.at().isBefore(notAfter), () -> "too late: " + replay);
    }
  }

  /** No daily, rolling or warm-up limit is passed, of a lane or of the campaign. */
  @Property
  public void no_limit_is_passed(@ForAll("scenarios") PlanScenario scenario) {
    for (Replay replay : Replay.of(scenario)) {
      String limit = replay.limitAgainst(replay.at());
      Claim.that(limit.isEmpty(), () -> limit + " forbids " + replay);
    }
  }

  /** The first possible moment is taken, by the first recipient whose hours are open then. */
  @Property
  public void nothing_waits_without_need(@ForAll("scenarios") PlanScenario scenario) {
    WaitingLines waiting = new WaitingLines(scenario);
    for (Replay replay : Replay.of(scenario)) {
      List<Integer> line = waiting.of(replay.message().lane());
      for (Instant t : replay.turningPoints(replay.earliest(), replay.at(), line)) {
        Claim.that(
            !replay.limitAgainst(t).isEmpty()
                || line.stream().noneMatch(recipient -> replay.isOpenAt(t, recipient)),
            () -> "could go at " + t + ": " + replay);
      }
      Claim.same(
          Optional.of((int) replay.message().recipient()),
          line.stream().filter(recipient -> replay.isOpenAt(replay.at(), recipient)).findFirst(),
          () -> "whose turn: " + replay);
      waiting.sent(replay.message());
    }
  }

  /** Cut anywhere and resumed from the log of what was sent, the rest is planned the same. */
  @Property
  public void the_plan_of_the_whole_is_the_plan_of_its_parts(
      @ForAll("scenarios") PlanScenario scenario, @ForAll("thousandths") int part) {
    List<PlannedMessage> whole = scenario.messages();
    int cut = whole.size() * part / 1000;
    if (cut == 0) {
      return;
    }
    WaitingLines left = new WaitingLines(scenario);
    whole.subList(0, cut).forEach(left::sent);
    List<String> rest =
        scenario
            .planner(scenario.log().with(whole.subList(0, cut)))
            .plan(left.backlog(), whole.get(cut - 1).at())
            .messages()
            .map(next -> text(next, left.of(next.lane()).get((int) next.recipient())))
            .toList();
    List<String> expected =
        whole.subList(cut, whole.size()).stream()
            .map(next -> text(next, (int) next.recipient()))
            .toList();
    Claim.same(expected, rest, () -> "after " + cut + " messages of " + scenario);
  }

  /** Same inputs, same plan; and the table, the figures and single messages agree with it. */
  @Property
  public void all_answers_of_a_plan_agree(
      @ForAll("scenarios") PlanScenario scenario, @ForAll("thousandths") int part) {
    List<PlannedMessage> messages = scenario.messages();
    CampaignPlan plan = scenario.planner().plan(scenario.recipients(), scenario.start());
    Claim.same(messages, plan.messages().toList(), () -> "planned again: " + scenario);
    Claim.same((long) messages.size(), plan.summary().messages(), () -> "summary of " + scenario);
    Claim.that(
        messages.size() + plan.summary().expired() <= scenario.recipients().size(),
        () -> "expired of " + scenario);
    Claim.same(
        (long) messages.size(),
        plan.summary().perDay().values().stream().mapToLong(Long::longValue).sum(),
        () -> "days of " + scenario);
    Claim.same(messages.size(), plan.table().size(), () -> "table of " + scenario);
    if (!messages.isEmpty()) {
      int place = (messages.size() - 1) * part / 1000;
      PlannedMessage message = messages.get(place);
      long before = messages.stream().filter(m -> m.at().isBefore(message.at())).count();
      Claim.same(Optional.of(message), plan.message(place), () -> "message " + place);
      Claim.same(message.at(), plan.table().at(place), () -> "table at " + place);
      Claim.same(before, plan.countBefore(message.at()), () -> "count before " + message);
      Claim.same((int) before, plan.table().countBefore(message.at()), () -> "table's count");
    }
  }

  private static Duration waited(Replay replay, WaitReason reason) {
    return replay.message().waits().stream()
        .filter(wait -> wait.reason() == reason)
        .map(Wait::duration)
        .findFirst()
        .orElse(Duration.ZERO);
  }

  private static String text(PlannedMessage message, int recipient) {
    return message.at() + " " + message.lane() + " " + recipient;
  }
}
