package dev.mirsal.campaign.plan;

/** Recipients with neither zones nor expiries of their own: only their number matters. */
final class CountedSupply implements Supply {
  private final Hours hours;
  private final InTurn places;
  private final long count;
  private long taken;

  CountedSupply(Hours hours, long count, InTurn places) {
    this.hours = hours;
    this.count = count;
    this.places = places;
  }

  @Override
  public long opensAt(long time) {
    return taken < count ? hours.opensAt(time) : Millis.NEVER;
  }

  @Override
  public long openUntil(long time) {
    return hours.openUntil(time);
  }

  @Override
  public long take(long time) {
    taken++;
    return places.next();
  }

  @Override
  public long unknownZones() {
    return 0;
  }

  @Override
  public long expired() {
    return 0;
  }
}
