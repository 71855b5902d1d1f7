package dev.mirsal.example.cli;

import dev.mirsal.example.cli.run.RunningCampaign;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What Ctrl-C does while a campaign runs: it lets the message on its way arrive, sends no other,
 * and waits until the outcome is told.
 */
final class Interruption implements AutoCloseable {
  private static final long LONGEST_REPORT_SECONDS = 60;

  private final CountDownLatch told = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "mirsal-stop");
  private @Nullable RunningCampaign running;
  private boolean requested;

  private Interruption() {}

  /** Returns an interruption that acts when the process is asked to end. */
  static Interruption armed() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Names the campaign to stop; it is stopped at once if that was asked for already. */
  synchronized void stops(RunningCampaign campaign) {
    running = campaign;
    if (requested) {
      campaign.stop();
    }
  }

  private synchronized void request() {
    requested = true;
    if (running != null) {
      running.stop();
    }
  }

  private void stop() {
    request();
    try {
      told.await(LONGEST_REPORT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Everything has been told and written: the process may end. */
  @Override
  public void close() {
    told.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook at work
    }
  }
}
