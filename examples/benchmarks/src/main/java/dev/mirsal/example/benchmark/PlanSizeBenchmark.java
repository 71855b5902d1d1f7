package dev.mirsal.example.benchmark;

import dev.mirsal.campaign.plan.CampaignPlan;
import dev.mirsal.campaign.plan.PlanSummary;
import dev.mirsal.campaign.plan.PlanTable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Whether a message costs the same in a campaign of any size. JMH's figures are nanoseconds a plan;
 * {@link Ratios} divides them by the size.
 */
@State(Scope.Benchmark)
public class PlanSizeBenchmark extends Measured {
  /** How many recipients. */
  @Param({"1000", "10000", "100000", "1000000", "10000000"})
  public int size = 1000;

  private CampaignPlan plan = Campaigns.onLanes(1).plan(0, Campaigns.START);

  /** Prepares the plan. */
  @Setup
  public void prepare() {
    plan = Campaigns.onLanes(1).plan(size, Campaigns.START);
  }

  /** The plan in memory. */
  @Benchmark
  public PlanTable table() {
    return plan.table();
  }

  /** The plan in figures, streamed. */
  @Benchmark
  public PlanSummary summary() {
    return plan.summary();
  }
}
