package dev.mirsal.contact;

import dev.mirsal.message.Channel;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The record of one answer. Records are only ever added: who takes a yes back gets a new record
 * with {@link ConsentStatus#DENIED}, so that the history proves what held when.
 *
 * <p>{@link #toString()} leaves the proof out.
 *
 * @param channel the channel it is for, or null for every channel
 * @param type what the person agreed to receive, or refused
 * @param status granted or denied, never unknown
 * @param at when it was said
 * @param validUntil when a yes runs out (exclusive), or null if it does not
 * @param source where it was said: the name of a form, a page, a word that was written
 * @param textVersion which wording the person saw, or null if not known
 * @param proof a reference by which the host finds the evidence, or null
 * @since 0.1
 */
public record Consent(
    @Nullable Channel channel,
    CampaignType type,
    ConsentStatus status,
    Instant at,
    @Nullable Instant validUntil,
    String source,
    @Nullable String textVersion,
    @Nullable String proof) {

  /** Checks that the record says something. */
  public Consent {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(source, "source");
    if (status == ConsentStatus.UNKNOWN) {
      throw new IllegalArgumentException("consent.status: UNKNOWN is not an answer");
    }
    if (validUntil != null && !validUntil.isAfter(at)) {
      throw new IllegalArgumentException(
          "consent.validUntil: " + validUntil + " must be after " + at);
    }
  }

  /** Returns a yes for one channel that does not run out. */
  public static Consent granted(Channel channel, CampaignType type, Instant at, String source) {
    return new Consent(channel, type, ConsentStatus.GRANTED, at, null, source, null, null);
  }

  /** Returns a no, or the taking back of a yes, for one channel. */
  public static Consent denied(Channel channel, CampaignType type, Instant at, String source) {
    return new Consent(channel, type, ConsentStatus.DENIED, at, null, source, null, null);
  }

  /** Tells whether this record speaks about the channel and type. */
  public boolean covers(Channel asked, CampaignType askedType) {
    return type == askedType && (channel == null || channel == asked);
  }

  /** Returns what this record says at an instant that is not before it. */
  ConsentStatus statusAt(Instant instant) {
    boolean over = validUntil != null && !instant.isBefore(validUntil);
    return over && status == ConsentStatus.GRANTED ? ConsentStatus.UNKNOWN : status;
  }

  @Override
  public String toString() {
    return "Consent[" + channel + ", " + type + ", " + status + ", " + at + ", " + source + "]";
  }
}
