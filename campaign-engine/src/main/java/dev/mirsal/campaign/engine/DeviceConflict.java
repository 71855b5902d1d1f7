package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.DeviceBusyException;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.store.CampaignRecord;
import java.util.List;
import java.util.Optional;

/**
 * A device that is wanted by one campaign and serves another.
 *
 * @param device its name
 * @param busy the campaign that it serves
 */
record DeviceConflict(String device, Campaign busy) {

  /** Returns the first device of a campaign, in its order, that serves one of the others. */
  static Optional<DeviceConflict> find(Campaign campaign, List<CampaignRecord> others) {
    return campaign.lanes().stream()
        .flatMap(lane -> others.stream().flatMap(other -> between(campaign, lane, other).stream()))
        .findFirst();
  }

  private static Optional<DeviceConflict> between(
      Campaign campaign, Lane lane, CampaignRecord other) {
    Campaign busy = other.campaign();
    boolean conflict =
        other.holdsDevices() && !busy.id().equals(campaign.id()) && uses(busy, campaign, lane);
    return conflict ? Optional.of(new DeviceConflict(lane.name(), busy)) : Optional.empty();
  }

  /** Returns whether two campaigns have a device in common. */
  static boolean isPossible(Campaign one, Campaign other) {
    return one.lanes().stream().anyMatch(lane -> uses(other, one, lane));
  }

  private static boolean uses(Campaign campaign, Campaign other, Lane lane) {
    return campaign.channel() == other.channel()
        && campaign.lanes().stream().anyMatch(its -> its.name().equals(lane.name()));
  }

  DeviceBusyException exception() {
    return new DeviceBusyException(device, busy.id(), busy.name());
  }

  /** Returns what a campaign that waits for the device says of itself. */
  String note() {
    return "waits for device '" + device + "', busy with campaign '" + busy.name() + "'";
  }
}
