package dev.mirsal.campaign.plan;

import java.util.function.LongUnaryOperator;

/** Recipients without zones of their own: only their number matters. */
final class CountedSupply implements Supply {
  private final Hours hours;
  private final LongUnaryOperator indexOf;
  private final long count;
  private long taken;

  CountedSupply(Hours hours, long count, LongUnaryOperator indexOf) {
    this.hours = hours;
    this.count = count;
    this.indexOf = indexOf;
  }

  @Override
  public long opensAt(long time) {
    return taken < count ? hours.opensAt(time) : Millis.NEVER;
  }

  @Override
  public long take(long time) {
    return indexOf.applyAsLong(taken++);
  }

  @Override
  public long unknownZones() {
    return 0;
  }
}
