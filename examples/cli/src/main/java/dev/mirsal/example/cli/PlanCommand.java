package dev.mirsal.example.cli;

import dev.mirsal.campaign.plan.CampaignPlan;
import dev.mirsal.campaign.plan.CampaignPlanner;
import dev.mirsal.example.cli.campaign.CampaignFile;
import dev.mirsal.example.cli.plan.PlanFormat;
import dev.mirsal.example.cli.plan.PlanPrinter;
import dev.mirsal.example.cli.plan.PlanSummaryText;
import dev.mirsal.example.cli.recipients.RecipientTable;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
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
      description = "table, jsonl or csv; table is the default.")
  private PlanFormat format;

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
    PlanPrinter.of(format, campaign.zone(), recipients).print(plan, out);
    out.flush();
    PlanSummaryText.of(plan.summary(), campaign.zone(), seed)
        .lines()
        .forEach((format == PlanFormat.TABLE ? out : err)::println);
    if (!inputs.audience().complete()) {
      err.println("note: run would refuse this, because variables are missing");
    }
    return Mirsal.OK;
  }
}
