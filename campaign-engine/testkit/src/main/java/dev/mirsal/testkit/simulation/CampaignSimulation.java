package dev.mirsal.testkit.simulation;

import dev.mirsal.campaign.engine.SendGate;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.InMemoryCampaignStore;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Lives of campaigns, drawn from seeds: several workers over one store, one thing at a time and in
 * virtual time. Senders are slow, fail, throttle, time out, or take the message and die; the store
 * refuses, delays and does not answer; workers crash at any step and come back; clocks differ and
 * jump; people pause, resume, edit, switch, cancel, verify, replay and opt out in between. At the
 * end nothing goes wrong any more, every campaign must come to its end, and dead letters are put
 * back once more.
 *
 * <p>These promises are watched all the time:
 *
 * <ul>
 *   <li>who is in a campaign that has ended has an outcome, the one that is true;
 *   <li>nobody is sent to twice, unless the campaign's {@link dev.mirsal.campaign.UnknownPolicy}
 *       says that doubtful messages go again;
 *   <li>nothing goes outside the hours, after its expiry or above a limit, by the clock of the
 *       worker who sends it, counting what went over all workers;
 *   <li>nothing begins once a pause, a cancel or the switch has taken effect;
 *   <li>nothing goes without the gate's yes for that very attempt, nor after an opt-out that it
 *       knows of;
 *   <li>a lane keeps its shortest delay and the pauses that fall due;
 *   <li>a lane has one owner at a time, and not more on its way than it may;
 *   <li>dead letters that are put back are tried again, and nothing else is put back;
 *   <li>who is skipped is skipped for a reason;
 *   <li>counts add up.
 * </ul>
 *
 * <p>Immutable.
 *
 * @since 0.1
 */
public final class CampaignSimulation {
  private final Supplier<? extends CampaignStore> store;
  private final LongFunction<SendingRules> rules;
  private final int recipients;
  private final int workers;
  private final int steps;
  private final UnaryOperator<SendGate> gates;

  private CampaignSimulation(Builder builder) {
    store = builder.store;
    rules = builder.rules;
    recipients = builder.recipients;
    workers = builder.workers;
    steps = builder.steps;
    gates = builder.gates;
  }

  /** Returns a builder of simulations in memory, by random rules. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Simulates one life.
   *
   * @param seed what it is drawn from; the same seed gives the same life
   */
  public SimulationReport run(long seed) {
    return new World(seed, store.get(), rules, recipients, workers, gates).live(steps);
  }

  /** Collects what a simulation is made of. Not safe for use by several threads. */
  public static final class Builder {
    private Supplier<? extends CampaignStore> store = InMemoryCampaignStore::new;
    private LongFunction<SendingRules> rules = RandomRules::of;
    private int recipients = 12;
    private int workers = 3;
    private int steps = 120;
    private UnaryOperator<SendGate> gates = UnaryOperator.identity();

    private Builder() {}

    /** Sets what returns an empty store for each life; in memory if not set. */
    public Builder store(Supplier<? extends CampaignStore> value) {
      store = Objects.requireNonNull(value, "store");
      return this;
    }

    /**
     * Sets what returns the rules that belong to a seed, each time the same; random ones if not
     * set. They must let every recipient's turn come within some weeks.
     */
    public Builder rules(LongFunction<SendingRules> value) {
      rules = Objects.requireNonNull(value, "rules");
      return this;
    }

    /** Sets how many recipients a campaign has at most, at least 1; 12 if not set. */
    public Builder recipients(int most) {
      recipients = atLeastOne("recipients", most);
      return this;
    }

    /** Sets how many workers there are at most, at least 1; 3 if not set. */
    public Builder workers(int most) {
      workers = atLeastOne("workers", most);
      return this;
    }

    /** Sets how many steps go by before the calm, at least 1; 120 if not set. */
    public Builder steps(int most) {
      steps = atLeastOne("steps", most);
      return this;
    }

    /** Sets what makes of a gate that is right the one that workers ask. */
    Builder gates(UnaryOperator<SendGate> value) {
      gates = value;
      return this;
    }

    /** Returns the simulation. */
    public CampaignSimulation build() {
      return new CampaignSimulation(this);
    }

    private static int atLeastOne(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(
            "simulation." + name + ": " + value + ", must be at least 1");
      }
      return value;
    }
  }
}
