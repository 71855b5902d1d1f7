package dev.mirsal.example.cli.state;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignProgress;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.example.cli.plan.Times;
import dev.mirsal.example.cli.report.ReportWriter;
import dev.mirsal.example.cli.run.Outcomes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mirsal status}: tells where a campaign stands. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Tells where the campaign of a state file stands, and what became of everybody.")
@SuppressWarnings("NullAway.Init") // picocli sets them
public final class StatusCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--state",
      required = true,
      paramLabel = "FILE",
      description = "The file in which mirsal run keeps the campaign.")
  private Path path;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Where to write what became of each recipient so far, as CSV.")
  private @Nullable Path report;

  @Override
  public Integer call() throws IOException {
    try (StateFile file = StateFile.existing(path)) {
      Campaign campaign = file.campaign().campaign();
      CampaignEngine engine = CampaignEngine.builder().store(file.store()).build();
      print(campaign, engine.progress(campaign.id()), file.sender());
      if (report != null) {
        write(report, engine, campaign.id());
      }
    }
    return 0;
  }

  private void print(Campaign campaign, CampaignProgress figures, @Nullable String sender) {
    PrintWriter out = spec.commandLine().getOut();
    StatusText text = new StatusText(figures);
    out.println("campaign  " + campaign.name());
    out.println("status    " + text.standing() + sending(figures, sender));
    out.println("messages  " + text.counts());
    String limit = figures.dailyLimit() == 0 ? "" : " of " + figures.dailyLimit();
    out.println("today     " + figures.sentToday() + limit);
    printTime(out, "next      ", campaign, figures.nextAt());
    printTime(out, "ends      ", campaign, figures.endsAt());
  }

  private static String sending(CampaignProgress figures, @Nullable String sender) {
    if (sender != null) {
      return ", in " + sender;
    }
    return figures.status().ended()
        ? ""
        : ", but nobody sends it: start mirsal run with the same options";
  }

  private static void printTime(
      PrintWriter out, String label, Campaign campaign, @Nullable Instant time) {
    if (time != null) {
      out.println(label + Times.text(time, campaign.rules().zone()));
    }
  }

  private void write(Path to, CampaignEngine engine, String campaignId) throws IOException {
    if (Files.exists(to) && Files.isSameFile(to, path)) {
      throw unusable("--report: " + to + " is the state file");
    }
    try (ReportWriter writer = create(to);
        Stream<LedgerEntry> entries = engine.results(campaignId)) {
      entries.map(Outcomes::row).forEach(writer::write);
    }
  }

  private ReportWriter create(Path to) {
    try {
      return ReportWriter.create(to);
    } catch (IOException e) {
      throw unusable("--report: " + to + " cannot be written (" + e + ")");
    }
  }

  private ParameterException unusable(String text) {
    return new ParameterException(spec.commandLine(), text);
  }
}
