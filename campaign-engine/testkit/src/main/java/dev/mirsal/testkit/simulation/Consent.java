package dev.mirsal.testkit.simulation;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.engine.SendGate;
import dev.mirsal.message.Address;
import dev.mirsal.message.Recipient;
import dev.mirsal.message.Route;
import dev.mirsal.policy.Certainty;
import dev.mirsal.policy.Decision;
import dev.mirsal.policy.Reason;
import dev.mirsal.policy.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may be written to: some not yet, some not at all, and some have had enough meanwhile. */
final class Consent {
  private static final List<String> RULES = List.of("sim.rule");

  private final World world;
  private final Map<Address, Instant> notBefore = new HashMap<>();
  private final Set<Address> never = new HashSet<>();
  private final Set<Address> optedOut = new HashSet<>();
  private final Set<Address> denied = new HashSet<>();

  /** When each person was asked for last, if the answer was yes. */
  private final Map<Address, Instant> allowed = new HashMap<>();

  Consent(World world) {
    this.world = world;
  }

  void draw(Address person) {
    if (world.dice().onceIn(15)) {
      never.add(person);
    } else if (world.dice().onceIn(8)) {
      notBefore.put(person, world.now().plus(world.dice().seconds(0, 200_000)));
    }
  }

  void optOut(Address person) {
    optedOut.add(person);
  }

  boolean hasOptedOut(Address person) {
    return optedOut.contains(person);
  }

  /** Returns whether it was ever said that a person may not be written to, now or ever. */
  boolean wasDenied(Address person) {
    return denied.contains(person);
  }

  /** Returns whether the last answer for a person was yes, and was given for that very instant. */
  boolean wasAllowed(Address person, Instant at) {
    return at.equals(allowed.get(person));
  }

  /** Returns the gate of a worker; while it is asked, others act. */
  SendGate gate(Worker worker) {
    return (Campaign campaign, Recipient recipient, Instant now) -> {
      worker.live();
      Decision decision = decide(recipient.address(), now);
      if (world.dice().onceIn(30) && !world.isCalm()) {
        world.goOnWithout(worker, Duration.ZERO);
      }
      return decision;
    };
  }

  private Decision decide(Address person, Instant now) {
    Instant from = notBefore.getOrDefault(person, Instant.MIN);
    if (optedOut.contains(person) || never.contains(person)) {
      return no(person, refused(), null);
    }
    if (now.isBefore(from)) {
      return no(person, notNow(), from);
    }
    allowed.put(person, now);
    return new Decision(
        new Verdict.Allowed(
            Route.FREE_FORM, null, null, List.of(Reason.PERMITTED), RULES, Certainty.OFFICIAL),
        true,
        null,
        null,
        null,
        null);
  }

  private Decision no(Address person, Verdict verdict, @Nullable Instant again) {
    denied.add(person);
    allowed.remove(person);
    return new Decision(verdict, false, null, null, null, again);
  }

  private static Verdict refused() {
    return new Verdict.Refused(
        List.of(Reason.OPTED_OUT), RULES, Certainty.OFFICIAL, List.of(), List.of());
  }

  private static Verdict notNow() {
    return new Verdict.NotNow(
        List.of(Reason.FREQUENCY_CAP), RULES, Certainty.OFFICIAL, List.of(), List.of());
  }
}
