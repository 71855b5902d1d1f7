package dev.mirsal.policy;

import dev.mirsal.message.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts how many different people an account reached in the last 24 hours, against a limit such as
 * the messaging limit of a WhatsApp business portfolio. Who was reached already takes no new room.
 *
 * <p>Keeps at most as many addresses as were reached in 24 hours. Safe for use by several threads.
 *
 * @since 0.1
 */
public final class MovingTier {
  private static final Duration DAY = Duration.ofHours(24);

  private final int limit;

  /** Oldest first: an address that is reached again moves to the end. */
  private final Map<Address, Instant> reached = new LinkedHashMap<>();

  private MovingTier(int limit) {
    this.limit = limit;
  }

  /**
   * Returns a tier that has reached nobody yet.
   *
   * @param limit the most people in any 24 hours, at least 1
   */
  public static MovingTier of(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("tier.limit: " + limit + " must be at least 1");
    }
    return new MovingTier(limit);
  }

  /** Notes that a person was reached; calls come in the order of time. */
  public synchronized void reached(Address person, Instant at) {
    forget(at);
    reached.remove(person);
    reached.put(person, at);
  }

  /** Returns when there is room for this person, or null if there is now. */
  public synchronized @Nullable Instant fullUntil(Address person, Instant now) {
    forget(now);
    if (reached.size() < limit || reached.containsKey(person)) {
      return null;
    }
    Iterator<Instant> oldestFirst = reached.values().iterator();
    Instant last = oldestFirst.next();
    for (int over = reached.size() - limit; over > 0; over--) {
      last = oldestFirst.next();
    }
    return last.plus(DAY);
  }

  private void forget(Instant now) {
    reached.values().removeIf(at -> !at.plus(DAY).isAfter(now));
  }
}
