package dev.mirsal.campaign.plan;

/** Counts a lane's messages up to the next pause of a ladder, without dividing each time. */
final class PauseCounter {
  private final int every;
  private final long[] pauses;
  private int left;
  private int rung;

  PauseCounter(PauseLadder ladder, long messages) {
    every = ladder.every();
    pauses = ladder.pauses().stream().mapToLong(Millis::of).toArray();
    left = every - (int) (messages % every);
    rung = (int) Math.min(messages / every, pauses.length - 1);
  }

  /** Counts a message; returns the pause that falls due after it, 0 for none. */
  long count() {
    if (--left > 0) {
      return 0;
    }
    left = every;
    long due = pauses[rung];
    rung = Math.min(rung + 1, pauses.length - 1);
    return due;
  }

  /** Returns the number of the message, from the next one on, after which a pause falls due. */
  int left() {
    return left;
  }

  /** Counts messages after none of which a pause falls due: fewer than {@link #left}. */
  void skip(int messages) {
    left -= messages;
  }
}
