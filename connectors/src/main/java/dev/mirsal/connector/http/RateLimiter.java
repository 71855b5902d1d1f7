package dev.mirsal.connector.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a call may go now, by limits per account and endpoint, and by what the platform
 * tells of an account's use. It waits for nothing and calls nobody.
 *
 * <p>By its clock, no period of a limit ever holds more calls than the limit says, and none is held
 * back longer than that takes. A clock that is set back holds nothing up for longer than one more
 * period; one that is set forward forgets what it jumps over. At most {@value #MOST_KEYS} windows
 * are kept; then those that were asked for least are forgotten.
 *
 * <p>Safe for use by several threads.
 */
public final class RateLimiter {
  private static final int MOST_KEYS = 100_000;
  private static final Duration LONGEST_CLOSED = Duration.ofDays(7);

  /** The end of time that can be reckoned with in nanoseconds since 1970: the year 2116. */
  private static final long FAR = Long.MAX_VALUE / 2;

  private final InstantSource clock;
  private final Cache<Key, MovingWindow> windows;
  private final Cache<String, Throttle> throttles;

  private RateLimiter(InstantSource clock) {
    this.clock = clock;
    // A window that nobody asked for during its period is empty: to forget it changes nothing.
    windows =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .executor(Runnable::run)
            .ticker(this::now)
            .expireAfter(
                Expiry.<Key, MovingWindow>accessing((key, window) -> key.claim.limit.period()))
            .build();
    throttles =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .executor(Runnable::run)
            .ticker(this::now)
            .expireAfterWrite(LONGEST_CLOSED.plus(Throttle.VALID))
            .build();
  }

  /** Returns a limiter by a clock that has let nothing go yet. */
  public static RateLimiter create(InstantSource clock) {
    return new RateLimiter(clock);
  }

  /**
   * Asks for one call. If it may go now under all its claims, it is counted under all of them; else
   * under none.
   *
   * @param account whose calls they are
   * @param claims what the call counts toward
   * @return null if it may go now, or the first instant at which it may, if nothing else goes
   *     before
   */
  public synchronized @Nullable Instant acquire(String account, List<Claim> claims) {
    long now = now();
    Throttle throttle = throttles.getIfPresent(account);
    long earliest = throttle == null ? now : throttle.earliest(now);
    for (Claim claim : claims) {
      earliest = Math.max(earliest, window(account, claim).earliest(now));
    }
    if (earliest > now) {
      return instant(earliest);
    }
    for (Claim claim : claims) {
      window(account, claim).add(now);
    }
    if (throttle != null) {
      throttle.add(now);
    }
    return null;
  }

  /**
   * Notes what the platform said of an account's use, so that it is slowed down before the platform
   * does it.
   *
   * @param account whose use it is
   * @param percent how much of its allowance is used
   * @param until when the account may call again, or null if the platform did not say; taken as a
   *     week from now at most
   */
  public synchronized void used(String account, int percent, @Nullable Instant until) {
    Throttle known = throttles.getIfPresent(account);
    if (known == null && percent < Throttle.FREE_BELOW && until == null) {
      return;
    }
    long now = now();
    Throttle throttle = known == null ? new Throttle(now) : known;
    long closed = until == null ? now : Math.min(nanos(until), now + LONGEST_CLOSED.toNanos());
    throttle.tell(percent, closed, now);
    throttles.put(account, throttle);
  }

  /** Returns how many windows are kept. */
  synchronized long size() {
    windows.cleanUp();
    return windows.estimatedSize();
  }

  private MovingWindow window(String account, Claim claim) {
    return windows.get(new Key(account, claim), key -> new MovingWindow(key.claim.limit));
  }

  private long now() {
    return nanos(clock.instant());
  }

  private static long nanos(Instant instant) {
    long second = Duration.ofSeconds(1).toNanos();
    long most = FAR / second;
    return instant.getEpochSecond() >= most || instant.getEpochSecond() <= -most
        ? Long.signum(instant.getEpochSecond()) * FAR
        : instant.getEpochSecond() * second + instant.getNano();
  }

  private static Instant instant(long nanos) {
    return Instant.EPOCH.plusNanos(nanos);
  }

  /**
   * What a call counts toward.
   *
   * @param what the endpoint, and whatever else is counted apart, such as the receiver
   * @param limit how many may go
   */
  public record Claim(String what, RateLimit limit) {
    /** Does not show what is counted: it may name a person. */
    @Override
    public String toString() {
      return "Claim[" + limit + "]";
    }
  }

  private record Key(String account, Claim claim) {}
}
