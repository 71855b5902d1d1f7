package dev.mirsal.connector.graph;

import dev.mirsal.connector.http.RateLimit;
import dev.mirsal.connector.http.RateLimiter.Claim;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MediaKind;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.message.Permit;
import dev.mirsal.message.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast an account may send, by <a
 * href="https://developers.facebook.com/docs/messenger-platform/overview/rate-limiting">Meta's
 * page</a> of 2026-03-23. For Instagram its pages name 300 and 100 a second: the lower holds.
 *
 * @param all messages of any kind
 */
record SendRate(RateLimit all) {
  static final SendRate MESSENGER = perSecond(300);
  static final SendRate INSTAGRAM = perSecond(100);
  static final SendRate WHATSAPP = perSecond(80);

  private static final RateLimit FILES = RateLimit.perSecond(10);
  private static final RateLimit PRIVATE_REPLIES = new RateLimit(750, Duration.ofHours(1));

  static SendRate perSecond(int messages) {
    return new SendRate(RateLimit.perSecond(messages));
  }

  /** Returns what a message counts toward. */
  List<Claim> claims(OutboundMessage message) {
    List<Claim> claims = new ArrayList<>();
    claims.add(new Claim("messages", all));
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
