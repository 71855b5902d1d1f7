package dev.mirsal.campaign.plan;

/** The places in a list of those whom one lane gets in turn, one after the other. */
final class InTurn {
  private final int[] places;
  private final int round;
  private long base;
  private int next;

  InTurn(int[] places, int round) {
    this.places = places;
    this.round = round;
  }

  long next() {
    long index = base + places[next];
    if (++next == places.length) {
      next = 0;
      base += round;
    }
    return index;
  }
}
