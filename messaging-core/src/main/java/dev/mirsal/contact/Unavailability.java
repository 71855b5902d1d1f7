package dev.mirsal.contact;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a person cannot or must not be written to, mostly learned from a platform's
 * answer.
 *
 * @param code why, as a short stable code such as {@code whatsapp.131049}
 * @param type what cannot be sent, or null for anything
 * @param from when it begins (inclusive)
 * @param until when it ends (exclusive), or null if nobody knows that it will
 * @since 0.1
 */
public record Unavailability(
    String code, @Nullable CampaignType type, Instant from, @Nullable Instant until) {
  /** Checks that nothing is missing. */
  public Unavailability {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(from, "from");
    if (until != null && !until.isAfter(from)) {
      throw new IllegalArgumentException("unavailability.until: must be after " + from);
    }
  }

  /** Tells whether it keeps a message of this type back at this instant. */
  public boolean covers(CampaignType asked, Instant now) {
    return (type == null || type == asked)
        && !now.isBefore(from)
        && (until == null || now.isBefore(until));
  }
}
