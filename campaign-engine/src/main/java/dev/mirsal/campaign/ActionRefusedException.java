package dev.mirsal.campaign;

/**
 * The campaign's status does not allow an action.
 *
 * @since 0.1
 */
public final class ActionRefusedException extends CampaignException {
  private static final long serialVersionUID = 1L;

  private final CampaignStatus status;
  private final CampaignAction action;

  /** Creates the exception. */
  public ActionRefusedException(
      String campaignId, CampaignStatus status, CampaignAction action, String reason) {
    super("campaign " + campaignId + ": " + action + " is refused, " + reason);
    this.status = status;
    this.action = action;
  }

  /** Returns the status of the campaign. */
  public CampaignStatus status() {
    return status;
  }

  /** Returns what was refused. */
  public CampaignAction action() {
    return action;
  }
}
