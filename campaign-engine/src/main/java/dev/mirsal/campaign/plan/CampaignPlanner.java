package dev.mirsal.campaign.plan;

import dev.mirsal.message.Recipient;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Plans a campaign before it is sent, or what is left of it while it runs: the {@link LanePacer}
 * folded over the recipients, as if every message succeeded at once.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @since 0.1
 */
public final class CampaignPlanner {
  private final SendingRules rules;
  private final List<Lane> lanes;
  private final long seed;
  private final LaneSharing sharing;
  private final Map<String, LaneState> states;
  private final Usage campaignUsage;

  private CampaignPlanner(
      SendingRules rules,
      List<Lane> lanes,
      long seed,
      LaneSharing sharing,
      Map<String, LaneState> states,
      Usage campaignUsage) {
    this.rules = rules;
    this.lanes = lanes;
    this.seed = seed;
    this.sharing = sharing;
    this.states = states;
    this.campaignUsage = campaignUsage;
  }

  /**
   * Returns a planner for a campaign that has not sent.
   *
   * @param rules how to pace
   * @param lanes the lanes, at least one, no name twice
   * @param seed the campaign's seed: same inputs and seed, same plan
   * @throws IllegalArgumentException if there is no lane or a name comes twice
   */
  public static CampaignPlanner of(SendingRules rules, List<Lane> lanes, long seed) {
    Objects.requireNonNull(rules, "rules");
    requireDistinct(lanes);
    return new CampaignPlanner(
        rules, List.copyOf(lanes), seed, LaneSharing.IN_TURN, Map.of(), Usage.NONE);
  }

  /** Returns a planner that shares recipients out in another way. */
  public CampaignPlanner sharing(LaneSharing other) {
    return new CampaignPlanner(rules, lanes, seed, other, states, campaignUsage);
  }

  /**
   * Returns a planner that goes on from where the lanes stand.
   *
   * @param laneStates by lane name; a lane that is not named has not sent
   * @param campaign what the campaign as a whole has sent
   */
  public CampaignPlanner resuming(Map<String, LaneState> laneStates, Usage campaign) {
    return new CampaignPlanner(rules, lanes, seed, sharing, Map.copyOf(laneStates), campaign);
  }

  /** Returns the plan for so many recipients in the campaign's zone. */
  public CampaignPlan plan(long recipients, Instant start) {
    return plan(Backlog.of(recipients), start);
  }

  /** Returns the plan for a list of recipients; it is read once a lane, each time it is needed. */
  public CampaignPlan plan(Iterable<Recipient> recipients, Instant start) {
    return plan(Backlog.of(recipients), start);
  }

  /**
   * Returns the plan for a backlog. Nothing is computed before the plan is asked.
   *
   * @param backlog who is still to be sent to
   * @param start the instant from which on messages may go
   * @throws IllegalArgumentException if the backlog names a lane that the planner has not
   */
  public CampaignPlan plan(Backlog backlog, Instant start) {
    requireKnownLanes(backlog);
    return new CampaignPlan(this, backlog, start);
  }

  SendingRules rules() {
    return rules;
  }

  /** Returns how many messages of the campaign went before, on the day of the last of them. */
  int sentOnDay() {
    return campaignUsage.sentOnDay();
  }

  List<Lane> lanes() {
    return lanes;
  }

  /** Returns the planner of the same campaign under other rules: to ask what if. */
  public CampaignPlanner withRules(SendingRules other) {
    return new CampaignPlanner(other, lanes, seed, sharing, states, campaignUsage);
  }

  CampaignPlanner without(WaitReason rule) {
    List<Lane> rest =
        rule == WaitReason.LANE_DAILY_LIMIT
            ? lanes.stream().map(lane -> lane.limitedTo(0)).toList()
            : lanes;
    return new CampaignPlanner(rules.without(rule), rest, seed, sharing, states, campaignUsage);
  }

  PlanCursor fold(Backlog backlog, Instant start) {
    Quota campaignQuota = Quota.ofCampaign(rules, campaignUsage);
    LaneDeal deal = LaneDeal.of(lanes, sharing);
    LanePacer[] pacers = new LanePacer[lanes.size()];
    Supply[] supplies = new Supply[lanes.size()];
    for (int i = 0; i < pacers.length; i++) {
      Lane lane = lanes.get(i);
      supplies[i] = supply(backlog, deal, i);
      pacers[i] =
          new LanePacer(
              rules,
              lane,
              seed,
              states.getOrDefault(lane.name(), LaneState.FRESH),
              campaignQuota,
              supplies[i]);
    }
    return new PlanCursor(lanes, pacers, supplies, campaignQuota, Millis.of(start));
  }

  PlanTable tableOfOneLane(long recipients, Instant start) {
    Lane lane = lanes.get(0);
    LaneState state = states.getOrDefault(lane.name(), LaneState.FRESH);
    Quota campaignQuota = Quota.ofCampaign(rules, campaignUsage);
    LanePacer pacer = new LanePacer(rules, lane, seed, state, campaignQuota, hours());
    return PlanTable.ofOneLane(pacer, lane, Math.toIntExact(recipients), Millis.of(start));
  }

  private Supply supply(Backlog backlog, LaneDeal deal, int lane) {
    String name = lanes.get(lane).name();
    if (backlog instanceof Backlog.Count count) {
      return new CountedSupply(
          hours(), deal.shareOf(lane, count.recipients()), deal.placesOf(lane));
    }
    if (backlog instanceof Backlog.CountsByLane counts) {
      return new CountedSupply(
          hours(), counts.recipients().getOrDefault(name, 0L), new InTurn(new int[1], 1));
    }
    if (backlog instanceof Backlog.Listed listed) {
      return zoned(OwnRecipients.of(listed.recipients(), deal, lane));
    }
    Backlog.ListedByLane dealt = (Backlog.ListedByLane) backlog;
    return zoned(OwnRecipients.dealt(dealt.recipients().getOrDefault(name, List.of())));
  }

  private Supply zoned(OwnRecipients recipients) {
    return new ZonedSupply(recipients, rules.calendar(), rules.zone());
  }

  private Hours hours() {
    ZoneId zone = rules.zone();
    return new ZoneHours(rules.calendar(), zone);
  }

  private void requireKnownLanes(Backlog backlog) {
    Set<String> named = Set.of();
    if (backlog instanceof Backlog.CountsByLane counts) {
      named = counts.recipients().keySet();
    } else if (backlog instanceof Backlog.ListedByLane listed) {
      named = listed.recipients().keySet();
    }
    for (String name : named) {
      if (lanes.stream().noneMatch(lane -> lane.name().equals(name))) {
        throw new IllegalArgumentException("backlog: lane '" + name + "' is none of " + lanes);
      }
    }
  }

  private static void requireDistinct(List<Lane> lanes) {
    if (lanes.isEmpty()) {
      throw new IllegalArgumentException("lanes: is empty, name at least one");
    }
    Set<String> names = new HashSet<>();
    for (Lane lane : lanes) {
      if (!names.add(lane.name())) {
        throw new IllegalArgumentException("lanes: '" + lane.name() + "' is named twice");
      }
    }
  }
}
