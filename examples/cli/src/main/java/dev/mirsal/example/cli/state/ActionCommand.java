package dev.mirsal.example.cli.state;

import dev.mirsal.campaign.engine.CampaignEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Something done to the campaign of a state file, whether or not a process sends it. */
@SuppressWarnings("NullAway.Init") // picocli sets them
abstract class ActionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--state",
      required = true,
      paramLabel = "FILE",
      description = "The file in which mirsal run keeps the campaign.")
  private Path path;

  /**
   * Does it.
   *
   * @throws dev.mirsal.campaign.ActionRefusedException if the campaign's status does not allow it
   */
  abstract void act(StateFile file, CampaignEngine engine, String campaignId) throws IOException;

  /** Returns what it means for the process that sends, or for nobody if that is null. */
  abstract String consequence(@Nullable String sender);

  @Override
  public final Integer call() throws IOException {
    try (StateFile file = StateFile.existing(path)) {
      String id = file.campaign().campaign().id();
      CampaignEngine engine =
          CampaignEngine.builder().store(file.store()).owner(StateFile.OWNER).build();
      act(file, engine, id);
      StatusText status = new StatusText(engine.progress(id));
      spec.commandLine()
          .getOut()
          .println(id + ": " + status.standing() + ", " + consequence(file.sender()));
      spec.commandLine().getOut().println(status.counts());
    }
    return 0;
  }
}
