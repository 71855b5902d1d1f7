package dev.mirsal.example.cli.input;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Keys, which commands take by the name of an environment variable: others see the command line.
 */
public final class EnvironmentKey {
  private EnvironmentKey() {}

  /**
   * Returns the key.
   *
   * @param option the option that names the variable
   * @throws ParameterException if the variable is not set or blank
   */
  public static String read(CommandLine command, String option, String variable) {
    String key = System.getenv(variable);
    if (key == null || key.isBlank()) {
      String text = option + ": the environment variable " + variable + " is not set";
      throw new ParameterException(command, text);
    }
    return key;
  }
}
