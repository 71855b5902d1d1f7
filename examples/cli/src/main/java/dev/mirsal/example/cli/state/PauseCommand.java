package dev.mirsal.example.cli.state;

import dev.mirsal.campaign.engine.CampaignEngine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code mirsal pause}: nothing more is sent until it is resumed. */
@Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    description = "Holds the campaign of a state file; a mirsal run that sends it waits.")
public final class PauseCommand extends ActionCommand {
  @Override
  void act(StateFile file, CampaignEngine engine, String campaignId) {
    engine.pause(campaignId);
  }

  @Override
  String consequence(@Nullable String sender) {
    return sender == null ? "nobody was sending it" : sender + " waits for mirsal resume";
  }
}
