package dev.mirsal.inbound;

import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an event is from. {@link #toString()} shows neither the person nor what was sent.
 *
 * @param channel the platform
 * @param account the account that it concerns, as the platform names it: a page id, a phone number
 *     id, a WAHA session
 * @param person the other side of the conversation, or null if nobody is
 * @param at when it happened, by the platform's clock; the epoch if the platform did not tell
 * @param id the platform's id of the event or message, or null if it has none
 * @param standby whether another app has the conversation, and we only listen
 * @param json what the platform sent of this event, with all that is not read here; what comes with
 *     several events at once, such as a change of the WhatsApp Cloud API, is the same for all of
 *     them
 * @since 0.1
 */
public record Origin(
    Channel channel,
    String account,
    @Nullable Address person,
    Instant at,
    @Nullable String id,
    boolean standby,
    String json) {
  /** Checks that nothing is missing. */
  public Origin {
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(json, "json");
  }

  @Override
  public String toString() {
    return channel + " " + at + (standby ? " standby" : "");
  }
}
