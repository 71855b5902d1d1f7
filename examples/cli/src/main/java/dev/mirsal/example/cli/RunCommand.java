package dev.mirsal.example.cli;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.InMemoryCampaignStore;
import dev.mirsal.example.cli.campaign.CampaignFile;
import dev.mirsal.example.cli.report.ReportRow;
import dev.mirsal.example.cli.report.ReportWriter;
import dev.mirsal.example.cli.run.Destination;
import dev.mirsal.example.cli.run.RunClock;
import dev.mirsal.example.cli.state.KeptCampaign;
import dev.mirsal.example.cli.state.StateFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mirsal run}: sends a campaign. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Plans, renders and sends a campaign, and reports what became of everybody.")
@SuppressWarnings("NullAway.Init") // picocli sets them
final class RunCommand implements Callable<Integer> {
  private enum ClockKind {
    REAL,
    VIRTUAL
  }

  @Spec private CommandSpec spec;
  @Mixin private InputOptions files;
  @Mixin private PacingOptions pacing;
  @Mixin private DestinationOptions destinations;

  @Option(
      names = "--clock",
      defaultValue = "real",
      paramLabel = "CLOCK",
      description = "real, or virtual to skip the waits; real is the default.")
  private ClockKind clockKind;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Where to write what became of each recipient, as CSV.")
  private @Nullable Path report;

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description =
          "Where to keep the campaign, a SQLite file: the same command again goes on where it was.")
  private @Nullable Path state;

  @Override
  public Integer call() throws Exception {
    requireOwn("--report", report);
    requireOwn("--state", state);
    if (state != null && clockKind == ClockKind.VIRTUAL) {
      throw unusable("--state: goes with the real clock, --clock virtual is not kept");
    }
    PrintWriter err = spec.commandLine().getErr();
    Inputs inputs = Inputs.read(files, err);
    if (inputs == null) {
      return Mirsal.BAD_INPUT;
    }
    if (!inputs.audience().complete()) {
      err.println("mirsal run: nothing was sent, because variables are missing");
      return Mirsal.BAD_INPUT;
    }
    try (Interruption interruption = Interruption.armed();
        StateFile file = state == null ? null : StateFile.toRun(state)) {
      Campaign campaign = campaign(inputs.campaign());
      if (file == null) {
        return run(inputs, campaign, new InMemoryCampaignStore(), interruption);
      }
      KeptCampaign.require(file, campaign, inputs.audience());
      return run(inputs, campaign, file.store(), interruption);
    }
  }

  private int run(
      Inputs inputs, Campaign campaign, CampaignStore store, Interruption interruption)
      throws IOException, InterruptedException {
    try (Destination destination = destinations.open(spec.commandLine());
        ReportWriter writer = report == null ? null : createReport(report)) {
      Consumer<ReportRow> rows = writer == null ? row -> {} : writer::write;
      return new RunSession(inputs, store, destination, rows, output())
          .run(campaign, clock(), interruption);
    }
  }

  private Output output() {
    return new Output(spec.commandLine().getOut(), spec.commandLine().getErr());
  }

  private Campaign campaign(CampaignFile file) {
    SendingRules rules = file.rules();
    if (clockKind == ClockKind.REAL) {
      rules = rules.toBuilder().notBefore(pacing.givenStart()).build();
    }
    return Campaign.builder(file.name())
        .name(file.name())
        .type(file.type())
        .message(file.content())
        .lanes(file.lanes())
        .rules(rules)
        .missingVariable(file.missingVariable())
        .seed(pacing.seed(file.name()))
        .build();
  }

  private RunClock clock() {
    return clockKind == ClockKind.REAL ? RunClock.real() : RunClock.virtual(pacing.start());
  }

  private void requireOwn(String option, @Nullable Path written) throws IOException {
    if (written != null && files.contains(written)) {
      throw unusable(option + ": " + written + " is a file to read");
    }
  }

  private ReportWriter createReport(Path path) {
    try {
      return ReportWriter.create(path);
    } catch (IOException e) {
      throw unusable("--report: " + path + " cannot be written (" + e + ")");
    }
  }

  private ParameterException unusable(String text) {
    return new ParameterException(spec.commandLine(), text);
  }
}
