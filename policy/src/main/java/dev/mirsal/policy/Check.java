package dev.mirsal.policy;

import dev.mirsal.contact.ContactState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Condition}, made ready to be asked often: asking allocates nothing.
 *
 * <p>The answer is a fault: 0 if the condition holds, else the number of a reason, at most 3.
 */
abstract class Check {
  private final Reason[] faults;

  Check(Reason... faults) {
    this.faults = faults;
  }

  /** What a condition looks at, besides the instant. */
  enum Reads {
    /** The intent and the account, and not even the instant: the same for a whole campaign. */
    CAMPAIGN,
    /** The person's tokens and what was sent to the person. */
    TOKENS_OR_SENT,
    /** Anything. */
    ANYTHING
  }

  Reads reads() {
    return Reads.ANYTHING;
  }

  abstract int fault(ContactState contact, Intent intent, Account account, Instant now);

  final Reason reason(int fault) {
    return faults[fault - 1];
  }

  /** The reason for somebody who did converse, if not in the way that this condition wants. */
  final Reason reasonAmongAcquainted(int fault) {
    Reason reason = reason(fault);
    return reason == Reason.NO_CONVERSATION && faults.length > fault ? faults[fault] : reason;
  }

  /** Tells whether a fault goes away by waiting. */
  boolean passes(int fault) {
    return false;
  }

  /** When a condition that holds ends, or null if it does not by itself. */
  @Nullable Instant endsAt(ContactState contact, Intent intent, Instant now) {
    return null;
  }

  /** When a fault that passes has passed, or null if nobody knows. */
  @Nullable Instant passesAt(ContactState contact, Account account, Instant now) {
    return null;
  }

  /** Tells whether less than {@code length} lies between the two, without making an object. */
  static boolean within(Instant start, Instant now, Duration length) {
    long passed = now.getEpochSecond() - start.getEpochSecond();
    if (passed < length.getSeconds()) {
      return true;
    }
    long over = passed - length.getSeconds();
    return over <= 1 && over * 1_000_000_000 + now.getNano() - start.getNano() < length.getNano();
  }

  static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }
}
