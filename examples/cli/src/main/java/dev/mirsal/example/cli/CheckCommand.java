package dev.mirsal.example.cli;

import dev.mirsal.example.cli.campaign.CampaignFile;
import dev.mirsal.example.cli.recipients.Audience;
import dev.mirsal.example.cli.recipients.RecipientSource;
import dev.mirsal.template.MessageTemplate;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
    PrintWriter err = spec.commandLine().getErr();
    ProblemLog problems = ProblemLog.ofAll(err);
    CampaignFile campaign = problems.collect(() -> inputs.campaign(problems));
    List<MessageTemplate> needed = List.of();
    if (campaign != null && problems.count() == 0) {
      inputs.noteUnsent(campaign, err);
      needed = Inputs.needed(campaign);
    }
    Audience audience = campaign == null ? null : audience(campaign, needed, problems);
    out.println("campaign    " + (campaign == null ? "not readable" : summary(campaign)));
    out.println("recipients  " + (audience == null ? "not checked" : summary(audience)));
    out.println("problems    " + (problems.count() == 0 ? "none" : problems.count()));
    return problems.count() == 0 ? Mirsal.OK : Mirsal.BAD_INPUT;
  }

  private @Nullable Audience audience(
      CampaignFile campaign, List<MessageTemplate> needed, ProblemLog problems) {
    return problems.collect(
        () -> {
          RecipientSource source = inputs.recipients(campaign.defaultRegion(), problems);
          return Audience.read(source, needed, problems);
        });
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
