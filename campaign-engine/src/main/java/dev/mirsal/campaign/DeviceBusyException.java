package dev.mirsal.campaign;

/**
 * A device serves another campaign that is running or paused. The campaign can be kept as a draft.
 *
 * @since 0.1
 */
public final class DeviceBusyException extends CampaignException {
  private static final long serialVersionUID = 1L;

  private final String device;
  private final String busyCampaignId;

  /** Creates the exception. */
  public DeviceBusyException(String device, String busyCampaignId, String busyCampaignName) {
    super(
        "device '"
            + device
            + "' is busy with campaign '"
            + busyCampaignName
            + "'; the campaign can be saved as a draft");
    this.device = device;
    this.busyCampaignId = busyCampaignId;
  }

  /** Returns the device that is busy. */
  public String device() {
    return device;
  }

  /** Returns the id of the campaign that it serves. */
  public String busyCampaignId() {
    return busyCampaignId;
  }
}
