package dev.mirsal.example.benchmark.engine;

import dev.mirsal.example.benchmark.CpuTime;
import dev.mirsal.example.benchmark.Measured;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What one job costs from being taken in to having run: in Mirsal a message of a campaign, in the
 * others a one-shot job, all of them due at once and doing nothing.
 */
@State(Scope.Benchmark)
public class JobBenchmark extends Measured {
  static final int COUNT = 20_000;

  /** What runs them. */
  @Param public JobRunner runner = JobRunner.MIRSAL_ALONE;

  private Jobs jobs = new ExecutorJobs();

  /** Opens it; its threads stay for all iterations, so that their time can be read. */
  @Setup
  public void open() throws Exception {
    jobs.close();
    jobs = runner.open(COUNT);
  }

  /** Takes in and runs. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public void run() throws Exception {
    jobs.run(COUNT);
  }

  /** Ends its threads. */
  @TearDown
  public void close() {
    CpuTime.threadsEnd();
    jobs.close();
  }
}
