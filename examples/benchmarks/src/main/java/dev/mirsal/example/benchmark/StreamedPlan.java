package dev.mirsal.example.benchmark;

import dev.mirsal.campaign.plan.CampaignPlan;
import dev.mirsal.campaign.plan.CampaignPlanner;
import dev.mirsal.campaign.plan.PlanSummary;
import dev.mirsal.campaign.plan.PlannedMessage;
import java.util.List;
import java.util.Optional;

/**
 * Streams plans for so many recipients, to be run in a small heap: their number alone, a list in
 * one zone, and a list in 40 zones, read from a source that holds nobody in memory.
 */
final class StreamedPlan {
  private StreamedPlan() {}

  /** Takes the number of recipients; prints a line for each plan. */
  public static void main(String[] args) {
    long count = Long.parseLong(args[0]);
    CampaignPlanner planner = Campaigns.onLanes(1);
    print("count", planner.plan(count, Campaigns.START));
    print(
        "one zone",
        planner.plan(Campaigns.recipients(count, List.of(Campaigns.ZONE)), Campaigns.START));
    print(
        "40 zones",
        planner.plan(Campaigns.recipients(count, Campaigns.FORTY_ZONES), Campaigns.START));
  }

  private static void print(String name, CampaignPlan plan) {
    Optional<PlannedMessage> last = plan.messages().reduce((earlier, later) -> later);
    PlanSummary summary = plan.summary();
    boolean same = last.map(PlannedMessage::at).equals(Optional.ofNullable(summary.last()));
    System.out.println(name + ": " + summary.messages() + " messages, " + same);
  }
}
