package dev.mirsal.example.cli.plan;

import dev.mirsal.campaign.plan.CampaignPlan;
import dev.mirsal.campaign.plan.PlannedMessage;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.plan.Wait;
import dev.mirsal.campaign.plan.WaitReason;
import dev.mirsal.example.cli.text.Cells;
import dev.mirsal.example.cli.text.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells why a message goes when it does. */
public final class PlanExplanation {
  private final SendingRules rules;

  /** Creates an explanation by the rules of a campaign. */
  public PlanExplanation(SendingRules rules) {
    this.rules = rules;
  }

  /**
   * Returns the lines that explain one message, or empty if it is not in the plan.
   *
   * @param index the recipient's place in the list, from 0
   */
  public Optional<List<String>> of(CampaignPlan plan, long index) {
    return plan.messages()
        .filter(message -> message.recipient() == index)
        .findFirst()
        .map(this::of);
  }

  private List<String> of(PlannedMessage message) {
    List<String> lines = new ArrayList<>();
    Duration waited =
        message.waits().stream().map(Wait::duration).reduce(Duration.ZERO, Duration::plus);
    Instant before = message.at().minus(waited);
    lines.add("message " + message.recipient() + " over " + message.lane());
    lines.add(time(before) + "  the message before it on this device, or the start");
    for (Wait wait : message.waits()) {
      before = before.plus(wait.duration());
      lines.add(
          time(before)
              + "  "
              + Cells.left("+ " + Durations.text(wait.duration()), 16)
              + Cells.left(wait.reason().id(), 20)
              + why(wait.reason()));
    }
    lines.add(time(message.at()) + "  it goes");
    return lines;
  }

  private String time(Instant instant) {
    return Times.text(instant, rules.zone());
  }

  private String why(WaitReason reason) {
    return switch (reason) {
      case START -> "nothing goes before the start";
      case DELAY ->
          "by chance between "
              + Durations.text(rules.minDelay())
              + " and "
              + Durations.text(rules.maxDelay())
              + " (SendingRules.delay)";
      case PAUSE -> "a pause fell due after the message before it (PauseLadder)";
      case ACTIVE_HOURS -> "closed until then (ActiveHours, SendingCalendar)";
      case DAILY_LIMIT ->
          "the campaign had sent its " + rules.dailyLimit() + " of that day (dailyLimit)";
      case LANE_DAILY_LIMIT -> "the device had sent its limit of that day (dailyLimitPerLane)";
      case WARM_UP -> "the device had sent what its warm-up allows that day (warmUp)";
      case ROLLING_LIMIT -> "the campaign's rolling limit was full (RollingLimit)";
      case LANE_ROLLING_LIMIT -> "the device's rolling limit was full (RollingLimit)";
    };
  }
}
