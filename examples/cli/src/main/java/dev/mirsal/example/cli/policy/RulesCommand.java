package dev.mirsal.example.cli.policy;

import dev.mirsal.example.cli.input.InputFile;
import dev.mirsal.message.Channel;
import dev.mirsal.policy.RuleTable;
import dev.mirsal.policy.Rulebook;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mirsal rules}: the rules in force at a date, or what changed between two. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = "Prints the rules of a platform that are in force at a date, with their sources.")
@SuppressWarnings("NullAway.Init") // picocli sets the required ones
public final class RulesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--channel",
      required = true,
      paramLabel = "CHANNEL",
      description = "messenger, instagram, whatsapp or email.")
  private Channel channel;

  @Option(
      names = "--at",
      required = true,
      paramLabel = "DATE",
      description = "A date, read as its beginning in UTC, or an instant.")
  private String at;

  @Option(
      names = "--compare",
      paramLabel = "DATE",
      description = "Another date: print what changed between the two.")
  private @Nullable String compare;

  @Option(
      names = "--rulebook",
      paramLabel = "FILE",
      description = "Amendments to the rules, a JSON file.")
  private @Nullable Path rulebook;

  @Override
  public Integer call() {
    if (channel == Channel.MANYCHAT) {
      throw new ParameterException(
          spec.commandLine(), "--channel: name the platform behind ManyChat");
    }
    PrintWriter out = spec.commandLine().getOut();
    Rulebook rules =
        rulebook == null
            ? Rulebook.standard()
            : RulebookFile.amend(Rulebook.standard(), new InputFile(rulebook));
    Instant date = instant("--at", at);
    if (compare == null) {
      out.print(RuleTable.of(rules.inForce(channel, date)));
    } else {
      out.print(RuleTable.ofChanges(changes(rules, date, instant("--compare", compare))));
    }
    out.flush();
    return 0;
  }

  private List<Rulebook.Change> changes(Rulebook rules, Instant one, Instant other) {
    return one.isBefore(other)
        ? rules.changes(channel, one, other)
        : rules.changes(channel, other, one);
  }

  private Instant instant(String option, String text) {
    try {
      return text.length() == "2026-11-20".length()
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(),
          option + ": '" + text + "' is neither a date such as 2026-11-20 nor an instant",
          e);
    }
  }
}
