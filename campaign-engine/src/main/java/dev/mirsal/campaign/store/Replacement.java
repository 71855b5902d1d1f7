package dev.mirsal.campaign.store;

/**
 * What became of the replacing of a campaign.
 *
 * @since 0.1
 */
public enum Replacement {
  /** The next version is kept. */
  DONE,
  /** Nothing was changed: the version kept is not the one before it. */
  STALE,
  /** Nothing was changed: one of its devices serves another campaign. */
  DEVICE_BUSY
}
