package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.LaunchRefusedException;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.LaneDeal;
import dev.mirsal.campaign.store.CampaignRecord;
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
  private static final int BATCH = 5000;

  private final CampaignStore store;

  Audience(CampaignStore store) {
    this.store = store;
  }

  /** What is asked of each recipient before it is written down. */
  @FunctionalInterface
  interface Check {
    /**
     * Checks one.
     *
     * @throws LaunchRefusedException if it cannot be sent to
     */
    void test(long index, Recipient recipient);
  }

  /** Returns the check that everybody can be sent to. */
  static Check readiness(Campaign campaign) {
    return (index, recipient) -> requireReady(campaign, index, recipient);
  }

  /** Writes down who is to be sent to, and over which lane. */
  void deal(Campaign campaign, Iterator<Recipient> recipients, Check check) {
    LaneDeal deal = LaneDeal.of(campaign.lanes(), campaign.sharing());
    SendIds ids = new SendIds(campaign.id());
    List<LedgerEntry> batch = new ArrayList<>(BATCH);
    long index = 0;
    while (recipients.hasNext()) {
      Recipient recipient = recipients.next();
      check.test(index, recipient);
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
   * times, so that a start after a crash in the middle of it puts things right; whoever makes a
   * later version of the campaign does it anew.
   */
  void redeal(CampaignRecord record) {
    Campaign campaign = record.campaign();
    LaneDeal deal = LaneDeal.of(campaign.lanes(), campaign.sharing());
    List<LedgerEntry> batch = new ArrayList<>(BATCH);
    boolean isLatest = true;
    try (Stream<LedgerEntry> entries = store.entries(campaign.id())) {
      Iterator<LedgerEntry> rows = entries.iterator();
      while (isLatest && rows.hasNext()) {
        LedgerEntry row = rows.next();
        int number = deal.laneOf(row.index(), row.recipient().address());
        String lane = campaign.lanes().get(number).name();
        if (row.status() == LedgerStatus.PENDING && !row.lane().equals(lane)) {
          batch.add(row.onLane(lane));
        }
        if (batch.size() == BATCH) {
          isLatest = move(record, batch);
        }
      }
    }
    if (isLatest) {
      move(record, batch);
    }
  }

  private boolean move(CampaignRecord record, List<LedgerEntry> batch) {
    List<LedgerEntry> rows = List.copyOf(batch);
    batch.clear();
    return rows.isEmpty() || store.move(record.campaign().id(), record.version(), rows);
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
      rows.forEachRemaining(row -> requireReady(campaign, row.index(), row.recipient()));
    }
  }

  private static void requireReady(Campaign campaign, long index, Recipient recipient) {
    if (recipient.address().channel() != campaign.channel()) {
      throw refused(index, recipient, "is not on " + campaign.channel());
    }
    if (campaign.missingVariable() == MissingVariable.REFUSE) {
      List<String> missing = campaign.message().missing(recipient);
      if (!missing.isEmpty()) {
        throw refused(index, recipient, "has no value for " + missing);
      }
    }
  }

  private static LaunchRefusedException refused(long index, Recipient recipient, String why) {
    String masked = recipient.address().masked();
    return new LaunchRefusedException("recipient " + (index + 1) + " (" + masked + ") " + why);
  }
}
