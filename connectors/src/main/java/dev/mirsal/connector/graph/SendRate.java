package dev.mirsal.connector.graph;

import dev.mirsal.connector.http.RateLimit;
import dev.mirsal.connector.http.RateLimiter.Claim;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MediaKind;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.message.Permit;
import dev.mirsal.message.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How fast an account may send, by <a
 * href="https://developers.facebook.com/docs/messenger-platform/overview/rate-limiting">Meta's
 * page</a> of 2026-03-23. For Instagram its pages name 300 and 100 a second: the lower holds.
 *
 * @param all messages of any kind
 * @param perPerson messages to one person, or null for no limit of its own
 */
record SendRate(RateLimit all, @Nullable RateLimit perPerson) {
  static final SendRate MESSENGER = perSecond(300);
  static final SendRate INSTAGRAM = perSecond(100);

  /**
   * To one person WhatsApp takes one message in 6 seconds, and up to 45 at once that are borrowed
   * from the time to come: <a
   * href="https://developers.facebook.com/docs/whatsapp/cloud-api/overview">overview</a> (2026).
   */
  static final SendRate WHATSAPP =
      new SendRate(RateLimit.perSecond(80), new RateLimit(45, Duration.ofSeconds(45 * 6)));

  private static final RateLimit FILES = RateLimit.perSecond(10);
  private static final RateLimit PRIVATE_REPLIES = new RateLimit(750, Duration.ofHours(1));

  static SendRate perSecond(int messages) {
    return new SendRate(RateLimit.perSecond(messages), null);
  }

  SendRate withAll(RateLimit limit) {
    return new SendRate(limit, perPerson);
  }

  SendRate withPerPerson(RateLimit limit) {
    return new SendRate(all, limit);
  }

  /** Returns what any message to a person counts toward. */
  List<Claim> claims(Address to) {
    List<Claim> claims = new ArrayList<>();
    claims.add(new Claim("messages", all));
    if (perPerson != null) {
      claims.add(new Claim("messages to " + to.id(), perPerson));
    }
    return claims;
  }

  /** Returns what a message counts toward. */
  List<Claim> claims(OutboundMessage message) {
    List<Claim> claims = claims(message.to());
    Channel channel = message.to().channel();
    if (channel != Channel.WHATSAPP && isSlow(message.content())) {
      claims.add(new Claim("files", FILES));
    }
    Permit permit = message.permit();
    if (channel == Channel.INSTAGRAM && permit != null && permit.route() == Route.PRIVATE_REPLY) {
      claims.add(new Claim("private replies", PRIVATE_REPLIES));
    }
    return claims;
  }

  private static boolean isSlow(MessageContent content) {
    return content instanceof MessageContent.Media media
        && (media.kind() == MediaKind.AUDIO || media.kind() == MediaKind.VIDEO);
  }
}
