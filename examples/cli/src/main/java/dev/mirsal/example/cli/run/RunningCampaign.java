package dev.mirsal.example.cli.run;

import dev.mirsal.campaign.ActionRefusedException;
import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignProgress;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.engine.CampaignListener;
import dev.mirsal.campaign.engine.CampaignRunner;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Recipient;
import dev.mirsal.send.MessageSender;
import java.time.Duration;
import java.util.stream.Stream;

/** A campaign that an engine in memory sends on the calling thread. */
public final class RunningCampaign {
  private final String id;
  private final CampaignEngine engine;
  private final RunClock clock;
  private final Progress progress;
  private volatile boolean stopped;

  private RunningCampaign(String id, CampaignEngine engine, RunClock clock, Progress progress) {
    this.id = id;
    this.engine = engine;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Launches a campaign; nothing is sent yet.
   *
   * @throws dev.mirsal.campaign.CampaignException if it cannot be launched
   */
  public static RunningCampaign launch(
      Campaign campaign,
      Iterable<Recipient> recipients,
      MessageSender sender,
      RunClock clock,
      Progress progress) {
    CampaignEngine engine =
        CampaignEngine.builder()
            .sender(Channel.WHATSAPP, sender)
            .clock(clock)
            .listener(new Watcher(progress))
            .build();
    engine.launch(campaign, recipients);
    return new RunningCampaign(campaign.id(), engine, clock, progress);
  }

  /** Sends until the campaign has ended, has paused itself, or was stopped. */
  public void run() {
    try {
      CampaignRunner.of(engine, this::sleep).runUntilIdle();
    } catch (InterruptedException e) {
      stop();
    }
    progress.end();
  }

  /** Sends nothing more; when this returns, no message is on its way. Any thread may call it. */
  public void stop() {
    try {
      engine.pause(id);
      stopped = true;
      clock.stop();
    } catch (ActionRefusedException e) {
      // It has ended or paused by itself: nothing is left to stop
    }
  }

  /** Tells whether {@link #stop} kept messages from going. */
  public boolean stopped() {
    return stopped;
  }

  /** Returns the figures as they stand. */
  public CampaignProgress progress() {
    return engine.progress(id);
  }

  /** Returns the outcomes in the order of the recipients; to be closed after use. */
  public Stream<LedgerEntry> results() {
    return engine.results(id);
  }

  private void sleep(Duration duration) throws InterruptedException {
    progress.show(this::progress);
    clock.sleep(duration);
  }

  /** Hears what the engine does. */
  private record Watcher(Progress progress) implements CampaignListener {
    @Override
    public void messageChanged(String campaignId, LedgerEntry entry) {
      if (entry.status().ended()) {
        progress.messageEnded();
      }
    }

    @Override
    public void laneHeld(String campaignId, String lane, String code, String detail) {
      progress.tell("device " + lane + " waits: " + detail + " (" + code + ")");
    }
  }
}
