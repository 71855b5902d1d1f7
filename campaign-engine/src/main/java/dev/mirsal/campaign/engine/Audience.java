package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.LaunchRefusedException;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.LaneDeal;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Recipient;
import dev.mirsal.template.MissingVariable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The recipients of a campaign, as rows of its ledger dealt to its lanes. */
final class Audience {
  private static final int BATCH = 1000;

  private final CampaignStore store;
  private final CampaignListener listener;

  Audience(CampaignStore store, CampaignListener listener) {
    this.store = store;
    this.listener = listener;
  }

  /** Writes down who is to be sent to, and over which lane. */
  void deal(Campaign campaign, Iterator<Recipient> recipients) {
    LaneDeal deal = LaneDeal.of(campaign.lanes(), campaign.sharing());
    SendIds ids = new SendIds(campaign.id());
    List<LedgerEntry> batch = new ArrayList<>(BATCH);
    long index = 0;
    while (recipients.hasNext()) {
      Recipient recipient = recipients.next();
      Lane lane = campaign.lanes().get(deal.laneOf(index, recipient.address()));
      String id = ids.of(recipient.address());
      batch.add(LedgerEntry.pending(id, index++, lane.name(), recipient));
      if (batch.size() == BATCH) {
        store.append(campaign.id(), List.copyOf(batch));
        batch.clear();
      }
    }
    store.append(campaign.id(), batch);
  }

  /**
   * Moves rows to the lanes of an edited campaign that has not begun. It may be done any number of
   * times, so that a start after a crash in the middle of it puts things right.
   */
  void redeal(Campaign campaign) {
    LaneDeal deal = LaneDeal.of(campaign.lanes(), campaign.sharing());
    try (Stream<LedgerEntry> entries = store.entries(campaign.id())) {
      entries.forEach(
          entry -> {
            int number = deal.laneOf(entry.index(), entry.recipient().address());
            String lane = campaign.lanes().get(number).name();
            if (!entry.lane().equals(lane)) {
              store.replace(campaign.id(), entry, entry.onLane(lane));
            }
          });
    }
  }

  /**
   * Gives an outcome to attempts that were begun and never ended, because a process died or a store
   * failed in between: nobody knows whether they went, so they are taken as sent.
   */
  void endAbandoned(String campaignId) {
    if (store.counts(campaignId).getOrDefault(LedgerStatus.SENDING, 0L) == 0) {
      return;
    }
    try (Stream<LedgerEntry> entries = store.entries(campaignId)) {
      entries
          .filter(entry -> entry.status() == LedgerStatus.SENDING)
          .forEach(entry -> endAbandoned(campaignId, entry));
    }
  }

  private void endAbandoned(String campaignId, LedgerEntry entry) {
    LedgerEntry unknown =
        entry.in(
            LedgerStatus.UNKNOWN, true, "engine.abandoned", "the attempt was never heard of again");
    if (store.replace(campaignId, entry, unknown)) {
      listener.messageChanged(campaignId, unknown);
    }
  }

  /**
   * Checks that everybody can be sent to.
   *
   * @throws LaunchRefusedException if there is nobody, or somebody who cannot
   */
  void requireReady(Campaign campaign) {
    try (Stream<LedgerEntry> entries = store.entries(campaign.id())) {
      Iterator<LedgerEntry> rows = entries.iterator();
      if (!rows.hasNext()) {
        throw new LaunchRefusedException("recipients: the campaign has none");
      }
      rows.forEachRemaining(row -> requireReady(campaign, row));
    }
  }

  private static void requireReady(Campaign campaign, LedgerEntry row) {
    if (row.recipient().address().channel() != campaign.channel()) {
      throw refused(row, "is not on " + campaign.channel());
    }
    if (campaign.missingVariable() == MissingVariable.REFUSE) {
      List<String> missing = campaign.message().missing(row.recipient());
      if (!missing.isEmpty()) {
        throw refused(row, "has no value for " + missing);
      }
    }
  }

  private static LaunchRefusedException refused(LedgerEntry row, String why) {
    String masked = row.recipient().address().masked();
    return new LaunchRefusedException(
        "recipient " + (row.index() + 1) + " (" + masked + ") " + why);
  }
}
