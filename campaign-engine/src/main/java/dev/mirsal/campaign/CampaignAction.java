package dev.mirsal.campaign;

/**
 * What may be done to a campaign, if its {@link CampaignStatus} allows it.
 *
 * @since 0.1
 */
public enum CampaignAction {
  /** Look at it. */
  VIEW,
  /** Change message, devices or recipients. */
  EDIT,
  /** Change the sending rules: hours, delays, limits. */
  EDIT_RULES,
  /** Plan it and start it. */
  LAUNCH,
  /** Hold it. */
  PAUSE,
  /** Go on after a pause. */
  RESUME,
  /** End it, cancelling what is pending. */
  CANCEL,
  /** Turn the active switch on or off. */
  SWITCH,
  /** Make a draft with the same settings and recipients. */
  DUPLICATE,
  /** Put those back in line whose messages have failed. */
  REPLAY,
  /** Read the results. */
  EXPORT,
  /** Remove it with all its messages. */
  DELETE
}
