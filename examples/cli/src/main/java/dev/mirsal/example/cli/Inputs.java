package dev.mirsal.example.cli;

import dev.mirsal.example.cli.campaign.CampaignFile;
import dev.mirsal.example.cli.recipients.Audience;
import dev.mirsal.example.cli.recipients.RecipientSource;
import dev.mirsal.template.MessageTemplate;
import dev.mirsal.template.MissingVariable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Both files, read and fit for use. */
record Inputs(CampaignFile campaign, Audience audience) {

  /**
   * Reads both files and prints what is wrong; bad rows of the recipients are left out.
   *
   * @return null if the campaign or the suppression list has a problem
   */
  static @Nullable Inputs read(InputOptions options, PrintWriter err) {
    ProblemLog problems = ProblemLog.ofFirst(err);
    try {
      return read(options, problems, err);
    } finally {
      problems.end();
    }
  }

  private static @Nullable Inputs read(InputOptions options, ProblemLog problems, PrintWriter err) {
    CampaignFile campaign = options.campaign(problems);
    if (problems.count() > 0) {
      return null;
    }
    // Only an object without problems gets here
    CampaignFile usable = Objects.requireNonNull(campaign, "campaign");
    options.noteUnsent(usable, err);
    RecipientSource source = options.recipients(usable.defaultRegion(), problems);
    return problems.count() > 0
        ? null
        : new Inputs(usable, Audience.read(source, needed(usable), problems));
  }

  /** Returns the templates whose variables everybody must have. */
  static List<MessageTemplate> needed(CampaignFile campaign) {
    return campaign.missingVariable() == MissingVariable.REFUSE
        ? campaign.content().templates()
        : List.of();
  }
}
