package dev.mirsal.example.benchmark;

import dev.mirsal.campaign.plan.CampaignPlan;
import dev.mirsal.campaign.plan.PlanSummary;
import dev.mirsal.campaign.plan.PlanTable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whether a message costs the same in a campaign of any size. JMH's figures are nanoseconds a plan;
 * {@link Ratios} divides them by the size.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class PlanSizeBenchmark {
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
