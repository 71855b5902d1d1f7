package dev.mirsal.example.cli;

import dev.mirsal.example.cli.input.InputException;
import dev.mirsal.example.cli.input.Problem;
import dev.mirsal.example.cli.input.Problems;
import java.io.PrintWriter;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

  /** Returns a result, or null after reporting the problem that prevented it. */
  <T> @Nullable T collect(Supplier<@Nullable T> reading) {
    try {
      return reading.get();
    } catch (InputException e) {
      report(e.problem());
      return null;
    }
  }

  long count() {
    return count;
  }
}
