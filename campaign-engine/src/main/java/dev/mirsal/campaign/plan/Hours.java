package dev.mirsal.campaign.plan;

/** When somebody on a lane may be sent to. Asked with times that never go back. */
interface Hours {
  /** Returns the first time at or after {@code time} that is open, or {@link Millis#NEVER}. */
  long opensAt(long time);

  /** Returns a time until which it is open without a break from one that is, exclusive. */
  long openUntil(long time);
}
