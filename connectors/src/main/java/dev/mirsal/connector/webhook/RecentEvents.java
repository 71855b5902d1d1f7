package dev.mirsal.connector.webhook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy.FixedExpiration;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.mirsal.inbound.InboundEvent;
import dev.mirsal.inbound.SeenEvents;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Remembers events in the memory of this process: enough for one process that rarely restarts.
 *
 * <p>Safe for use by several threads.
 *
 * @since 0.1
 */
public final class RecentEvents implements SeenEvents {
  private final Cache<String, Boolean> keys;
  private final FixedExpiration<String, Boolean> ages;
  private final int maxEvents;

  private RecentEvents(Duration keep, int maxEvents, LongSupplier ticker) {
    keys =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .expireAfterWrite(keep)
            .ticker(ticker::getAsLong)
            .build();
    ages = keys.policy().expireAfterWrite().orElseThrow();
    this.maxEvents = maxEvents;
  }

  /** Returns a memory of the last 100,000 events of 7 days, about 20 MB when full. */
  public static RecentEvents create() {
    return create(Duration.ofDays(7), 100_000, Ticker.systemTicker()::read);
  }

  /**
   * Returns a memory.
   *
   * @param keep how long an event is remembered, from when it was added
   * @param maxEvents about how many events are remembered; the oldest tenth is forgotten for new
   *     ones
   * @param ticker the age of events, in nanoseconds since any moment, such as {@code
   *     System::nanoTime}
   * @throws IllegalArgumentException if the time or the number is not positive
   */
  public static RecentEvents create(Duration keep, int maxEvents, LongSupplier ticker) {
    if (keep.isNegative() || keep.isZero()) {
      throw new IllegalArgumentException("keep: " + keep + ", must be more than zero");
    }
    if (maxEvents < 1) {
      throw new IllegalArgumentException("maxEvents: " + maxEvents + ", must be at least 1");
    }
    return new RecentEvents(keep, maxEvents, ticker);
  }

  @Override
  public boolean add(InboundEvent event) {
    boolean isNew = keys.asMap().putIfAbsent(event.key(), Boolean.TRUE) == null;
    if (isNew && keys.estimatedSize() > maxEvents) {
      shrink();
    }
    return isNew;
  }

  @Override
  public void remove(InboundEvent event) {
    keys.invalidate(event.key());
  }

  /** Caffeine's own limit keeps what is asked for often, and would drop the newest instead. */
  private synchronized void shrink() {
    keys.cleanUp();
    long excess = keys.estimatedSize() - maxEvents;
    if (excess > 0) {
      keys.invalidateAll(ages.oldest((int) (excess + maxEvents / 10)).keySet());
    }
  }
}
