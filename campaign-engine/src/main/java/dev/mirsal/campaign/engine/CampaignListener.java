package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.LedgerEntry;

/**
 * Hears of everything that happens, after it has been stored: for audit and metrics. Called on the
 * thread that works; an exception from a listener is logged and changes nothing.
 *
 * @since 0.1
 */
public interface CampaignListener {
  /** A campaign is in another status, or its switch or definition has changed. */
  default void campaignChanged(CampaignRecord record) {}

  /** A recipient's row has changed. */
  default void messageChanged(String campaignId, LedgerEntry entry) {}

  /** A lane waits because its sender cannot send. */
  default void laneHeld(String campaignId, String lane, String code, String detail) {}
}
