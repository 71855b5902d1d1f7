package dev.mirsal.testkit.simulation;

import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.message.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** A process that runs an engine, with a clock that may be wrong. */
final class Worker implements InstantSource {
  private final World world;
  private final String name;
  private final CampaignEngine engine;
  private Duration skew = Duration.ZERO;
  private boolean alive = true;
  private boolean busy;

  Worker(World world, String name, CampaignStore store, Duration lease, int attempts) {
    this.world = world;
    this.name = name;
    this.engine =
        CampaignEngine.builder()
            .owner(name)
            .clock(this)
            .leaseDuration(lease)
            .attempts(attempts)
            .store(UnreliableStore.of(store, world, this))
            .sender(Channel.WHATSAPP, new UnreliableSender(world, this))
            .build();
  }

  String name() {
    return name;
  }

  CampaignEngine engine() {
    return engine;
  }

  boolean isAlive() {
    return alive;
  }

  /** Returns whether it can be asked to do what is due: it is not in the middle of that already. */
  boolean isIdle() {
    return alive && !busy;
  }

  void skew(Duration value) {
    skew = value;
  }

  @Override
  public Instant instant() {
    return world.now().plus(skew);
  }

  /** Its clock as engines read it. */
  Instant now() {
    return instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Returns when the world's clock shows what would be an instant on this worker's. */
  Instant inWorldTime(Instant own) {
    return own.equals(Instant.MAX) ? own : own.minus(skew);
  }

  Crash die() {
    alive = false;
    return new Crash(name);
  }

  /** Does nothing, unless it has died: then it does nothing ever. */
  void live() {
    if (!alive) {
      throw new Crash(name);
    }
  }

  /** Does what is due; whatever goes wrong with it goes wrong with it alone. */
  void runDue() {
    busy = true;
    try {
      engine.runDue();
    } catch (Crash e) {
      world.crashed(this);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a simulation", e);
    } catch (RuntimeException e) {
      world.log(name + " runDue failed: " + e.getMessage());
    } finally {
      busy = false;
    }
  }
}
