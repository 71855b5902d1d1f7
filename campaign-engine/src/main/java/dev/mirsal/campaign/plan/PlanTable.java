package dev.mirsal.campaign.plan;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A plan in memory, message after message in order of time.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @since 0.1
 */
public final class PlanTable {
  private final List<Lane> lanes;
  private final int size;
  private final long[] times;
  private final long[] recipients;
  private final int[] laneNumbers;

  private PlanTable(
      List<Lane> lanes, int size, long[] times, long[] recipients, int[] laneNumbers) {
    this.lanes = lanes;
    this.size = size;
    this.times = times;
    this.recipients = recipients;
    this.laneNumbers = laneNumbers;
  }

  /** The table of one lane whose recipients go in their order, which needs no column for either. */
  static PlanTable ofOneLane(LanePacer pacer, Lane lane, int count, long start) {
    long[] times = new long[count];
    int size = 0;
    long next = pacer.next(start);
    while (size < count && next != Millis.NEVER) {
      times[size++] = next;
      pacer.sent(next);
      size = pacer.run(times, size, count);
      next = size < count ? pacer.next(times[size - 1]) : Millis.NEVER;
    }
    return new PlanTable(List.of(lane), size, times, new long[0], new int[0]);
  }

  static PlanTable of(PlanCursor cursor, List<Lane> lanes, int expected) {
    int size = 0;
    long[] times = new long[expected];
    long[] recipients = new long[expected];
    int[] laneNumbers = new int[expected];
    while (cursor.advance()) {
      if (size == times.length) {
        int larger = size + (size >> 1) + 1024;
        times = Arrays.copyOf(times, larger);
        recipients = Arrays.copyOf(recipients, larger);
        laneNumbers = Arrays.copyOf(laneNumbers, larger);
      }
      times[size] = cursor.at();
      recipients[size] = cursor.recipient();
      laneNumbers[size] = cursor.lane();
      size++;
    }
    return new PlanTable(lanes, size, times, recipients, laneNumbers);
  }

  /** Returns the number of messages. */
  public int size() {
    return size;
  }

  /**
   * Returns when a message goes.
   *
   * @param place its place in the order of time, from 0
   * @throws IndexOutOfBoundsException if there is none at that place
   */
  public Instant at(int place) {
    return Instant.ofEpochMilli(times[Objects.checkIndex(place, size)]);
  }

  /**
   * Returns the receiver's place in the backlog.
   *
   * @param place the message's place in the order of time, from 0
   * @throws IndexOutOfBoundsException if there is none at that place
   */
  public long recipient(int place) {
    Objects.checkIndex(place, size);
    return recipients.length == 0 ? place : recipients[place];
  }

  /**
   * Returns the lane of a message.
   *
   * @param place the message's place in the order of time, from 0
   * @throws IndexOutOfBoundsException if there is none at that place
   */
  public Lane lane(int place) {
    Objects.checkIndex(place, size);
    return lanes.get(laneNumbers.length == 0 ? 0 : laneNumbers[place]);
  }

  /** Returns how many messages go before an instant. */
  public int countBefore(Instant end) {
    long limit = Millis.of(end);
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] < limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
