package dev.mirsal.policy;

import dev.mirsal.contact.ContactState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known after a refusal.
 *
 * @param contact the person's state, so that the same mistake is not made twice
 * @param accountHeldUntil until when the account is restricted, {@link Instant#MAX} for an end that
 *     nobody knows, or null if the answer was not about the account
 * @param rules the ids of the rules that told what the answer means, empty if none knows it
 * @since 0.1
 */
public record Learned(
    ContactState contact, @Nullable Instant accountHeldUntil, List<String> rules) {
  /** Copies. */
  public Learned {
    rules = List.copyOf(rules);
  }
}
