package dev.mirsal.example.cli.state;

import dev.mirsal.campaign.engine.CampaignEngine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code mirsal resume}: lets a paused campaign go on. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = "Lets the paused campaign of a state file go on.")
public final class ResumeCommand extends ActionCommand {
  @Override
  void act(StateFile file, CampaignEngine engine, String campaignId) {
    engine.resume(campaignId);
  }

  @Override
  String consequence(@Nullable String sender) {
    return sender == null
        ? "but nobody sends it: start mirsal run with the same options"
        : sender + " goes on";
  }
}
