package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.DeliveryReport;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.policy.Decision;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells all listeners; none of them can stop the engine. */
final class Listeners implements CampaignListener {
  private static final Logger LOG = LoggerFactory.getLogger(CampaignEngine.class);

  private final List<CampaignListener> all;
  private volatile @Nullable Runnable onChange;

  Listeners(List<CampaignListener> all) {
    this.all = List.copyOf(all);
  }

  void onChange(@Nullable Runnable signal) {
    onChange = signal;
  }

  @Override
  public void campaignChanged(CampaignRecord record) {
    LOG.info("campaign {}: {}", record.campaign().id(), record.status());
    tell(listener -> listener.campaignChanged(record));
    Runnable signal = onChange;
    if (signal != null) {
      signal.run();
    }
  }

  @Override
  public void messageChanged(String campaignId, LedgerEntry entry) {
    LOG.debug("campaign {}: {}", campaignId, entry);
    tell(listener -> listener.messageChanged(campaignId, entry));
  }

  @Override
  public void messageHeldBack(String campaignId, LedgerEntry entry, Decision decision) {
    LOG.debug("campaign {}: {} by {}", campaignId, entry, decision.verdict().rules());
    tell(listener -> listener.messageHeldBack(campaignId, entry, decision));
  }

  @Override
  public void deliveryChanged(String platformMessageId, DeliveryReport report) {
    tell(listener -> listener.deliveryChanged(platformMessageId, report));
  }

  @Override
  public void laneHeld(String campaignId, String lane, String code, String detail) {
    LOG.warn("campaign {}: lane {} is held: {}", campaignId, lane, code);
    tell(listener -> listener.laneHeld(campaignId, lane, code, detail));
  }

  private void tell(Consumer<CampaignListener> event) {
    for (CampaignListener listener : all) {
      try {
        event.accept(listener);
      } catch (RuntimeException e) {
        LOG.error("listener {} failed: {}", listener.getClass().getName(), e.getClass().getName());
      }
    }
  }
}
