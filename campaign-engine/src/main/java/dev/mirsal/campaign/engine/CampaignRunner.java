package dev.mirsal.campaign.engine;

import dev.mirsal.time.Sleeper;
import dev.mirsal.time.SystemTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * Drives an engine, for hosts without a scheduler: on the calling thread alone, or with the threads
 * of an executor, which send on different lanes at the same time.
 *
 * <p>Not safe for use by several threads; an engine has one runner at a time.
 *
 * @since 0.1
 */
public final class CampaignRunner {
  private final Drive drive;

  /** How it goes on. */
  @FunctionalInterface
  private interface Drive {
    void run(boolean untilIdle, BooleanSupplier condition) throws InterruptedException;
  }

  private CampaignRunner(Drive drive) {
    this.drive = drive;
  }

  /** Returns a runner that blocks its thread until the next message is due. */
  public static CampaignRunner of(CampaignEngine engine) {
    return of(engine, SystemTime.sleeper());
  }

  /**
   * Returns a runner that sends on its thread alone.
   *
   * @param engine what to drive
   * @param sleeper waits until the next message is due; with a virtual clock, moves it there
   */
  public static CampaignRunner of(CampaignEngine engine, Sleeper sleeper) {
    return new CampaignRunner(
        new Alone(engine, engine.clock(), Objects.requireNonNull(sleeper, "sleeper")));
  }

  /**
   * Returns a runner that sends with the threads of an executor, in real time.
   *
   * @param engine what to drive; on the system's clock
   * @param executor gets a task for each message that may be on its way; how many of its tasks run
   *     at the same time is up to it. The host shuts it down.
   */
  public static CampaignRunner on(CampaignEngine engine, Executor executor) {
    Objects.requireNonNull(executor, "executor");
    return new CampaignRunner(new Dispatcher(engine, engine.clock(), executor)::run);
  }

  /**
   * Returns a runner that sends with threads of its own, in real time: one for each message that
   * may be on its way. They are virtual threads on a JDK that has them (21 and later), daemon
   * threads on one that has not. None is left when a run ends.
   *
   * @param engine what to drive; on the system's clock
   */
  public static CampaignRunner onOwnThreads(CampaignEngine engine) {
    return on(engine, new LaneThreads());
  }

  /**
   * Runs until nothing will be due by itself any more: all campaigns have ended, are paused or wait
   * for a device. What other threads launch, resume or edit is noticed when the next message is
   * due, or at once by a runner on an executor.
   *
   * @throws InterruptedException if the thread is interrupted
   * @throws RuntimeException as {@link CampaignEngine#runDue()} does
   */
  public void runUntilIdle() throws InterruptedException {
    drive.run(true, () -> true);
  }

  /**
   * Runs for as long as a condition holds. It is asked, and what other threads do is noticed, at
   * least every 30 seconds while nothing is due.
   *
   * @throws InterruptedException if the thread is interrupted
   * @throws RuntimeException as {@link CampaignEngine#runDue()} does
   */
  public void runWhile(BooleanSupplier condition) throws InterruptedException {
    drive.run(false, condition);
  }

  /** One thread, which sleeps between messages. */
  private record Alone(CampaignEngine engine, InstantSource clock, Sleeper sleeper)
      implements Drive {
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);

    @Override
    public void run(boolean untilIdle, BooleanSupplier condition) throws InterruptedException {
      while (condition.getAsBoolean()) {
        Instant next = engine.runDue();
        Instant now = clock.instant();
        if (untilIdle && next.equals(Instant.MAX)) {
          return;
        }
        Instant latest = untilIdle ? next : now.plus(LONGEST_SLEEP);
        sleeper.sleep(Duration.between(now, next.isBefore(latest) ? next : latest));
      }
    }
  }
}
