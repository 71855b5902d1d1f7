package dev.mirsal.policy;

import dev.mirsal.contact.ContactState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule of a {@link Question}; its conditions are numbers of the question's checks. */
final class Option {
  final Rule rule;
  final int[] numbers;

  /** The numbers as bits, and as pairs of bits: the places of their faults. */
  final long bits;

  final long mask;

  Option(Rule rule, List<Condition> conditions, Map<Condition, Integer> numbering) {
    this.rule = rule;
    numbers =
        conditions.stream()
            .mapToInt(c -> numbering.computeIfAbsent(c, unseen -> numbering.size()))
            .toArray();
    bits = Arrays.stream(numbers).mapToLong(n -> 1L << n).reduce(0, (one, other) -> one | other);
    mask =
        Arrays.stream(numbers).mapToLong(n -> 3L << (2 * n)).reduce(0, (one, other) -> one | other);
  }

  boolean holds(int[] faults) {
    for (int number : numbers) {
      if (faults[number] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Tells whether waiting would do: something is missing, and all of it passes. */
  boolean passes(int[] faults, Check[] checks) {
    for (int number : numbers) {
      if (faults[number] != 0 && !checks[number].passes(faults[number])) {
        return false;
      }
    }
    return true;
  }

  /** When the permission ends, or null if nothing ends it. */
  @Nullable Instant endsAt(Check[] checks, ContactState contact, Intent intent, Instant now) {
    Instant end = rule.validity().until();
    for (int number : numbers) {
      end = Check.earlier(end, checks[number].endsAt(contact, intent, now));
    }
    return end;
  }

  /** When all that is missing has passed, or null if nobody knows. */
  @Nullable Instant passesAt(
      int[] faults, Check[] checks, ContactState contact, Account account, Instant now) {
    Instant latest = null;
    for (int number : numbers) {
      if (faults[number] != 0) {
        latest = Check.later(latest, checks[number].passesAt(contact, account, now));
      }
    }
    return latest;
  }
}
