package dev.mirsal.example.benchmark;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.IntToLongFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Each next time of one rule, from Mirsal and from its peers. */
@State(Scope.Benchmark)
public class NextTimeBenchmark extends Measured {
  /** Spring 2027, over the clock changes of both zones. */
  static final int COUNT = 34_020;

  static final LocalDate FIRST_DAY = LocalDate.of(2027, 3, 1);

  /** Who is asked. */
  @Param public Scheduler scheduler = Scheduler.MIRSAL;

  /** Whose local time counts. */
  @Param({"America/New_York", "Africa/Cairo"})
  public String zone = "America/New_York";

  private Instant start = Instant.EPOCH;
  private Times times = (count, from) -> i -> 0;

  /** Prepares the rule. */
  @Setup
  public void prepare() {
    ZoneId zoneId = ZoneId.of(zone);
    start = FIRST_DAY.atStartOfDay(zoneId).toInstant();
    times = scheduler.prepare(MinutesOfTheDay.WORKING_HOURS, zoneId);
  }

  /** Each next time, every minute from 09:00 to 17:59. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public IntToLongFunction next() {
    return times.next(COUNT, start);
  }
}
