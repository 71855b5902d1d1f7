package dev.mirsal.contact;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message that a person already got from the business, as far as later decisions depend on it.
 *
 * @param at when it was sent
 * @param type what it was for
 * @param route by which permission it went, such as {@code PRIVATE_REPLY}
 * @param reference what it used up: the id of a comment, a token; or null
 * @param countsTowardCaps whether frequency caps count it
 * @since 0.1
 */
public record SentMessage(
    Instant at,
    CampaignType type,
    String route,
    @Nullable String reference,
    boolean countsTowardCaps) {
  /** Checks that nothing is missing. */
  public SentMessage {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(route, "route");
  }

  /** Returns a message that uses nothing up and counts toward caps. */
  public static SentMessage of(Instant at, CampaignType type, String route) {
    return new SentMessage(at, type, route, null, true);
  }

  @Override
  public String toString() {
    return "SentMessage[" + at + ", " + type + ", " + route + "]";
  }
}
