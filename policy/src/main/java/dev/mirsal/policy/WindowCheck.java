package dev.mirsal.policy;

import dev.mirsal.contact.ContactState;
import dev.mirsal.contact.Interaction;
import dev.mirsal.contact.InteractionKinds;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The standard window. */
final class WindowCheck extends Check {
  static final int NEVER_OPENED = 1;
  private static final int ELAPSED = 2;
  private static final int REFUSED = 3;

  private final InteractionKinds kinds;
  private final Duration length;

  WindowCheck(Condition.OpenWindow window) {
    super(Reason.NO_CONVERSATION, Reason.WINDOW_CLOSED, Reason.WINDOW_REFUSED);
    kinds = InteractionKinds.of(window.by());
    length = window.length();
  }

  @Override
  int fault(ContactState contact, Intent intent, Account account, Instant now) {
    Interaction last = contact.latest(kinds, now);
    if (last == null) {
      return NEVER_OPENED;
    }
    if (!within(last.at(), now, length)) {
      return ELAPSED;
    }
    return refusedSince(contact, last, now) == null ? 0 : REFUSED;
  }

  @Override
  @Nullable Instant endsAt(ContactState contact, Intent intent, Instant now) {
    return closesAt(contact, now);
  }

  /** When the window closes or closed, or null if nothing ever opened it. */
  @Nullable Instant closesAt(ContactState contact, Instant now) {
    Interaction last = contact.latest(kinds, now);
    return last == null ? null : earlier(last.at().plus(length), refusedSince(contact, last, now));
  }

  private static @Nullable Instant refusedSince(
      ContactState contact, Interaction last, Instant now) {
    Instant refused = contact.windowRefusedAt();
    return refused == null || last.at().isAfter(refused) || refused.isAfter(now) ? null : refused;
  }
}
