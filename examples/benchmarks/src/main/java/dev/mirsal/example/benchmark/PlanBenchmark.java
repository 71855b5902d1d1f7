package dev.mirsal.example.benchmark;

import dev.mirsal.campaign.plan.CampaignPlan;
import dev.mirsal.campaign.plan.PlanSummary;
import dev.mirsal.campaign.plan.PlanTable;
import dev.mirsal.time.Draws;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it costs to plan one message, beside the least that a planner could do. */
@State(Scope.Benchmark)
public class PlanBenchmark extends Measured {
  static final int COUNT = 100_000;

  private final long key = Draws.key(Campaigns.SEED, Draws.stream("lane-0"));
  private final long[] times = new long[COUNT];

  private final CampaignPlan oneLane = Campaigns.onLanes(1).plan(COUNT, Campaigns.START);
  private final CampaignPlan tenLanes = Campaigns.onLanes(10).plan(COUNT, Campaigns.START);
  private final CampaignPlan oneZone =
      Campaigns.onLanes(1).plan(Campaigns.listOf(COUNT, List.of(Campaigns.ZONE)), Campaigns.START);
  private final CampaignPlan fortyZones =
      Campaigns.onLanes(1).plan(Campaigns.listOf(COUNT, Campaigns.FORTY_ZONES), Campaigns.START);

  /** The floor: draws a delay, adds it, stores the time; into an array that is there already. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public long[] floor() {
    long time = Campaigns.START.toEpochMilli();
    for (int i = 0; i < COUNT; i++) {
      times[i] = time;
      time += 1000 * Draws.betweenKeyed(key, i, 10, 60);
    }
    return times;
  }

  /** A plan in memory: one lane, with delay, pauses, hours, daily limit and zone. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public PlanTable table() {
    return oneLane.table();
  }

  /** The same plan in figures, streamed: by day, by lane, by rule. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public PlanSummary summary() {
    return oneLane.summary();
  }

  /** The same plan streamed message by message, each with its waits. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public long messages() {
    return oneLane.messages().mapToLong(message -> message.at().toEpochMilli()).sum();
  }

  /** Ten lanes that share the daily limit, merged in order of time. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public PlanTable tenLanes() {
    return tenLanes.table();
  }

  /** A list of recipients who all live in one zone. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public PlanTable listOfOneZone() {
    return oneZone.table();
  }

  /** A list of recipients who live in 40 zones. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public PlanTable listOfFortyZones() {
    return fortyZones.table();
  }
}
