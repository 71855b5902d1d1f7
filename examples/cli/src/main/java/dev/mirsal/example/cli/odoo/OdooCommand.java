package dev.mirsal.example.cli.odoo;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mirsal odoo}: what Odoo is asked to do. */
@Command(
    name = "odoo",
    mixinStandardHelpOptions = true,
    description = "Puts leads into Odoo.",
    subcommands = LeadCommand.class)
@SuppressWarnings("NullAway.Init") // picocli sets it
public final class OdooCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name a command: " + String.join(", ", spec.subcommands().keySet()));
  }
}
