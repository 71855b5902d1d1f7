package dev.mirsal.example.cli.state;

import dev.mirsal.campaign.engine.CampaignEngine;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code mirsal cancel}: ends a campaign for good. */
@Command(
    name = "cancel",
    mixinStandardHelpOptions = true,
    description = "Ends the campaign of a state file for good; whoever is pending gets nothing.")
public final class CancelCommand extends ActionCommand {
  @Override
  void act(StateFile file, CampaignEngine engine, String campaignId) throws IOException {
    engine.cancel(campaignId);
    file.unlessSending(() -> settle(engine));
  }

  /** What a process that was killed had on its way is known to nobody: it is unknown. */
  private static void settle(CampaignEngine engine) {
    try {
      engine.runDue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  String consequence(@Nullable String sender) {
    return sender == null ? "nobody was sending it" : sender + " ends";
  }
}
