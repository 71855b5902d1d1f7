package dev.mirsal.campaign.plan;

/**
 * How recipients are shared out over lanes. Either way the share of a lane is its {@link
 * Lane#weight()}.
 *
 * @since 0.1
 */
public enum LaneSharing {
  /** In turn, each lane as often as its weight says. */
  IN_TURN,
  /** By the recipient's address: the same person always gets the same lane. */
  BY_CONTACT
}
