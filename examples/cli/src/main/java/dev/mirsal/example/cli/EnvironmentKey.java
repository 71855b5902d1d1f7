package dev.mirsal.example.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Keys, which are named on the command line and read from the environment. */
final class EnvironmentKey {
  private EnvironmentKey() {}

  /**
   * Reads a key.
   *
   * @throws ParameterException if the variable is not set
   */
  static String read(CommandLine command, String option, String variable) {
    String key = System.getenv(variable);
    if (key == null || key.isBlank()) {
      String text = option + ": the environment variable " + variable + " is not set";
      throw new ParameterException(command, text);
    }
    return key;
  }
}
