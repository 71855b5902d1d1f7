package dev.mirsal.example.cli.run;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignProgress;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.engine.CampaignListener;
import dev.mirsal.campaign.engine.CampaignRunner;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Recipient;
import dev.mirsal.send.MessageSender;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** A campaign of a store that is sent on the calling thread. */
public final class RunningCampaign {
  private final String id;
  private final CampaignStore store;
  private final CampaignEngine engine;
  private final RunClock clock;
  private final Progress progress;
  private volatile boolean stopping;
  private volatile boolean stopped;
  private long seenVersion;

  /**
   * Creates a campaign at work; nothing is sent yet.
   *
   * @param id its id
   * @param store where it is, or will be when it is launched
   * @param owner the engine's name; nobody else sends under it
   */
  public RunningCampaign(
      String id,
      CampaignStore store,
      String owner,
      MessageSender sender,
      RunClock clock,
      Progress progress) {
    this.id = id;
    this.store = store;
    this.clock = clock;
    this.progress = progress;
    engine =
        CampaignEngine.builder()
            .store(store)
            .owner(owner)
            .sender(Channel.WHATSAPP, sender)
            .clock(clock)
            .listener(new Watcher())
            .build();
  }

  /**
   * Launches the campaign; nothing is sent yet.
   *
   * @throws dev.mirsal.campaign.CampaignException if it cannot be launched
   */
  public void launch(Campaign campaign, Iterable<Recipient> recipients) {
    engine.launch(campaign, recipients);
  }

  /**
   * Sends until the campaign has ended, has paused itself, or was stopped. If a person pauses it,
   * waits until it is resumed.
   */
  public void run() {
    try {
      CampaignRunner runner = CampaignRunner.of(engine, this::sleep);
      requireGoing();
      runner.runUntilIdle();
      while (pausedByHand()) {
        progress.tell("paused: waits for mirsal resume; Ctrl-C ends the waiting, not the campaign");
        awaitChange();
        progress.tell("no longer paused");
        runner.runUntilIdle();
      }
    } catch (InterruptedException e) {
      stopped = true;
    }
    // The last message may have been the one after which to stop
    Thread.interrupted();
    progress.end();
  }

  /** Lets the message on its way arrive and sends no other. Any thread may call it. */
  public void stop() {
    stopping = true;
    clock.stop();
  }

  /** Tells whether {@link #stop} ended the run, not the campaign itself. */
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

  private boolean pausedByHand() {
    CampaignRecord record = record();
    seenVersion = record.version();
    return record.status() == CampaignStatus.PAUSED && record.note() == null;
  }

  private void requireGoing() throws InterruptedException {
    if (stopping) {
      throw new InterruptedException("the run was stopped");
    }
  }

  private void sleep(Duration duration) throws InterruptedException {
    progress.show(this::progress);
    Instant until = clock.instant().plus(duration);
    Duration left = duration;
    while (!hasChanged() && left.compareTo(Duration.ZERO) > 0) {
      clock.sleep(clock.nap(left));
      left = Duration.between(clock.instant(), until);
    }
    requireGoing();
  }

  private void awaitChange() throws InterruptedException {
    while (!hasChanged()) {
      clock.sleep(clock.nap(Duration.ofDays(1)));
    }
  }

  /** Another process may have paused or cancelled the campaign, or let it go on. */
  private boolean hasChanged() {
    long version = record().version();
    boolean changed = version != seenVersion;
    seenVersion = version;
    return changed;
  }

  private CampaignRecord record() {
    return store.find(id).orElseThrow(() -> new IllegalStateException("the campaign is gone"));
  }

  /** Hears what the engine does. */
  private final class Watcher implements CampaignListener {
    @Override
    public void messageChanged(String campaignId, LedgerEntry entry) {
      if (entry.status().ended()) {
        progress.messageEnded();
      }
      if (stopping) {
        // Between two messages the engine heeds it
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void laneHeld(
        String campaignId, String lane, String code, String detail) {
      progress.tell("device " + lane + " waits: " + detail + " (" + code + ")");
    }
  }
}
