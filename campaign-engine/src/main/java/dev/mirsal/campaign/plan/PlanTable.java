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

  static PlanTable of(PlanCursor cursor, List<Lane> lanes) {
    int size = 0;
    long[] times = new long[1024];
    long[] recipients = new long[1024];
    int[] laneNumbers = new int[1024];
    while (cursor.advance()) {
      if (size == times.length) {
        int larger = size + (size >> 1);
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
    return recipients[Objects.checkIndex(place, size)];
  }

  /**
   * Returns the lane of a message.
   *
   * @param place the message's place in the order of time, from 0
   * @throws IndexOutOfBoundsException if there is none at that place
   */
  public Lane lane(int place) {
    return lanes.get(laneNumbers[Objects.checkIndex(place, size)]);
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
