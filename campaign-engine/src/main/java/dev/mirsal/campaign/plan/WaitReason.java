package dev.mirsal.campaign.plan;

/**
 * Which rule made a message wait.
 *
 * @since 0.1
 */
public enum WaitReason {
  /** The campaign had not started, or had been resumed after the message was due. */
  START("start"),
  /** The random delay after the lane's previous message. */
  DELAY("delay"),
  /** A pause after so many messages. */
  PAUSE("pause"),
  /** Outside the active hours of the campaign, or of everybody left on the lane. */
  ACTIVE_HOURS("active-hours"),
  /** The lane had sent its limit for the local day. */
  LANE_DAILY_LIMIT("lane-daily-limit"),
  /** The lane had sent what its warm-up allows on that day. */
  WARM_UP("warm-up"),
  /** The lane had sent its limit for a rolling period. */
  LANE_ROLLING_LIMIT("lane-rolling-limit"),
  /** The campaign had sent its limit for the local day. */
  DAILY_LIMIT("daily-limit"),
  /** The campaign had sent its limit for a rolling period. */
  ROLLING_LIMIT("rolling-limit");

  private final String id;

  WaitReason(String id) {
    this.id = id;
  }

  /** Returns the stable text by which files and logs name this reason. */
  public String id() {
    return id;
  }
}
