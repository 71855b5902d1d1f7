package dev.mirsal.example.benchmark;

import dev.mirsal.testkit.simulation.CampaignSimulation;
import dev.mirsal.testkit.simulation.SimulationReport;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** Simulates the lives of campaigns of so many seeds, on all processors. */
final class Simulations {
  private Simulations() {}

  /**
   * Takes the number of lives and the first seed; prints the first life that breaks a promise and
   * ends with status 1, or prints what all came to.
   */
  public static void main(String[] args) {
    long count = Long.parseLong(args[0]);
    long first = Long.parseLong(args[1]);
    CampaignSimulation simulation = CampaignSimulation.builder().build();
    AtomicLong messages = new AtomicLong();
    AtomicLong crashes = new AtomicLong();
    var broken =
        LongStream.range(first, first + count)
            .parallel()
            .mapToObj(simulation::run)
            .peek(report -> messages.addAndGet(report.messages()))
            .peek(report -> crashes.addAndGet(report.crashes()))
            .filter(report -> !report.isClean())
            .findAny();
    if (broken.isPresent()) {
      SimulationReport report = broken.get();
      System.out.println(report);
      System.exit(1);
    }
    System.out.println(
        count + " lives, " + messages + " messages, " + crashes + " crashes: no violation");
  }
}
