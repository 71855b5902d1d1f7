package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.ActionRefusedException;
import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignAction;
import dev.mirsal.campaign.CampaignException;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.DeviceBusyException;
import dev.mirsal.campaign.LaunchRefusedException;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.LaneDeal;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Recipient;
import dev.mirsal.template.MissingVariable;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What may be done to campaigns, and what it changes. */
final class Lifecycle {
  private static final int BATCH = 1000;

  private final CampaignStore store;
  private final InstantSource clock;
  private final CampaignListener listener;
  private final CampaignLocks locks;
  private final Set<Channel> channels;

  Lifecycle(
      CampaignStore store,
      InstantSource clock,
      CampaignListener listener,
      CampaignLocks locks,
      Set<Channel> channels) {
    this.store = store;
    this.clock = clock;
    this.listener = listener;
    this.locks = locks;
    this.channels = channels.isEmpty() ? Set.of() : EnumSet.copyOf(channels);
  }

  CampaignRecord find(String campaignId) {
    return store
        .find(campaignId)
        .orElseThrow(() -> new CampaignException("campaign " + campaignId + ": there is none"));
  }

  void draft(Campaign campaign, Iterable<Recipient> recipients) {
    CampaignRecord record = CampaignRecord.draft(campaign);
    if (!store.insert(record)) {
      throw new CampaignException("campaign " + campaign.id() + ": the id is in use");
    }
    try {
      deal(campaign, recipients);
    } catch (RuntimeException e) {
      store.delete(campaign.id());
      throw e;
    }
    listener.campaignChanged(record);
  }

  void launch(String campaignId) {
    change(
        campaignId,
        CampaignAction.LAUNCH,
        record -> {
          requireReady(record.campaign());
          requireFreeDevices(record.campaign());
          return estimated(record.in(CampaignStatus.SCHEDULED));
        });
  }

  void edit(Campaign campaign) {
    change(
        campaign.id(),
        CampaignAction.EDIT,
        record -> {
          requireFreeDevices(campaign);
          redeal(campaign);
          return record.with(campaign);
        });
  }

  void editRules(String campaignId, SendingRules rules) {
    change(
        campaignId,
        CampaignAction.EDIT_RULES,
        record -> {
          Campaign edited = record.campaign().toBuilder().rules(rules).build();
          CampaignRecord next = record.with(edited);
          return record.status() == CampaignStatus.DRAFT ? next : estimated(next);
        });
  }

  void pause(String campaignId) {
    change(campaignId, CampaignAction.PAUSE, record -> record.paused(clock.instant(), null));
  }

  void resume(String campaignId) {
    change(campaignId, CampaignAction.RESUME, record -> estimated(record.running(clock.instant())));
  }

  void cancel(String campaignId) {
    change(
        campaignId,
        CampaignAction.CANCEL,
        record -> {
          store.cancelPending(campaignId);
          return record.in(CampaignStatus.CANCELLED);
        });
  }

  void setActive(String campaignId, boolean active) {
    change(
        campaignId,
        CampaignAction.SWITCH,
        record -> {
          CampaignRecord switched = record.switched(active);
          return active || record.status() == CampaignStatus.PAUSED
              ? switched
              : record.pausedBySwitch(clock.instant());
        });
  }

  void duplicate(String campaignId, String newId) {
    CampaignRecord record = find(campaignId);
    requireAllowed(record, CampaignAction.DUPLICATE);
    Campaign copy = record.campaign().withId(newId);
    draft(copy, recipientsOf(campaignId));
  }

  void delete(String campaignId) {
    ReentrantLock lock = locks.of(campaignId);
    lock.lock();
    try {
      requireAllowed(find(campaignId), CampaignAction.DELETE);
      store.delete(campaignId);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Changes a campaign on the engine's own account; false if somebody else changed it meanwhile.
   */
  boolean advance(CampaignRecord next) {
    boolean changed = store.replace(next);
    if (changed) {
      listener.campaignChanged(next);
    }
    return changed;
  }

  /** Returns why an action is refused, or null if it is allowed. */
  static @Nullable String refusal(CampaignRecord record, CampaignAction action) {
    boolean startsOrStops = action == CampaignAction.PAUSE || action == CampaignAction.RESUME;
    if (!record.status().allows(action)) {
      return "the campaign is " + record.status();
    }
    return startsOrStops && !record.active() ? "the campaign is switched off" : null;
  }

  private void change(
      String campaignId, CampaignAction action, UnaryOperator<CampaignRecord> change) {
    ReentrantLock lock = locks.of(campaignId);
    lock.lock();
    try {
      CampaignRecord next;
      do {
        CampaignRecord record = find(campaignId);
        requireAllowed(record, action);
        next = change.apply(record);
      } while (!advance(next));
    } finally {
      lock.unlock();
    }
  }

  private static void requireAllowed(CampaignRecord record, CampaignAction action) {
    String refusal = refusal(record, action);
    if (refusal != null) {
      throw new ActionRefusedException(record.campaign().id(), record.status(), action, refusal);
    }
  }

  private CampaignRecord estimated(CampaignRecord next) {
    return next.expecting(new ProgressReport(store, clock.instant()).timeLeft(next.campaign()));
  }

  private void requireReady(Campaign campaign) {
    if (!channels.contains(campaign.channel())) {
      throw new LaunchRefusedException("channel: no sender serves " + campaign.channel());
    }
    try (Stream<LedgerEntry> entries = store.entries(campaign.id())) {
      Iterator<LedgerEntry> rows = entries.iterator();
      if (!rows.hasNext()) {
        throw new LaunchRefusedException("recipients: the campaign has none");
      }
      while (campaign.missingVariable() == MissingVariable.REFUSE && rows.hasNext()) {
        requireVariables(campaign, rows.next());
      }
    }
  }

  private static void requireVariables(Campaign campaign, LedgerEntry entry) {
    List<String> missing = campaign.message().missing(entry.recipient());
    if (!missing.isEmpty()) {
      throw new LaunchRefusedException(
          "recipient "
              + (entry.index() + 1)
              + " ("
              + entry.recipient().address().masked()
              + "): no value for "
              + missing);
    }
  }

  private void requireFreeDevices(Campaign campaign) {
    Set<CampaignStatus> busy = EnumSet.of(CampaignStatus.RUNNING, CampaignStatus.PAUSED);
    for (CampaignRecord other : store.findIn(busy)) {
      if (!other.campaign().id().equals(campaign.id())
          && other.campaign().channel() == campaign.channel()) {
        requireNoCommonDevice(campaign, other.campaign());
      }
    }
  }

  private static void requireNoCommonDevice(Campaign campaign, Campaign busy) {
    for (Lane lane : campaign.lanes()) {
      if (busy.lanes().stream().anyMatch(other -> other.name().equals(lane.name()))) {
        throw new DeviceBusyException(lane.name(), busy.id(), busy.name());
      }
    }
  }

  private void redeal(Campaign campaign) {
    List<Recipient> recipients = recipientsOf(campaign.id());
    store.clear(campaign.id());
    deal(campaign, recipients);
  }

  private List<Recipient> recipientsOf(String campaignId) {
    try (Stream<LedgerEntry> entries = store.entries(campaignId)) {
      return entries.map(LedgerEntry::recipient).toList();
    }
  }

  private void deal(Campaign campaign, Iterable<Recipient> recipients) {
    LaneDeal deal = LaneDeal.of(campaign.lanes(), campaign.sharing());
    SendIds ids = new SendIds(campaign.id());
    List<LedgerEntry> batch = new ArrayList<>(BATCH);
    long index = 0;
    for (Recipient recipient : recipients) {
      Lane lane = campaign.lanes().get(deal.laneOf(index, recipient.address()));
      String id = ids.of(recipient.address());
      batch.add(LedgerEntry.pending(id, index++, lane.name(), recipient));
      if (batch.size() == BATCH) {
        store.append(campaign.id(), batch);
        batch.clear();
      }
    }
    store.append(campaign.id(), batch);
  }
}
