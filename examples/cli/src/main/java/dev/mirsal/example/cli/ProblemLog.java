package dev.mirsal.example.cli;

import dev.mirsal.example.cli.input.InputException;
import dev.mirsal.example.cli.input.Problem;
import dev.mirsal.example.cli.input.Problems;
import java.io.PrintWriter;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Prints each problem on a line of its own, and counts them. */
final class ProblemLog implements Problems {
  private static final int FIRST = 20;

  private final PrintWriter out;
  private final long most;
  private long count;

  private ProblemLog(PrintWriter out, long most) {
    this.out = out;
    this.most = most;
  }

  static ProblemLog ofAll(PrintWriter out) {
    return new ProblemLog(out, Long.MAX_VALUE);
  }

  /** Returns a log that prints the first problems only, and at the end how many more there were. */
  static ProblemLog ofFirst(PrintWriter out) {
    return new ProblemLog(out, FIRST);
  }

  void end() {
    if (count > most) {
      out.println("… and " + (count - most) + " more problems; mirsal check prints all");
    }
  }

  @Override
  public void report(Problem problem) {
    if (count++ < most) {
      out.println(problem);
    }
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
