package dev.mirsal.campaign.engine;

import dev.mirsal.time.Sleeper;
import dev.mirsal.time.SystemTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * Drives an engine on the calling thread, for hosts without a scheduler.
 *
 * @since 0.1
 */
public final class CampaignRunner {
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);

  private final CampaignEngine engine;
  private final InstantSource clock;
  private final Sleeper sleeper;

  private CampaignRunner(CampaignEngine engine, InstantSource clock, Sleeper sleeper) {
    this.engine = engine;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /** Returns a runner that blocks its thread until the next message is due. */
  public static CampaignRunner of(CampaignEngine engine) {
    return of(engine, SystemTime.sleeper());
  }

  /**
   * Returns a runner.
   *
   * @param engine what to drive
   * @param sleeper waits until the next message is due; with a virtual clock, moves it there
   */
  public static CampaignRunner of(CampaignEngine engine, Sleeper sleeper) {
    return new CampaignRunner(engine, engine.clock(), Objects.requireNonNull(sleeper, "sleeper"));
  }

  /**
   * Runs until nothing will be due by itself any more: all campaigns have ended, are paused or wait
   * for a device. What other threads launch, resume or edit is noticed when the next message is
   * due.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  public void runUntilIdle() throws InterruptedException {
    Instant next = engine.runDue();
    while (!next.equals(Instant.MAX)) {
      sleeper.sleep(Duration.between(clock.instant(), next));
      next = engine.runDue();
    }
  }

  /**
   * Runs for as long as a condition holds. It is asked, and what other threads do is noticed, at
   * least every 30 seconds while nothing is due.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  public void runWhile(BooleanSupplier condition) throws InterruptedException {
    while (condition.getAsBoolean()) {
      Instant next = engine.runDue();
      Instant now = clock.instant();
      Instant latest = now.plus(LONGEST_SLEEP);
      sleeper.sleep(Duration.between(now, next.isBefore(latest) ? next : latest));
    }
  }
}
