package dev.mirsal.example.cli;

import dev.mirsal.example.cli.input.Problem;
import dev.mirsal.example.cli.input.Problems;
import java.io.PrintWriter;

/** Prints each problem on a line of its own, and counts them. */
final class ProblemLog implements Problems {
  private final PrintWriter out;
  private long count;

  ProblemLog(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void report(Problem problem) {
    count++;
    out.println(problem);
  }

  long count() {
    return count;
  }
}
