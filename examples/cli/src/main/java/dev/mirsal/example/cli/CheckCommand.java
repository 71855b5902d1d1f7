package dev.mirsal.example.cli;

import dev.mirsal.example.cli.campaign.CampaignFile;
import dev.mirsal.example.cli.recipients.Audience;
import dev.mirsal.example.cli.recipients.RecipientSource;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mirsal check}: tells everything that is wrong with both files. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Validates both files and prints every problem with file, line and field.")
@SuppressWarnings("NullAway.Init") // picocli sets them
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private InputOptions inputs;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    ProblemLog problems = new ProblemLog(spec.commandLine().getErr());
    CampaignFile campaign = problems.collect(() -> inputs.campaign(problems));
    Audience audience =
        campaign == null ? null : problems.collect(() -> audience(campaign, problems));
    out.println("campaign    " + (campaign == null ? "not readable" : summary(campaign)));
    out.println("recipients  " + (audience == null ? "not checked" : summary(audience)));
    out.println("problems    " + (problems.count() == 0 ? "none" : problems.count()));
    return problems.count() == 0 ? Mirsal.OK : Mirsal.BAD_INPUT;
  }

  private Audience audience(CampaignFile campaign, ProblemLog problems) {
    RecipientSource source = inputs.recipients(campaign.defaultRegion(), problems);
    return Audience.read(source, Inputs.needed(campaign), problems);
  }

  private static String summary(CampaignFile campaign) {
    return campaign.name() + ", devices " + String.join(", ", campaign.devices());
  }

  private static String summary(Audience audience) {
    String skipped =
        audience.skipped() == 0
            ? ""
            : ", " + audience.skipped() + " of them skipped (opted out or suppressed)";
    return audience.size() + " with a valid number" + skipped;
  }
}
