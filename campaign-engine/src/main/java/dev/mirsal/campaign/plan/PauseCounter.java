package dev.mirsal.campaign.plan;

/** Counts a lane's messages up to the next pause of a ladder. */
final class PauseCounter {
  private final int every;
  private final long[] pauses;
  private int left;
  private int rung;
  private long due;

  PauseCounter(PauseLadder ladder, long messages) {
    every = ladder.every();
    pauses = ladder.pauses().stream().mapToLong(Millis::of).toArray();
    int past = (int) (messages % every);
    left = every - past;
    rung = (int) Math.min(messages / every, pauses.length - 1);
    if (past == 0 && messages > 0) {
      due = pauses[(int) Math.min(messages / every - 1, pauses.length - 1)];
    }
  }

  void count() {
    due = 0;
    if (--left == 0) {
      left = every;
      due = pauses[rung];
      rung = Math.min(rung + 1, pauses.length - 1);
    }
  }

  /** Returns the pause that falls due after the last message counted, 0 for none. */
  long due() {
    return due;
  }
}
