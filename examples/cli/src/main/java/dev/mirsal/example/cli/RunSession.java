package dev.mirsal.example.cli;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignProgress;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.example.cli.recipients.Audience;
import dev.mirsal.example.cli.report.ReportRow;
import dev.mirsal.example.cli.report.ReportRow.Status;
import dev.mirsal.example.cli.run.Destination;
import dev.mirsal.example.cli.run.Outcomes;
import dev.mirsal.example.cli.run.Progress;
import dev.mirsal.example.cli.run.RunClock;
import dev.mirsal.example.cli.run.RunCounts;
import dev.mirsal.example.cli.run.RunningCampaign;
import dev.mirsal.example.cli.state.StateFile;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One sending of a campaign, from the first look at the devices to the report. */
final class RunSession {
  private final Inputs inputs;
  private final CampaignStore store;
  private final Destination destination;
  private final Consumer<ReportRow> report;
  private final Output output;

  RunSession(
      Inputs inputs,
      CampaignStore store,
      Destination destination,
      Consumer<ReportRow> report,
      Output output) {
    this.inputs = inputs;
    this.store = store;
    this.destination = destination;
    this.report = report;
    this.output = output;
  }

  /**
   * Sends; goes on if the store has the campaign already.
   *
   * @return the exit code
   */
  int run(Campaign campaign, RunClock clock, Interruption interruption)
      throws InterruptedException {
    CampaignRecord kept = store.find(campaign.id()).orElse(null);
    if (kept != null && !maySend(kept)) {
      String hint = kept.status().ended() ? "" : "; mirsal resume lets it go on";
      String why = why(kept.status(), kept.note());
      output.err().println("mirsal run: " + why + "; nothing was sent" + hint);
      return finish(campaign.id(), kept.status());
    }
    announce();
    String obstacle = destination.obstacle(inputs.campaign().devices());
    if (obstacle != null) {
      output.err().println("mirsal run: " + obstacle + "; nothing was sent");
      output.out().println(outcomes(campaign.id()));
      return Mirsal.FAILED;
    }
    if (messages() == 0) {
      output.out().println(outcomes(campaign.id()));
      return Mirsal.OK;
    }
    RunningCampaign running = running(campaign.id(), clock);
    if (kept == null) {
      running.launch(campaign, inputs.audience().recipients());
    }
    interruption.stops(running);
    running.run();
    return finish(campaign.id(), running);
  }

  /** One that paused itself may pause again at the cost of more messages: a person has to say. */
  private static boolean maySend(CampaignRecord kept) {
    boolean pausedItself = kept.status() == CampaignStatus.PAUSED && kept.note() != null;
    return !kept.status().ended() && !pausedItself;
  }

  private RunningCampaign running(String id, RunClock clock) {
    Map<LedgerStatus, Long> counts = store.counts(id);
    long done =
        counts.entrySet().stream()
            .filter(each -> each.getKey().ended())
            .mapToLong(Map.Entry::getValue)
            .sum();
    Progress progress =
        new Progress(
            output.err(), Output.onTerminal(), inputs.campaign().zone(), messages(), done);
    return new RunningCampaign(
        id, store, StateFile.OWNER, destination.sender(), clock, progress);
  }

  private long messages() {
    Audience audience = inputs.audience();
    return audience.size() - audience.skipped();
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

  private int finish(String id, RunningCampaign running) {
    if (running.stopped()) {
      output.out().println("stopped: " + outcomes(id));
      return Mirsal.INTERRUPTED;
    }
    CampaignProgress end = running.progress();
    if (end.status() != CampaignStatus.COMPLETED) {
      output.err().println("mirsal run: stopped, " + why(end.status(), end.note()));
    }
    return finish(id, end.status());
  }

  private int finish(String id, CampaignStatus status) {
    RunCounts counts = outcomes(id);
    output.out().println(counts);
    boolean completed = status == CampaignStatus.COMPLETED;
    return completed && counts.of(Status.SENT) > 0 ? Mirsal.OK : Mirsal.FAILED;
  }

  private static String why(CampaignStatus status, @Nullable String note) {
    return switch (status) {
      case COMPLETED -> "the campaign is completed already";
      case CANCELLED -> "the campaign was cancelled";
      default -> note == null ? "the campaign is " + status : note;
    };
  }

  private RunCounts outcomes(String id) {
    try (Stream<LedgerEntry> entries = store.entries(id)) {
      return Outcomes.forEach(inputs.audience(), entries.iterator(), report);
    }
  }
}
