package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.DeliveryReport;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.policy.Decision;

/**
 * Hears of everything that happens, after it has been stored: for audit and metrics. Called on the
 * thread that works, in the order of events of a lane; an exception from a listener is logged and
 * changes nothing. A listener may act on the campaign that it is told of, for instance pause it,
 * but must not wait for another thread, and the engine waits for it.
 *
 * @since 0.1
 */
public interface CampaignListener {
  /** A campaign is in another status, or its switch or definition has changed. */
  default void campaignChanged(CampaignRecord record) {}

  /**
   * A recipient's row has an outcome, or is back in line after an attempt that came to nothing.
   * What ends all at once, by cancelling or because the time is over, is not told one by one.
   */
  default void messageChanged(String campaignId, LedgerEntry entry) {}

  /**
   * The policy did not let a message go now. What follows from it is told by {@link
   * #messageChanged}: the recipient is skipped, or waited for.
   */
  default void messageHeldBack(String campaignId, LedgerEntry entry, Decision decision) {}

  /** A platform has told how far a message got, and it was not known before. */
  default void deliveryChanged(String platformMessageId, DeliveryReport report) {}

  /** A lane waits because its sender cannot send. */
  default void laneHeld(String campaignId, String lane, String code, String detail) {}
}
