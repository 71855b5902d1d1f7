package dev.mirsal.example.cli.input;

/** Takes problems as they are found: a file of a million bad rows is not held in memory. */
@FunctionalInterface
public interface Problems {
  /** A sink for a second reading of a file whose problems are known already. */
  Problems IGNORED = problem -> {};

  /** Takes a problem. */
  void report(Problem problem);
}
