package dev.mirsal.policy;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Route;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A platform's answer that it does not take a message.
 *
 * @param channel the platform
 * @param code its error code
 * @param subcode its finer code, or 0 if it gave none
 * @param type what the message was for
 * @param route by which permission it went, or null if not known
 * @param reference the comment it answered, or null
 * @param at when the answer came
 * @since 0.1
 */
public record Refusal(
    Channel channel,
    int code,
    int subcode,
    CampaignType type,
    @Nullable Route route,
    @Nullable String reference,
    Instant at) {
  /** Checks that nothing is missing. */
  public Refusal {
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(at, "at");
  }

  /** Returns a refusal of which neither route nor comment is known. */
  public static Refusal of(Channel channel, int code, int subcode, CampaignType type, Instant at) {
    return new Refusal(channel, code, subcode, type, null, null, at);
  }
}
