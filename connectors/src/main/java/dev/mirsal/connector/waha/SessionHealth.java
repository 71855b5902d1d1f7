package dev.mirsal.connector.waha;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.mirsal.connector.http.Reply;
import dev.mirsal.send.SendOutcome.Rejected;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a short time which sessions work.
 *
 * <p>Two threads may ask for the same session at once. That is harmless, and rare: a session serves
 * one lane.
 */
final class SessionHealth {
  private static final int MAX_SESSIONS = 10_000;

  private final WahaCalls calls;
  private final WahaOutcomes outcomes;
  private final Cache<String, Health> known;

  SessionHealth(WahaCalls calls, WahaOutcomes outcomes, Duration ttl, LongSupplier ticker) {
    this.calls = calls;
    this.outcomes = outcomes;
    known =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(MAX_SESSIONS)
            .ticker(ticker::getAsLong)
            .expireAfter(
                Expiry.<String, Health>writing(
                    (session, health) -> health.obstacle == null ? ttl : ttl.dividedBy(5)))
            .build();
  }

  /** Returns what keeps a session from sending, or null if nothing is known to. */
  @Nullable Rejected obstacle(String session) throws InterruptedException {
    return of(session).obstacle;
  }

  /** Returns the name of the engine that runs a session, empty if it is not told. */
  String engine(String session) throws InterruptedException {
    return of(session).engine;
  }

  private Health of(String session) throws InterruptedException {
    Health remembered = known.getIfPresent(session);
    if (remembered == null) {
      // The name has been checked: it needs no escaping.
      Reply reply = calls.get("/api/sessions/" + session);
      remembered = new Health(outcomes.obstacle(reply), engineOf(reply));
      known.put(session, remembered);
    }
    return remembered;
  }

  private static String engineOf(Reply reply) {
    return reply instanceof Reply.Answered answered
        ? WahaAnswer.of(answered).root().path("engine").path("engine").asText()
        : "";
  }

  void forget(String session) {
    known.invalidate(session);
  }

  private record Health(@Nullable Rejected obstacle, String engine) {}
}
