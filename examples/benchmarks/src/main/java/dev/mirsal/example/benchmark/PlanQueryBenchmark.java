package dev.mirsal.example.benchmark;

import dev.mirsal.campaign.plan.PlanTable;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it costs to ask a plan in memory, at places all over it. */
@State(Scope.Benchmark)
public class PlanQueryBenchmark extends Measured {
  private static final int COUNT = 1_000_000;

  /** Has no factor in common with the count, so that every place comes up, none near the last. */
  private static final int STRIDE = 382_019;

  private final PlanTable table = Campaigns.onLanes(10).plan(COUNT, Campaigns.START).table();
  private final Instant[] instants = new Instant[1024];
  private int place;
  private int question;

  /** Picks the instants to ask about. */
  public PlanQueryBenchmark() {
    for (int i = 0; i < instants.length; i++) {
      instants[i] = table.at((int) ((long) i * STRIDE % COUNT));
    }
  }

  /** When message i goes, on which lane, to whom. */
  @Benchmark
  public long message() {
    place = (place + STRIDE) % COUNT;
    return table.at(place).toEpochMilli()
        + table.recipient(place)
        + table.lane(place).name().length();
  }

  /** How many messages go by an instant. */
  @Benchmark
  public int countBefore() {
    question = (question + 1) % instants.length;
    return table.countBefore(instants[question]);
  }
}
