package dev.mirsal.contact;

import dev.mirsal.message.Channel;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person's word that messages shall stop. It holds from the moment it is known, whatever the
 * instant asked about, until the host takes it out of the state because the person said otherwise.
 *
 * @param channel the channel it is for, or null for every channel
 * @param type what shall stop, or null for everything
 * @param at when it was said
 * @param source how it was said: a word that was written, a click, a preference of the platform
 * @since 0.1
 */
public record OptOut(
    @Nullable Channel channel, @Nullable CampaignType type, Instant at, String source) {
  /** Checks that nothing is missing. */
  public OptOut {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(source, "source");
  }

  /** Returns the word that everything shall stop, on every channel. */
  public static OptOut ofEverything(Instant at, String source) {
    return new OptOut(null, null, at, source);
  }

  /** Tells whether a message of this type on this channel is covered. */
  public boolean covers(Channel asked, CampaignType askedType) {
    return (channel == null || channel == asked) && (type == null || type == askedType);
  }
}
