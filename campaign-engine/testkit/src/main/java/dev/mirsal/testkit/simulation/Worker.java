package dev.mirsal.testkit.simulation;

import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.engine.SendGate;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.message.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.UnaryOperator;

/** A process that runs an engine, with a clock that may be wrong. */
final class Worker implements InstantSource {
  private final World world;
  private final String name;
  private final CampaignEngine engine;
  private Duration skew = Duration.ZERO;
  private boolean alive = true;

  /** Who is doing what is due. */
  private final List<Thread> threads = new ArrayList<>();

  /** How many of them wait for the platform's answer. */
  private int calls;

  Worker(
      World world,
      String name,
      CampaignStore store,
      Duration lease,
      int attempts,
      UnaryOperator<SendGate> gates) {
    this.world = world;
    this.name = name;
    CampaignEngine.Builder builder =
        CampaignEngine.builder()
            .owner(name)
            .clock(this)
            .leaseDuration(lease)
            .attempts(attempts)
            .store(UnreliableStore.of(store, world, this))
            .sender(Channel.WHATSAPP, new UnreliableSender(world, this));
    if (world.asksForConsent()) {
      builder.gate(gates.apply(world.consent().gate(this)));
    }
    this.engine = builder.build();
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
    return alive && threads.isEmpty();
  }

  /** Returns whether another thread may do what is due: all others wait for the platform. */
  boolean hasRoom() {
    return alive && !threads.isEmpty() && threads.size() == calls;
  }

  /** Returns whether this very thread may act on campaigns: nothing of another is on its way. */
  boolean mayAct() {
    return alive && threads.stream().allMatch(thread -> thread == Thread.currentThread());
  }

  /** The world goes on while the platform makes it wait. */
  void waitFor(Duration time) {
    calls++;
    try {
      world.goOnFor(time);
    } finally {
      calls--;
    }
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

  /** Does what is due on a thread of its own, while this one waits. */
  void runBeside() {
    FutureTask<Void> task = new FutureTask<>(this::runDue, null);
    new Thread(task, name).start();
    try {
      task.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("beside " + name, e);
    }
  }

  /** Does what is due; whatever goes wrong with it goes wrong with it alone. */
  void runDue() {
    threads.add(Thread.currentThread());
    try {
      engine.runDue();
    } catch (Crash e) {
      world.crashed(this);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a simulation", e);
    } catch (RuntimeException e) {
      world.log(name + " runDue failed: " + e.getMessage());
    } finally {
      threads.remove(threads.size() - 1);
    }
  }
}
