package dev.mirsal.example.cli;

import java.io.Console;
import java.io.PrintWriter;

/**
 * Where a command prints.
 *
 * @param out results
 * @param err problems and progress
 */
record Output(PrintWriter out, PrintWriter err) {

  /** Tells whether the process talks to a person: input and output both are on a terminal. */
  @SuppressWarnings("SystemConsoleNull") // JDK 17 returns null, later ones are asked
  static boolean onTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // From JDK 22 on there is a console without a terminal too, and a method to ask
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
