package dev.mirsal.example.cli.input;

/** A file that cannot be read on, because of one problem. */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** Creates an exception for a problem. */
  public InputException(Problem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  /** Creates an exception for a problem that another exception tells more about. */
  public InputException(Problem problem, Throwable cause) {
    super(problem.toString(), cause);
    this.problem = problem;
  }

  /** Returns the problem. */
  public Problem problem() {
    return problem;
  }
}
