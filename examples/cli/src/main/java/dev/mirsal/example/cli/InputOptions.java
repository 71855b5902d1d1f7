package dev.mirsal.example.cli;

import dev.mirsal.example.cli.campaign.CampaignFile;
import dev.mirsal.example.cli.campaign.CampaignFileReader;
import dev.mirsal.example.cli.input.InputFile;
import dev.mirsal.example.cli.input.Problems;
import dev.mirsal.example.cli.recipients.RecipientSource;
import dev.mirsal.example.cli.recipients.Suppressions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what to read; every command has them. */
@SuppressWarnings("NullAway.Init") // picocli sets the required ones
final class InputOptions {
  @Option(
      names = "--campaign",
      required = true,
      paramLabel = "FILE",
      description = "The campaign, a JSON file.")
  private Path campaign;

  @Option(
      names = "--recipients",
      required = true,
      paramLabel = "FILE",
      description = "The recipients, a CSV (UTF-8) or XLSX file with a heading row.")
  private Path recipients;

  @Option(
      names = "--phone-column",
      paramLabel = "HEADING",
      description = "The column of phone numbers, if its heading is not a usual one.")
  private @Nullable String phoneColumn;

  @Option(
      names = "--name-column",
      paramLabel = "HEADING",
      description = "The column of names, if its heading is not a usual one.")
  private @Nullable String nameColumn;

  @Option(
      names = "--suppress",
      paramLabel = "FILE",
      description = "Numbers never to send to, one a line.")
  private @Nullable Path suppress;

  /** Reads the campaign file; null if it is not an object. */
  @Nullable CampaignFile campaign(Problems problems) {
    return CampaignFileReader.read(new InputFile(campaign), problems);
  }

  /** Returns the campaign file's name. */
  InputFile campaignFile() {
    return new InputFile(campaign);
  }

  /** Reads the suppression list, and says how to read the recipients. */
  RecipientSource recipients(String region, Problems problems) {
    Suppressions suppressions =
        suppress == null
            ? Suppressions.none()
            : Suppressions.read(new InputFile(suppress), region, problems);
    return new RecipientSource(
        new InputFile(recipients), phoneColumn, nameColumn, region, suppressions);
  }
}
