package dev.mirsal.testkit.plan;

import dev.mirsal.campaign.plan.CampaignPlanner;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.LaneSharing;
import dev.mirsal.campaign.plan.PlannedMessage;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.message.Recipient;
import java.time.Instant;
import java.util.List;

/**
 * A campaign to be planned: the input of properties about plans.
 *
 * @param rules how it paces
 * @param lanes its lanes
 * @param sharing how recipients are shared out over the lanes
 * @param seed its seed
 * @param recipients who is still to be sent to
 * @param start from when on messages may go; no entry of the log is later
 * @param log what has been sent before
 * @since 0.1
 */
public record PlanScenario(
    SendingRules rules,
    List<Lane> lanes,
    LaneSharing sharing,
    long seed,
    List<Recipient> recipients,
    Instant start,
    SentLog log) {

  /** Copies. */
  public PlanScenario {
    lanes = List.copyOf(lanes);
    recipients = List.copyOf(recipients);
  }

  /** Returns the planner that goes on from what the log says. */
  public CampaignPlanner planner() {
    return planner(log);
  }

  /** Returns the planner that goes on from what another log says. */
  public CampaignPlanner planner(SentLog other) {
    return CampaignPlanner.of(rules, lanes, seed)
        .sharing(sharing)
        .resuming(other.laneStates(rules), other.usage(rules));
  }

  /** Returns what is planned, in order of time. */
  public List<PlannedMessage> messages() {
    return planner().plan(recipients, start).messages().toList();
  }
}
