package dev.mirsal.campaign.plan;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Recipients with zones of their own. The first one whose hours are open goes; the others of closed
 * zones wait in line, each zone in its order, and come first when their zone opens. Who is first in
 * an open zone when the message has expired is left out.
 */
final class ZonedSupply implements Supply {
  private final ZonedRecipients recipients;
  private final SendingCalendar calendar;
  private final ZoneId fallback;
  private final Map<ZoneId, ZoneLine> lines = new HashMap<>();

  /**
   * Lines with somebody in them whose zone was open when last looked at, by their first in line.
   */
  private final PriorityQueue<ZoneLine> open =
      new PriorityQueue<>(Comparator.comparingLong(ZoneLine::first));

  /** Lines with somebody in them whose zone is closed, by when it opens. */
  private final PriorityQueue<ZoneLine> closed =
      new PriorityQueue<>(Comparator.comparingLong(line -> line.opensAt));

  private @Nullable ZoneLine lastLine;
  private long unknownZones;
  private long expired;

  ZonedSupply(ZonedRecipients recipients, SendingCalendar calendar, ZoneId fallback) {
    this.recipients = recipients;
    this.calendar = calendar;
    this.fallback = fallback;
  }

  @Override
  public long opensAt(long time) {
    wakeLines(time);
    if (headOfOpen(time) != null || pullUntilOpen(time)) {
      return time;
    }
    ZoneLine next = closed.peek();
    return next == null ? Millis.NEVER : next.opensAt;
  }

  /** Each recipient is asked for: the next one may be of another zone. */
  @Override
  public long openUntil(long time) {
    return time;
  }

  @Override
  public long take(long time) {
    ZoneLine line = open.remove();
    long index = line.removeFirst();
    if (!line.isEmpty()) {
      open.add(line);
    }
    return index;
  }

  @Override
  public long unknownZones() {
    return unknownZones;
  }

  @Override
  public long expired() {
    return expired;
  }

  private void wakeLines(long time) {
    ZoneLine line = closed.peek();
    while (line != null && line.opensAt <= time) {
      open.add(closed.remove());
      line = closed.peek();
    }
  }

  /** Returns the open line whose turn it is, after sending away who has expired or closed. */
  private @Nullable ZoneLine headOfOpen(long time) {
    ZoneLine line = open.peek();
    while (line != null && (line.firstExpires(time) || !isOpen(line, time))) {
      open.remove();
      expired += line.removeExpired(time);
      if (!line.isEmpty()) {
        (isOpen(line, time) ? open : closed).add(line);
      }
      line = open.peek();
    }
    return line;
  }

  private boolean pullUntilOpen(long time) {
    while (recipients.advance()) {
      ZoneLine line = lineOf(recipients.zone());
      boolean wasEmpty = line.isEmpty();
      if (recipients.expiresAt() <= time) {
        expired++;
        continue;
      }
      line.add(recipients.index(), recipients.expiresAt());
      if (wasEmpty) {
        if (isOpen(line, time)) {
          open.add(line);
          return true;
        }
        closed.add(line);
      }
    }
    return false;
  }

  private boolean isOpen(ZoneLine line, long time) {
    line.opensAt = line.hours.opensAt(time);
    return line.opensAt == time;
  }

  private ZoneLine lineOf(@Nullable ZoneId zone) {
    if (zone == null) {
      unknownZones++;
    }
    ZoneId known = zone == null ? fallback : zone;
    ZoneLine line = lastLine;
    if (line == null || !line.zone.equals(known)) {
      line = lines.computeIfAbsent(known, key -> new ZoneLine(key, new ZoneHours(calendar, key)));
      lastLine = line;
    }
    return line;
  }

  /** Those of one zone who wait, in their order. */
  private static final class ZoneLine {
    final ZoneId zone;
    final ZoneHours hours;
    final LongLine waiting = new LongLine();

    /** Those among them who expire, and when. */
    final LongLine expiring = new LongLine();

    final LongLine expiries = new LongLine();
    long opensAt;

    ZoneLine(ZoneId zone, ZoneHours hours) {
      this.zone = zone;
      this.hours = hours;
    }

    long first() {
      return waiting.first();
    }

    boolean isEmpty() {
      return waiting.isEmpty();
    }

    void add(long index, long expiry) {
      waiting.add(index);
      if (expiry != Millis.NEVER) {
        expiring.add(index);
        expiries.add(expiry);
      }
    }

    long removeFirst() {
      if (firstExpires(Millis.NEVER)) {
        expiring.removeFirst();
        expiries.removeFirst();
      }
      return waiting.removeFirst();
    }

    boolean firstExpires(long time) {
      return !expiring.isEmpty() && expiring.first() == first() && expiries.first() <= time;
    }

    /** Returns how many have gone. */
    long removeExpired(long time) {
      long gone = 0;
      while (firstExpires(time)) {
        removeFirst();
        gone++;
      }
      return gone;
    }
  }

  /** Recipients in their order, one at a time. */
  interface ZonedRecipients {
    boolean advance();

    long index();

    @Nullable ZoneId zone();

    /** Returns from when on nobody is to be sent to, or {@link Millis#NEVER}. */
    long expiresAt();
  }
}
