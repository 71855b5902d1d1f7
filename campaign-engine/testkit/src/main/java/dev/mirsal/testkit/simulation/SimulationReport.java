package dev.mirsal.testkit.simulation;

import java.util.List;

/**
 * What a simulated life came to.
 *
 * @param seed what it was drawn from: the same seed, store and rules give the same life
 * @param campaigns how many campaigns were launched
 * @param messages how many messages went
 * @param crashes how many times a worker died
 * @param violations which promises were broken, in the order in which it was noticed; empty if none
 * @param log what happened, step by step
 * @since 0.1
 */
public record SimulationReport(
    long seed,
    int campaigns,
    int messages,
    int crashes,
    List<String> violations,
    List<String> log) {
  /** Copies. */
  public SimulationReport {
    violations = List.copyOf(violations);
    log = List.copyOf(log);
  }

  /** Returns whether every promise was kept. */
  public boolean isClean() {
    return violations.isEmpty();
  }

  /**
   * Does nothing if every promise was kept.
   *
   * @throws AssertionError if not, with the seed, the violations and the log
   */
  public void requireClean() {
    if (!isClean()) {
      throw new AssertionError(this);
    }
  }

  /** Shows the violations and the log, which hold ids but no texts and no addresses. */
  @Override
  public String toString() {
    return "seed "
        + seed
        + ": "
        + (isClean() ? "no violation" : String.join("\n  ", violations))
        + "\n"
        + String.join("\n", log);
  }
}
