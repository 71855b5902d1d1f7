package dev.mirsal.contact;

import java.time.Instant;
import java.util.Objects;

/**
 * One thing that a person did, and when.
 *
 * @param kind what it was
 * @param at when it happened, by the platform's clock
 * @since 0.1
 */
public record Interaction(InteractionKind kind, Instant at) {
  /** Checks that nothing is missing. */
  public Interaction {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(at, "at");
  }
}
