package dev.mirsal.policy;

import dev.mirsal.contact.ContactState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * One kind of intent in one era, that is between two dates at which rules change: everything that
 * does not depend on the single contact is settled here once.
 *
 * <p>What remains is a handful of conditions. Their faults, two bits each, are the key under which
 * verdicts are remembered, so that equal situations share one verdict and make no garbage.
 */
final class Question {
  /** Slots for remembered verdicts, a power of two; a lost one is only made again. */
  private static final int SLOTS = 256;

  /** So many conditions fit into a key of two bits each. */
  private static final int MEMORABLE = 31;

  private final QuestionRules rules;
  private final Option[] permits;
  private final Verdict[] allowed;
  private final Option[] doubtful;
  private final Option[] ways;
  private final Check[] checks;
  private final int[] windows;
  private final AtomicReferenceArray<@Nullable Remembered> memory =
      new AtomicReferenceArray<>(SLOTS);

  private record Remembered(long key, Verdict verdict) {}

  Question(QuestionRules rules) {
    this.rules = rules;
    Map<Condition, Integer> numbering = new LinkedHashMap<>();
    permits = permits(rules.permits, numbering);
    allowed = rules.permits.stream().map(Question::allowed).toArray(Verdict[]::new);
    doubtful = permits(rules.doubtful, numbering);
    ways =
        rules.ways.stream()
            .map(w -> new Option(w, ((Effect.Way) w.effect()).conditions(), numbering))
            .toArray(Option[]::new);
    checks = numbering.keySet().stream().map(Checks::of).toArray(Check[]::new);
    windows =
        Arrays.stream(permits)
            .flatMapToInt(permit -> Arrays.stream(permit.numbers))
            .filter(number -> checks[number] instanceof WindowCheck)
            .distinct()
            .toArray();
  }

  private static Option[] permits(List<Rule> rules, Map<Condition, Integer> numbering) {
    return rules.stream()
        .map(r -> new Option(r, ((Effect.Permit) r.effect()).conditions(), numbering))
        .toArray(Option[]::new);
  }

  private static Verdict allowed(Rule rule) {
    Effect.Permit permit = (Effect.Permit) rule.effect();
    boolean window = permit.conditions().stream().anyMatch(Condition.OpenWindow.class::isInstance);
    return new Verdict.Allowed(
        permit.route(),
        permit.messagingType(),
        permit.tag(),
        List.of(window ? Reason.WINDOW_OPEN : Reason.PERMITTED),
        List.of(rule.id()),
        rule.certainty());
  }

  Verdict verdict(ContactState contact, Intent intent, Account account, Instant now) {
    for (int i = 0; i < permits.length; i++) {
      if (holds(permits[i], contact, intent, account, now)) {
        return allowed[i];
      }
    }
    return checks.length > MEMORABLE
        ? notAllowed(faults(contact, intent, account, now))
        : remembered(contact, intent, account, now);
  }

  private boolean holds(
      Option option, ContactState contact, Intent intent, Account account, Instant now) {
    for (int number : option.numbers) {
      if (checks[number].fault(contact, intent, account, now) != 0) {
        return false;
      }
    }
    return true;
  }

  private Verdict remembered(ContactState contact, Intent intent, Account account, Instant now) {
    long key = 0;
    for (Check check : checks) {
      key = key << 2 | check.fault(contact, intent, account, now);
    }
    int slot = Long.hashCode(key * 0x9E3779B97F4A7C15L) & (SLOTS - 1);
    Remembered known = memory.get(slot);
    if (known != null && known.key == key) {
      return known.verdict;
    }
    Verdict fresh = notAllowed(faults(contact, intent, account, now));
    memory.set(slot, new Remembered(key, fresh));
    return fresh;
  }

  private int[] faults(ContactState contact, Intent intent, Account account, Instant now) {
    int[] faults = new int[checks.length];
    for (int i = 0; i < faults.length; i++) {
      faults[i] = checks[i].fault(contact, intent, account, now);
    }
    return faults;
  }

  private Verdict notAllowed(int[] faults) {
    Grounds grounds = new Grounds();
    boolean waits = false;
    for (Option permit : permits) {
      if (permit.passes(faults, checks)) {
        grounds.add(permit.rule, missing(permit, faults));
        waits = true;
      }
    }
    for (Option permit : permits) {
      grounds.add(permit.rule, missing(permit, faults));
    }
    grounds.add(rules.notes);
    for (Option each : doubtful) {
      if (each.holds(faults)) {
        grounds.doubt(each.rule);
      }
    }
    for (Option way : ways) {
      grounds.add(remedy(way, faults));
    }
    if (waits) {
      return grounds.notNow();
    }
    return rules.paidLane && conversed(faults) ? grounds.requiresSponsored() : grounds.refused();
  }

  private List<Reason> missing(Option option, int[] faults) {
    List<Reason> missing = new ArrayList<>();
    for (int number : option.numbers) {
      if (faults[number] != 0) {
        missing.add(reason(number, faults));
      }
    }
    return missing;
  }

  private Reason reason(int number, int[] faults) {
    return conversed(faults)
        ? checks[number].reasonAmongAcquainted(faults[number])
        : checks[number].reason(faults[number]);
  }

  private boolean conversed(int[] faults) {
    for (int number : windows) {
      if (faults[number] != WindowCheck.NEVER_OPENED) {
        return true;
      }
    }
    return false;
  }

  private Remedy remedy(Option way, int[] faults) {
    List<Reason> missing = missing(way, faults);
    if (!rules.inForce(way.rule)) {
      missing.add(0, Reason.RULE_ENDED);
    }
    RemedyKind kind = ((Effect.Way) way.rule.effect()).kind();
    return new Remedy(kind, missing.isEmpty(), way.rule.certainty(), way.rule.id(), missing);
  }

  /** Adds to a verdict the instants that belong to this contact. */
  Decision decision(
      Verdict verdict, ContactState contact, Intent intent, Account account, Instant now) {
    boolean open = false;
    Instant closesAt = null;
    for (int number : windows) {
      open |= checks[number].fault(contact, intent, account, now) == 0;
      closesAt = Check.later(closesAt, ((WindowCheck) checks[number]).closesAt(contact, now));
    }
    return new Decision(
        verdict,
        open,
        closesAt,
        verdict instanceof Verdict.Allowed ? until(verdict, contact, intent, now) : null,
        verdict instanceof Verdict.NotNow ? askAgainAt(contact, intent, account, now) : null);
  }

  private @Nullable Instant until(
      Verdict verdict, ContactState contact, Intent intent, Instant now) {
    for (int i = 0; i < permits.length; i++) {
      if (allowed[i] == verdict) {
        return permits[i].endsAt(checks, contact, intent, now);
      }
    }
    return null;
  }

  private @Nullable Instant askAgainAt(
      ContactState contact, Intent intent, Account account, Instant now) {
    int[] faults = faults(contact, intent, account, now);
    Instant first = null;
    for (Option permit : permits) {
      if (permit.passes(faults, checks)) {
        first = Check.earlier(first, permit.passesAt(faults, checks, contact, account, now));
      }
    }
    return first;
  }
}
