package dev.mirsal.message;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * By what permission a message goes: what the policy decided about it, or the host on its own.
 * Connectors of platforms with messaging windows send nothing without one, and take messaging type
 * and tag from it and from nowhere else.
 *
 * @param route by which way
 * @param messagingType Messenger's messaging type, or null where there is none
 * @param tag the message tag to send with, or null for none
 * @param until when the permission ends (exclusive), or null if nothing ends it
 * @param reference what the route uses up: the token of a marketing message or a notification, the
 *     id of the comment that a private reply answers; null for other routes
 * @param rules the ids of the rules that permit it, never empty
 * @since 0.1
 */
public record Permit(
    Route route,
    @Nullable MessagingType messagingType,
    @Nullable String tag,
    @Nullable Instant until,
    @Nullable String reference,
    List<String> rules) {
  /** The only rule of a permit that the host gave itself. */
  public static final String HOST = "host";

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if there is no rule, or a tag without the messaging type that
   *     goes with it
   */
  public Permit {
    Objects.requireNonNull(route, "route");
    rules = List.copyOf(rules);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("permit.rules: none, must be at least one");
    }
    if ((tag != null) != (messagingType == MessagingType.MESSAGE_TAG)) {
      throw new IllegalArgumentException(
          "permit.tag: " + tag + ", with messaging type " + messagingType);
    }
  }

  /**
   * Returns the permit of a host that has decided without the policy, and answers for it.
   *
   * @param route by which way
   * @param messagingType Messenger's messaging type, or null where there is none
   */
  public static Permit byHost(Route route, @Nullable MessagingType messagingType) {
    return new Permit(route, messagingType, null, null, null, List.of(HOST));
  }

  /** Returns this permit with a message tag; Messenger's messaging type becomes that of tags. */
  public Permit withTag(String name) {
    return new Permit(route, MessagingType.MESSAGE_TAG, name, until, reference, rules);
  }

  /** Returns this permit with what it uses up. */
  public Permit withReference(@Nullable String used) {
    return new Permit(route, messagingType, tag, until, used, rules);
  }

  /** Tells whether the host gave it itself. */
  public boolean isByHost() {
    return rules.equals(List.of(HOST));
  }

  /** Tells whether it holds at an instant. */
  public boolean holdsAt(Instant instant) {
    return until == null || instant.isBefore(until);
  }

  /** Does not show the reference, which may be a token. */
  @Override
  public String toString() {
    return "Permit[" + route + ", " + messagingType + ", " + tag + ", " + rules + "]";
  }
}
