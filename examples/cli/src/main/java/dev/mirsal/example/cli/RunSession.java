package dev.mirsal.example.cli;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignProgress;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.example.cli.recipients.Audience;
import dev.mirsal.example.cli.report.ReportRow;
import dev.mirsal.example.cli.report.ReportRow.Status;
import dev.mirsal.example.cli.run.Destination;
import dev.mirsal.example.cli.run.Outcomes;
import dev.mirsal.example.cli.run.Progress;
import dev.mirsal.example.cli.run.RunClock;
import dev.mirsal.example.cli.run.RunCounts;
import dev.mirsal.example.cli.run.RunningCampaign;
import java.util.Collections;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One sending of a campaign, from the first look at the devices to the report. */
final class RunSession {
  private final Inputs inputs;
  private final Destination destination;
  private final Consumer<ReportRow> report;
  private final Output output;

  RunSession(Inputs inputs, Destination destination, Consumer<ReportRow> report, Output output) {
    this.inputs = inputs;
    this.destination = destination;
    this.report = report;
    this.output = output;
  }

  /**
   * Sends.
   *
   * @return the exit code
   */
  int run(Campaign campaign, RunClock clock, Interruption interruption)
      throws InterruptedException {
    announce();
    String obstacle = destination.obstacle(inputs.campaign().devices());
    if (obstacle != null) {
      output.err().println("mirsal run: " + obstacle + "; nothing was sent");
      nothingSent();
      return Mirsal.FAILED;
    }
    Audience audience = inputs.audience();
    long messages = audience.size() - audience.skipped();
    if (messages == 0) {
      nothingSent();
      return Mirsal.OK;
    }
    Progress progress =
        new Progress(output.err(), Output.onTerminal(), inputs.campaign().zone(), messages);
    RunningCampaign running =
        RunningCampaign.launch(
            campaign, audience.recipients(), destination.sender(), clock, progress);
    interruption.stops(running);
    running.run();
    return finish(running);
  }

  private void announce() {
    if (destination.standIn() != null) {
      output
          .out()
          .println(
              "no --waha-url: sending to a stand-in on "
                  + destination.url()
                  + ", nothing leaves this machine");
    }
  }

  private int finish(RunningCampaign running) {
    RunCounts counts;
    try (Stream<LedgerEntry> entries = running.results()) {
      counts = Outcomes.forEach(inputs.audience(), entries.iterator(), report);
    }
    CampaignProgress end = running.progress();
    if (running.stopped()) {
      output.out().println("stopped: " + counts);
      return Mirsal.INTERRUPTED;
    }
    if (end.status() != CampaignStatus.COMPLETED) {
      output.err().println("mirsal run: stopped, " + end.note());
    }
    output.out().println(counts);
    boolean completed = end.status() == CampaignStatus.COMPLETED;
    return completed && counts.of(Status.SENT) > 0 ? Mirsal.OK : Mirsal.FAILED;
  }

  private void nothingSent() {
    RunCounts counts = Outcomes.forEach(inputs.audience(), Collections.emptyIterator(), report);
    output.out().println(counts);
  }
}
