package dev.mirsal.example.cli;

import dev.mirsal.example.cli.campaign.CampaignFile;
import dev.mirsal.example.cli.campaign.CampaignFileReader;
import dev.mirsal.example.cli.input.InputFile;
import dev.mirsal.example.cli.input.Problems;
import dev.mirsal.example.cli.recipients.RecipientSource;
import dev.mirsal.example.cli.recipients.Suppressions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
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

  /** Tells what the campaign file says that is not sent. */
  void noteUnsent(CampaignFile read, PrintWriter err) {
    read.unsent().forEach(text -> err.println(campaign + ": note: " + text));
  }

  /** Tells whether a path is one of the files to read. */
  boolean contains(Path path) throws IOException {
    for (Path file : new @Nullable Path[] {campaign, recipients, suppress}) {
      if (file != null && Files.exists(path) && Files.isSameFile(file, path)) {
        return true;
      }
    }
    return false;
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
