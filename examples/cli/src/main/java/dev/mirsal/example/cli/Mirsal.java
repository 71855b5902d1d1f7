package dev.mirsal.example.cli;

import dev.mirsal.example.cli.input.InputException;
import dev.mirsal.example.cli.input.Problem;
import dev.mirsal.example.cli.odoo.OdooCommand;
import dev.mirsal.example.cli.policy.AudienceCommand;
import dev.mirsal.example.cli.policy.ClassifyCommand;
import dev.mirsal.example.cli.policy.RulesCommand;
import dev.mirsal.example.cli.state.CancelCommand;
import dev.mirsal.example.cli.state.PauseCommand;
import dev.mirsal.example.cli.state.ResumeCommand;
import dev.mirsal.example.cli.state.StatusCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code mirsal}. */
@Command(
    name = "mirsal",
    mixinStandardHelpOptions = true,
    version = "mirsal 0.1",
    description = "Plans, checks and runs a WhatsApp campaign from files; puts leads into Odoo.",
    subcommands = {
      PlanCommand.class,
      RunCommand.class,
      StatusCommand.class,
      PauseCommand.class,
      ResumeCommand.class,
      CancelCommand.class,
      CheckCommand.class,
      ClassifyCommand.class,
      AudienceCommand.class,
      RulesCommand.class,
      OdooCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all went well",
      "1:the run failed: nothing was sent, or not all; an action was refused;"
          + " Odoo did not take a lead",
      "2:something is wrong with the input",
      "130:interrupted by Ctrl-C"
    })
@SuppressWarnings("NullAway.Init") // picocli sets it
public final class Mirsal implements Runnable {
  /** All went well. */
  static final int OK = 0;

  /** The run failed, or a part of it. */
  static final int FAILED = 1;

  /** Something is wrong with the input; nothing was sent. */
  static final int BAD_INPUT = 2;

  /** Interrupted, as shells count it: 128 and the signal's number. */
  static final int INTERRUPTED = 130;

  @Spec private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  private boolean verbose;

  private Mirsal() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(execute(writer(FileDescriptor.out), writer(FileDescriptor.err), args));
  }

  /**
   * Runs a command.
   *
   * @return the exit code
   */
  static int execute(PrintWriter out, PrintWriter err, String... args) {
    Mirsal mirsal = new Mirsal();
    int code =
        new CommandLine(mirsal)
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(Mirsal::badUsage)
            .setExecutionExceptionHandler(mirsal::failed)
            .execute(args);
    out.flush();
    err.flush();
    return code;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name a command: " + String.join(", ", spec.subcommands().keySet()));
  }

  /** UTF-8 whatever the machine's locale is: names are in any script. */
  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  private static int badUsage(ParameterException e, String[] args) {
    String name = e.getCommandLine().getCommandSpec().qualifiedName();
    e.getCommandLine()
        .getErr()
        .println(Problem.oneLine(name + ": " + e.getMessage() + "; see " + name + " --help"));
    return BAD_INPUT;
  }

  private int failed(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (verbose) {
      e.printStackTrace(err);
    }
    if (e instanceof InputException input) {
      err.println(input.problem());
      return BAD_INPUT;
    }
    String text = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    err.println(Problem.oneLine(command.getCommandSpec().qualifiedName() + ": " + text));
    return FAILED;
  }
}
