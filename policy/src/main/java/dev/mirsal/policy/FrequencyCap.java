package dev.mirsal.policy;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.contact.ContactState;
import dev.mirsal.contact.SentMessage;
import dev.mirsal.message.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * At most so many messages to one person in a period, over all campaigns.
 *
 * <p>Counted is what the {@link ContactState} says was sent and {@linkplain
 * SentMessage#countsTowardCaps() counts}. An intent that {@linkplain Intent#overridesCaps()
 * overrides caps} goes all the same.
 *
 * @param name what the cap is called
 * @param channels the channels it limits
 * @param types the types it limits, and counts
 * @param most the most messages in one period, at least 1
 * @param period the period
 * @since 0.1
 */
public record FrequencyCap(
    String name, Set<Channel> channels, Set<CampaignType> types, int most, CapPeriod period) {
  /** Checks and copies. */
  public FrequencyCap {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(period, "period");
    channels = Set.copyOf(channels);
    types = Set.copyOf(types);
    if (most < 1) {
      throw new IllegalArgumentException("cap.most: " + most + " must be at least 1");
    }
  }

  /**
   * Returns when the cap leaves room again, or null if there is room now.
   *
   * @param now sendings after this instant do not count
   */
  public @Nullable Instant fullUntil(ContactState contact, Intent intent, Instant now) {
    if (!limits(intent)) {
      return null;
    }
    Instant since = period.begins(now);
    List<Instant> counted =
        contact.sent().stream()
            .filter(sent -> counts(sent, since, now))
            .map(SentMessage::at)
            .toList();
    return counted.size() < most ? null : period.roomAfter(counted.get(counted.size() - most), now);
  }

  private boolean limits(Intent intent) {
    return !intent.overridesCaps()
        && channels.contains(intent.channel())
        && types.contains(intent.type());
  }

  private boolean counts(SentMessage sent, Instant since, Instant now) {
    return sent.countsTowardCaps()
        && types.contains(sent.type())
        && !sent.at().isBefore(since)
        && !sent.at().isAfter(now);
  }
}
