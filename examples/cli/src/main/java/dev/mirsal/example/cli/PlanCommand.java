package dev.mirsal.example.cli;

import dev.mirsal.campaign.plan.CampaignPlan;
import dev.mirsal.campaign.plan.CampaignPlanner;
import dev.mirsal.example.cli.campaign.CampaignFile;
import dev.mirsal.example.cli.plan.PlanExplanation;
import dev.mirsal.example.cli.plan.PlanFormat;
import dev.mirsal.example.cli.plan.PlanPrinter;
import dev.mirsal.example.cli.plan.PlanSummaryText;
import dev.mirsal.example.cli.recipients.RecipientTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mirsal plan}: tells when each message would go, and sends nothing. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Prints when each message would go, and why it waits. Sends nothing.")
@SuppressWarnings("NullAway.Init") // picocli sets them
final class PlanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private InputOptions files;
  @Mixin private PacingOptions pacing;

  @Option(
      names = "--format",
      defaultValue = "table",
      paramLabel = "FORMAT",
      description = "table, jsonl, csv or svg; table is the default.")
  private PlanFormat format;

  @Option(
      names = "--explain",
      paramLabel = "INDEX",
      description = "Tells why the message to this recipient goes when it does; the first is 0.")
  private @Nullable Integer explained;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Inputs inputs = Inputs.read(files, err);
    if (inputs == null) {
      return Mirsal.BAD_INPUT;
    }
    RecipientTable recipients = inputs.audience().table();
    CampaignFile campaign = inputs.campaign();
    long seed = pacing.seed(campaign.name());
    CampaignPlan plan =
        CampaignPlanner.of(campaign.rules(), campaign.lanes(), seed)
            .plan(recipients.size(), pacing.start());
    if (explained != null) {
      return explain(plan, campaign, explained);
    }
    PlanPrinter.of(format, campaign, recipients).print(plan, out);
    out.flush();
    PlanSummaryText.of(plan, campaign.rules(), seed)
        .lines()
        .forEach((format == PlanFormat.TABLE ? out : err)::println);
    if (!inputs.audience().complete()) {
      err.println("note: run would refuse this, because variables are missing");
    }
    return Mirsal.OK;
  }

  private int explain(CampaignPlan plan, CampaignFile campaign, int index) {
    Optional<List<String>> lines = new PlanExplanation(campaign.rules()).of(plan, index);
    if (lines.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println("--explain: " + index + " is none of the plan's messages, the first is 0");
      return Mirsal.BAD_INPUT;
    }
    lines.get().forEach(spec.commandLine().getOut()::println);
    return Mirsal.OK;
  }
}
