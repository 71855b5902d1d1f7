package dev.mirsal.example.benchmark.policy;

import dev.mirsal.example.benchmark.Measured;
import dev.mirsal.policy.AudienceCounts;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Whether a contact costs the same in an audience of any size: made, asked about and counted. JMH's
 * figures are nanoseconds an audience; the ratios divide them by the size.
 */
@State(Scope.Benchmark)
public class AudienceSizeBenchmark extends Measured {
  /** The largest audience. */
  public static final int LARGEST = 1_000_000;

  /** How many contacts. */
  @Param({"1000", "10000", "100000", "1000000"})
  public int size = 1000;

  /** The counts of the groups. */
  @Benchmark
  public AudienceCounts classify() {
    return Audiences.classify(Audiences.of(size));
  }
}
