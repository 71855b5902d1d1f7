package dev.mirsal.connector.manychat;

import dev.mirsal.connector.http.RateLimit;
import dev.mirsal.connector.http.RateLimiter.Claim;

/**
 * Endpoints that share one allowance of calls per second and account. The figures are the lower of
 * the OpenAPI document and of help article 14959510331420 where they differ: over the limit
 * ManyChat "may stop processing requests for 24 hours".
 *
 * @see <a href="https://api.manychat.com/swagger">OpenAPI document (read 2026-11-20)</a>
 * @since 0.1
 */
public enum ManyChatEndpoint {
  /** {@code sendContent}. */
  SEND_CONTENT(25),
  /** {@code sendFlow}, which has a limit per subscriber and hour besides. */
  SEND_FLOW(20),
  /** {@code getInfo}, {@code findByName} and {@code findByCustomField}. */
  READ_SUBSCRIBER(10),
  /** {@code findBySystemField}. */
  FIND_SUBSCRIBER(50),
  /** Tags, custom fields, and creating subscribers. */
  WRITE_SUBSCRIBER(10),
  /** What an account has: {@code getCustomFields}. */
  READ_PAGE(100);

  private final int perSecond;

  ManyChatEndpoint(int perSecond) {
    this.perSecond = perSecond;
  }

  /** Returns how many calls ManyChat takes in a second, of one account. */
  public int perSecond() {
    return perSecond;
  }

  Claim claim(int calls) {
    return new Claim(name(), RateLimit.perSecond(calls));
  }
}
