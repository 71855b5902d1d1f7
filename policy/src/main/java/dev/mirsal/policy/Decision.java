package dev.mirsal.policy;

import dev.mirsal.message.Permit;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer to: may I send this, now, to this person, and how?
 *
 * @param verdict what the rules say, and why
 * @param windowOpen whether the standard window is open
 * @param windowClosesAt when the standard window closes or closed (at that instant it is closed),
 *     or null if nothing ever opened it
 * @param until when the permission ends (exclusive), or null if the message may not go or nothing
 *     ends the permission
 * @param reference what the permission uses up: a token, or the id of the comment that a private
 *     reply answers; null if nothing
 * @param askAgainAt when to ask again, or null if the message may go, will never go, or nobody
 *     knows when
 * @since 0.1
 */
public record Decision(
    Verdict verdict,
    boolean windowOpen,
    @Nullable Instant windowClosesAt,
    @Nullable Instant until,
    @Nullable String reference,
    @Nullable Instant askAgainAt) {
  /** Checks that nothing is missing. */
  public Decision {
    Objects.requireNonNull(verdict, "verdict");
  }

  /** Tells whether the message may go. */
  public boolean allowed() {
    return verdict instanceof Verdict.Allowed;
  }

  /** Tells whether only a paid message could reach the person. */
  public boolean requiresSponsoredMessage() {
    return verdict instanceof Verdict.RequiresSponsored;
  }

  /** Returns the permission for the sender, or null if the message may not go. */
  public @Nullable Permit permit() {
    return verdict instanceof Verdict.Allowed allowed
        ? new Permit(
            allowed.route(),
            allowed.messagingType(),
            allowed.tag(),
            until,
            reference,
            allowed.rules())
        : null;
  }

  Decision askingAgainAt(@Nullable Instant instant) {
    return new Decision(verdict, windowOpen, windowClosesAt, until, reference, instant);
  }

  /** Shows no reference, which may be a token. */
  @Override
  public String toString() {
    return "Decision[" + verdict + ", until " + until + ", ask again at " + askAgainAt + "]";
  }
}
