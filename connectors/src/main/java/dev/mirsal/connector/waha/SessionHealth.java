package dev.mirsal.connector.waha;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.mirsal.send.SendOutcome.Rejected;
import java.time.Duration;
import java.util.Optional;
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
  private final Cache<String, Optional<Rejected>> known;

  SessionHealth(WahaCalls calls, WahaOutcomes outcomes, Duration ttl, LongSupplier ticker) {
    this.calls = calls;
    this.outcomes = outcomes;
    known =
        Caffeine.newBuilder()
            .maximumSize(MAX_SESSIONS)
            .ticker(ticker::getAsLong)
            .expireAfter(
                Expiry.<String, Optional<Rejected>>writing(
                    (session, obstacle) -> obstacle.isEmpty() ? ttl : ttl.dividedBy(5)))
            .build();
  }

  /** Returns what keeps a session from sending, or null if nothing is known to. */
  @Nullable Rejected obstacle(String session) throws InterruptedException {
    Optional<Rejected> remembered = known.getIfPresent(session);
    if (remembered == null) {
      remembered = Optional.ofNullable(outcomes.obstacle(calls.session(session)));
      known.put(session, remembered);
    }
    return remembered.orElse(null);
  }

  void forget(String session) {
    known.invalidate(session);
  }
}
