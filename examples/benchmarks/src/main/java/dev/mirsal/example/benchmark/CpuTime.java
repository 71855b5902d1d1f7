package dev.mirsal.example.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The processor time of an operation on Java's threads, which leaves out the compiler and the
 * garbage collector: unlike time by the clock, it hardly depends on what else the machine does.
 */
public final class CpuTime implements InternalProfiler {
  static final String LABEL = "cpu";

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** The time of all threads when some were about to end, whose time cannot be read any more. */
  private static volatile long beforeEnd;

  private long before;

  /** To be called before threads end that an operation has used: their time would be lost. */
  public static void threadsEnd() {
    beforeEnd = ofAllThreads();
  }

  @Override
  public String getDescription() {
    return "Processor time of Java threads per operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    beforeEnd = 0;
    before = ofAllThreads();
  }

  @Override
  public Collection<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double nanoseconds = Math.max(beforeEnd, ofAllThreads()) - before;
    long operations = result.getMetadata().getAllOps();
    return List.of(
        new ScalarResult(LABEL, nanoseconds / operations, "ns/op", AggregationPolicy.AVG));
  }

  private static long ofAllThreads() {
    return Arrays.stream(THREADS.getAllThreadIds()).map(THREADS::getThreadCpuTime).sum();
  }
}
