package dev.mirsal.campaign.plan;

/**
 * Hands a lane its recipients. A lane without anybody left has no hours: its next message goes
 * {@link Millis#NEVER}.
 */
interface Supply extends Hours {
  /** Takes the recipient who goes at a time that {@link #opensAt} has just answered with. */
  long take(long time);

  /** Returns how many of those taken had no zone of their own that is known. */
  long unknownZones();

  /** Returns how many were left out because their messages expired before their turn came. */
  long expired();
}
