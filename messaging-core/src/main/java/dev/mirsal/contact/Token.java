package dev.mirsal.contact;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A permission that a platform keeps for a person and names by a token.
 *
 * <p>{@link #toString()} leaves the token itself out.
 *
 * @param kind what it is good for
 * @param value the token, as the platform gave it
 * @param expiresAt when it ends (exclusive), or null if the platform did not say
 * @param nextEligibleAt when it may be used again (inclusive), or null if at once
 * @param topic what the person agreed to hear about, or null
 * @since 0.1
 */
public record Token(
    TokenKind kind,
    String value,
    @Nullable Instant expiresAt,
    @Nullable Instant nextEligibleAt,
    @Nullable String topic) {
  /** Checks that nothing is missing. */
  public Token {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(value, "value");
  }

  /** Returns a token without end, waiting time or topic. */
  public static Token of(TokenKind kind, String value) {
    return new Token(kind, value, null, null, null);
  }

  /** Returns this token, not to be used before an instant. */
  public Token notBefore(Instant instant) {
    return new Token(kind, value, expiresAt, instant, topic);
  }

  /** Tells whether the token still exists. */
  public boolean aliveAt(Instant now) {
    return expiresAt == null || now.isBefore(expiresAt);
  }

  /** Tells whether the token may be used. */
  public boolean usableAt(Instant now) {
    return aliveAt(now) && (nextEligibleAt == null || !now.isBefore(nextEligibleAt));
  }

  @Override
  public String toString() {
    return "Token[" + kind + ", expires " + expiresAt + ", next " + nextEligibleAt + "]";
  }
}
