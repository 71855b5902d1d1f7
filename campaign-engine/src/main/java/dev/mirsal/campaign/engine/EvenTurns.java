package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.store.PendingCount;
import dev.mirsal.message.Address;
import dev.mirsal.message.Recipient;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Stands for people of whom only the numbers by time zone are known: each zone takes its turn as
 * often as its share says.
 *
 * @param counts how many there are of which zone
 */
record EvenTurns(List<PendingCount> counts) implements Iterable<Recipient> {
  private static final Recipient ANYBODY = Recipient.of(Address.messenger("1"));

  @Override
  public Iterator<Recipient> iterator() {
    return new Turns();
  }

  private final class Turns implements Iterator<Recipient> {
    private final long all = counts.stream().mapToLong(PendingCount::count).sum();
    private final long[] taken = new long[counts.size()];
    private long turn;

    @Override
    public boolean hasNext() {
      return turn < all;
    }

    @Override
    public Recipient next() {
      if (!hasNext()) {
        throw new NoSuchElementException("all " + all + " have had their turn");
      }
      turn++;
      int next = mostOwed();
      taken[next]++;
      var zone = counts.get(next).zone();
      return zone == null ? ANYBODY : ANYBODY.withZone(zone);
    }

    /** Returns the zone that is furthest behind its share of the turns so far. */
    private int mostOwed() {
      int most = 0;
      long owed = Long.MIN_VALUE;
      for (int i = 0; i < taken.length; i++) {
        long its = Math.multiplyExact(counts.get(i).count(), turn) - taken[i] * all;
        if (taken[i] < counts.get(i).count() && its > owed) {
          owed = its;
          most = i;
        }
      }
      return most;
    }
  }
}
