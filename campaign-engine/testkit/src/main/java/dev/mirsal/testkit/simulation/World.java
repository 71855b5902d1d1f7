package dev.mirsal.testkit.simulation;

import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.engine.SendGate;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.testkit.VirtualClock;
import dev.mirsal.testkit.simulation.UnreliableStore.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One life: time, workers, and what befalls them. All on one thread. */
final class World {
  private static final Instant START = Instant.parse("2026-11-23T07:00:00Z");
  private static final int MOST_CALM_STEPS = 3000;
  private static final int MOST_LOG_LINES = 20_000;
  private static final int MOST_FRAMES = 12;

  private final long seed;
  private final Dice dice;
  private final VirtualClock clock = VirtualClock.at(START);
  private final CampaignStore store;
  private final Judge judge;
  private final People people;
  private final Consent consent;
  private final boolean asksForConsent;
  private final UnaryOperator<SendGate> gates;
  private final List<Worker> workers = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private final int mostWorkers;
  private final Duration lease;

  /** Something befalls one operation in so many of the store's, in each way. */
  private final int calmness;

  private int started;
  private int crashes;
  private boolean calm;
  private boolean reliable = true;
  private boolean frozen;

  World(
      long seed,
      CampaignStore store,
      LongFunction<SendingRules> rules,
      int recipients,
      int workers,
      UnaryOperator<SendGate> gates) {
    this.seed = seed;
    this.dice = new Dice(seed);
    this.store = store;
    this.mostWorkers = workers;
    this.gates = gates;
    this.consent = new Consent(this);
    this.asksForConsent = !dice.onceIn(4);
    this.judge = new Judge(store, this);
    this.people = new People(this, store, rules, recipients);
    this.lease = dice.seconds(30, 300);
    this.calmness = (int) dice.between(100, 2000);
  }

  Dice dice() {
    return dice;
  }

  Judge judge() {
    return judge;
  }

  Consent consent() {
    return consent;
  }

  boolean asksForConsent() {
    return asksForConsent;
  }

  Instant now() {
    return clock.instant();
  }

  boolean isCalm() {
    return calm;
  }

  Worker first() {
    return workers.get(0);
  }

  void log(String line) {
    if (log.size() < MOST_LOG_LINES) {
      log.add(now() + " " + line);
    }
  }

  void pass(Duration time) {
    if (!frozen) {
      clock.advance(time);
    }
  }

  /** Returns what befalls the next operation of a store. */
  Trouble trouble() {
    int number = reliable ? 0 : dice.upTo(calmness);
    return switch (number) {
      case 1 -> Trouble.REFUSED;
      case 2 -> Trouble.NO_ANSWER;
      case 3 -> Trouble.CRASH_BEFORE;
      case 4 -> Trouble.CRASH_AFTER;
      case 5, 6, 7, 8, 9, 10, 11, 12 -> Trouble.SLOW;
      default -> Trouble.NONE;
    };
  }

  void crashed(Worker worker) {
    if (workers.remove(worker)) {
      crashes++;
      log(worker.name() + " is gone");
    }
  }

  /** What somebody throws whom nobody expects to is in the report, with the seed. */
  SimulationReport live(int steps) {
    try {
      lead(steps);
    } catch (RuntimeException e) {
      Stream.of(e.getStackTrace()).limit(MOST_FRAMES).forEach(frame -> log("  at " + frame));
      judge.violated("broke off: " + e);
    }
    return new SimulationReport(
        seed, people.campaigns().size(), judge.went(), crashes, judge.violations(), log);
  }

  private void lead(int steps) {
    int count = (int) dice.between(1, mostWorkers);
    for (int i = 0; i < count; i++) {
      start("w" + started++);
    }
    people.launch();
    reliable = false;
    for (int i = 0; i < steps && (!people.haveFinished() || dice.onceIn(3)); i++) {
      step();
    }
    comeToRest();
    judge.checkEnd(people.campaigns());
  }

  private void start(String name) {
    Worker worker = new Worker(this, name, store, lease, (int) dice.between(2, 20), gates);
    if (dice.onceIn(3)) {
      worker.skew(dice.seconds(-90, 90));
    }
    workers.add(worker);
    log(name + " starts");
  }

  /** Something happens. */
  private void step() {
    int kind = dice.upTo(19);
    if (kind < 8) {
      someWorker().ifPresent(Worker::runDue);
    } else if (kind < 13) {
      waitForTheNext();
    } else if (kind < 15) {
      pass(dice.seconds(0, 2000));
    } else if (kind < 18) {
      act();
    } else if (kind == 18) {
      comeAndGo();
    } else {
      jump();
    }
  }

  /** A call takes its time, and the world goes on meanwhile. */
  void goOnFor(Duration time) {
    Instant end = now().plus(time);
    int turns = dice.upTo(3);
    for (int i = 0; i < turns; i++) {
      pass(time.dividedBy(4));
      if (dice.onceIn(3)) {
        act();
      } else {
        goOnBeside();
      }
    }
    if (now().isBefore(end)) {
      clock.set(end);
    }
  }

  /** Somebody does what is due, perhaps another thread of one who waits for the platform. */
  private void goOnBeside() {
    List<Worker> able = workers.stream().filter(w -> w.isIdle() || w.hasRoom()).toList();
    if (!able.isEmpty()) {
      Worker worker = dice.oneOf(able);
      if (worker.isIdle()) {
        worker.runDue();
      } else {
        worker.runBeside();
      }
    }
  }

  /** An operation of a worker takes its time, and others act meanwhile. */
  void goOnWithout(Worker worker, Duration time) {
    boolean wasFrozen = frozen;
    frozen |= time.isZero();
    pass(time);
    if (dice.onceIn(2)) {
      act(worker);
    } else if (!frozen) {
      List<Worker> idle = workers.stream().filter(w -> w.isIdle() && w != worker).toList();
      if (!idle.isEmpty()) {
        dice.oneOf(idle).runDue();
      }
    }
    frozen = wasFrozen;
  }

  private void act() {
    act(null);
  }

  private void act(@Nullable Worker except) {
    List<Worker> able = workers.stream().filter(w -> w.mayAct() && w != except).toList();
    if (able.isEmpty()) {
      return;
    }
    Worker worker = dice.oneOf(able);
    try {
      people.act(worker);
    } catch (Crash e) {
      crashed(worker);
    }
  }

  private Optional<Worker> someWorker() {
    List<Worker> idle = workers.stream().filter(Worker::isIdle).toList();
    return idle.isEmpty() ? Optional.empty() : Optional.of(dice.oneOf(idle));
  }

  private void comeAndGo() {
    if (workers.size() < mostWorkers) {
      // Under a name of its own, or under that of a worker who is gone.
      String old = "w" + dice.upTo(started - 1);
      boolean taken = workers.stream().anyMatch(worker -> worker.name().equals(old));
      start(taken || dice.onceIn(2) ? "w" + started++ : old);
    } else {
      someWorker().ifPresent(this::stop);
    }
  }

  private void stop(Worker worker) {
    try {
      worker.engine().release();
      log(worker.name() + " stops");
    } catch (Crash | IllegalStateException e) {
      log(worker.name() + " stops badly");
    }
    worker.die();
    workers.remove(worker);
  }

  private void jump() {
    if (dice.onceIn(2)) {
      someWorker().ifPresent(worker -> worker.skew(dice.seconds(-200, 200)));
    } else {
      Duration by = dice.seconds(-7200, 40_000);
      pass(by);
      log("the clock jumps by " + by);
    }
  }

  private void waitForTheNext() {
    Instant next = next();
    if (!next.equals(Instant.MAX) && next.isAfter(now())) {
      clock.set(next);
    }
  }

  /** Returns when some worker has something to do next. */
  private Instant next() {
    Instant next = Instant.MAX;
    boolean wasReliable = reliable;
    reliable = true;
    for (Worker worker : workers) {
      Instant its = worker.inWorldTime(worker.engine().nextDue());
      next = its.isBefore(next) ? its : next;
    }
    reliable = wasReliable;
    return next;
  }

  /** Nothing goes wrong any more, and people let campaigns run: all must come to their end. */
  private void comeToRest() {
    calm = true;
    reliable = true;
    log("calm");
    if (workers.isEmpty()) {
      start("w" + started++);
    }
    workers.forEach(worker -> worker.skew(Duration.ZERO));
    boolean moves = true;
    for (int step = 0; moves && step < MOST_CALM_STEPS; step++) {
      List.copyOf(workers).forEach(Worker::runDue);
      Instant next = next();
      if (!next.equals(Instant.MAX)) {
        clock.set(next.isAfter(now()) ? next : now().plusMillis(1));
      } else if (!people.goOn(workers.get(0))) {
        moves = people.replay(workers.get(0));
      }
    }
    for (String id : people.campaigns()) {
      CampaignStatus status = judge.status(id);
      if (!status.ended()) {
        judge.violated(id + " does not come to its end: it is " + status + ", " + store.counts(id));
      }
    }
  }
}
