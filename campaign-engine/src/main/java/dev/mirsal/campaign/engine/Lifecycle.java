package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.ActionRefusedException;
import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignAction;
import dev.mirsal.campaign.CampaignException;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.LaunchRefusedException;
import dev.mirsal.campaign.engine.CampaignLocks.Held;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Recipient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What may be done to campaigns, and what it changes. */
final class Lifecycle {
  /** Others may change a campaign at the same moment, but not every time that we try. */
  private static final int MOST_CONFLICTS = 100;

  private final CampaignStore store;
  private final InstantSource clock;
  private final CampaignListener listener;
  private final CampaignLocks locks;
  private final Map<String, CampaignRun> runs;
  private final Set<Channel> channels;
  private final Audience audience;

  /**
   * Held between the question whether devices are free and its answer's being written down. Taken
   * before the lock of a campaign that may be known to others, never after it.
   */
  private final Object devices = new Object();

  /**
   * @param runs what the engine knows of campaigns under way, to forget those that are deleted
   * @param channels those that have a sender
   */
  Lifecycle(
      CampaignStore store,
      InstantSource clock,
      CampaignListener listener,
      CampaignLocks locks,
      Map<String, CampaignRun> runs,
      Set<Channel> channels) {
    this.store = store;
    this.clock = clock;
    this.listener = listener;
    this.locks = locks;
    this.runs = runs;
    this.channels = Set.copyOf(channels);
    this.audience = new Audience(store, listener);
  }

  CampaignRecord find(String campaignId) {
    return store
        .find(campaignId)
        .orElseThrow(() -> new CampaignException("campaign " + campaignId + ": there is none"));
  }

  void draft(Campaign campaign, Iterator<Recipient> recipients) {
    Held held = locks.hold(campaign.id());
    try {
      listener.campaignChanged(insert(campaign, recipients));
    } finally {
      held.release();
    }
  }

  void launch(Campaign campaign, Iterator<Recipient> recipients) {
    Held held = locks.hold(campaign.id());
    try {
      insert(campaign, recipients);
      launchOrForget(campaign.id());
    } finally {
      held.release();
    }
  }

  private void launchOrForget(String campaignId) {
    try {
      launch(campaignId);
    } catch (RuntimeException e) {
      store.delete(campaignId);
      throw e;
    }
  }

  void launch(String campaignId) {
    synchronized (devices) {
      change(
          campaignId,
          CampaignAction.LAUNCH,
          record -> {
            requireReady(record.campaign());
            requireFreeDevices(record.campaign());
            return estimated(record.in(CampaignStatus.SCHEDULED));
          });
      begin(campaignId);
    }
  }

  /**
   * Lets a scheduled campaign run, if its start has come and its devices are free; one that has to
   * wait for a device says so.
   */
  CampaignRecord begin(String campaignId) {
    synchronized (devices) {
      return update(campaignId, this::begun);
    }
  }

  private CampaignRecord begun(CampaignRecord record) {
    Instant now = clock.instant();
    Instant start = record.campaign().rules().notBefore();
    if (record.status() != CampaignStatus.SCHEDULED || (start != null && now.isBefore(start))) {
      return record;
    }
    Optional<DeviceConflict> conflict = conflict(record.campaign());
    if (conflict.isPresent()) {
      String note = conflict.get().note();
      return note.equals(record.note()) ? record : record.waiting(note);
    }
    audience.redeal(record.campaign());
    return estimated(record.running(now));
  }

  void edit(Campaign campaign) {
    edit(
        campaign,
        record -> {
          if (record.status() == CampaignStatus.SCHEDULED) {
            requireReady(campaign);
          }
          requireFreeDevices(campaign);
          return replanned(record.with(campaign));
        });
  }

  void saveAsDraft(Campaign campaign) {
    edit(campaign, record -> record.withdrawn(campaign));
  }

  private void edit(Campaign campaign, UnaryOperator<CampaignRecord> change) {
    Held held = locks.hold(campaign.id());
    try {
      change(campaign.id(), CampaignAction.EDIT, change);
      audience.redeal(campaign);
    } finally {
      held.release();
    }
  }

  void editRules(String campaignId, SendingRules rules) {
    change(
        campaignId,
        CampaignAction.EDIT_RULES,
        record -> replanned(record.with(record.campaign().toBuilder().rules(rules).build())));
  }

  void pause(String campaignId) {
    change(campaignId, CampaignAction.PAUSE, record -> record.paused(clock.instant(), null));
  }

  /** Pauses a campaign on the engine's own account, unless somebody has done so meanwhile. */
  void pauseBecause(String campaignId, String reason) {
    fromRunning(campaignId, record -> record.paused(clock.instant(), reason));
  }

  void resume(String campaignId) {
    change(
        campaignId,
        CampaignAction.RESUME,
        record -> {
          boolean begun = record.startedAt() != null;
          return estimated(
              begun ? record.running(clock.instant()) : record.in(CampaignStatus.SCHEDULED));
        });
  }

  void cancel(String campaignId) {
    Held held = locks.hold(campaignId);
    try {
      change(campaignId, CampaignAction.CANCEL, record -> record.in(CampaignStatus.CANCELLED));
      audience.endAbandoned(campaignId);
      store.endPending(campaignId, LedgerStatus.CANCELLED, null, null);
    } finally {
      held.release();
    }
  }

  /** Ends a running campaign in which nothing is left to do. */
  void complete(String campaignId) {
    fromRunning(campaignId, record -> record.in(CampaignStatus.COMPLETED));
  }

  private void fromRunning(String campaignId, UnaryOperator<CampaignRecord> change) {
    update(
        campaignId,
        record -> record.status() == CampaignStatus.RUNNING ? change.apply(record) : record);
  }

  void setActive(String campaignId, boolean active) {
    change(
        campaignId,
        CampaignAction.SWITCH,
        record ->
            !active && record.status() == CampaignStatus.RUNNING
                ? record.pausedBySwitch(clock.instant())
                : record.switched(active));
  }

  void duplicate(String campaignId, String newId) {
    CampaignRecord record = find(campaignId);
    requireAllowed(record, CampaignAction.DUPLICATE);
    try (Stream<LedgerEntry> entries = store.entries(campaignId)) {
      draft(record.campaign().withId(newId), entries.map(LedgerEntry::recipient).iterator());
    }
  }

  void delete(String campaignId) {
    Held held = locks.hold(campaignId);
    try {
      requireAllowed(find(campaignId), CampaignAction.DELETE);
      store.delete(campaignId);
      runs.remove(campaignId);
    } finally {
      held.release();
    }
  }

  /** Returns why an action is refused, or null if it is allowed. */
  static @Nullable String refusal(CampaignRecord record, CampaignAction action) {
    boolean startsOrStops = action == CampaignAction.PAUSE || action == CampaignAction.RESUME;
    if (!record.status().allows(action)) {
      return "the campaign is " + record.status();
    }
    return startsOrStops && !record.active() ? "the campaign is switched off" : null;
  }

  private CampaignRecord insert(Campaign campaign, Iterator<Recipient> recipients) {
    CampaignRecord record = CampaignRecord.draft(campaign);
    if (!store.insert(record)) {
      throw new CampaignException("campaign " + campaign.id() + ": the id is in use");
    }
    try {
      audience.deal(campaign, recipients);
    } catch (RuntimeException e) {
      store.delete(campaign.id());
      throw e;
    }
    return record;
  }

  private void change(
      String campaignId, CampaignAction action, UnaryOperator<CampaignRecord> change) {
    update(
        campaignId,
        record -> {
          requireAllowed(record, action);
          return change.apply(record);
        });
  }

  /**
   * Changes a campaign, again if somebody else has changed it meanwhile.
   *
   * @param change returns the next version, or the same one to leave it
   * @return the campaign as it is now
   */
  private CampaignRecord update(String campaignId, UnaryOperator<CampaignRecord> change) {
    Held held = locks.hold(campaignId);
    try {
      for (int i = 0; i < MOST_CONFLICTS; i++) {
        CampaignRecord record = find(campaignId);
        CampaignRecord next = change.apply(record);
        if (next.version() == record.version()) {
          return record;
        }
        if (store.replace(next)) {
          listener.campaignChanged(next);
          return next;
        }
      }
    } finally {
      held.release();
    }
    throw new IllegalStateException(
        "store: refused a next version of campaign "
            + campaignId
            + " "
            + MOST_CONFLICTS
            + " times");
  }

  private static void requireAllowed(CampaignRecord record, CampaignAction action) {
    String refusal = refusal(record, action);
    if (refusal != null) {
      throw new ActionRefusedException(record.campaign().id(), record.status(), action, refusal);
    }
  }

  private void requireReady(Campaign campaign) {
    if (!channels.contains(campaign.channel())) {
      throw new LaunchRefusedException("channel: no sender serves " + campaign.channel());
    }
    audience.requireReady(campaign);
  }

  private void requireFreeDevices(Campaign campaign) {
    Optional<DeviceConflict> conflict = conflict(campaign);
    if (conflict.isPresent()) {
      throw conflict.get().exception();
    }
  }

  private Optional<DeviceConflict> conflict(Campaign campaign) {
    List<CampaignRecord> busy =
        store.findIn(EnumSet.of(CampaignStatus.RUNNING, CampaignStatus.PAUSED));
    return DeviceConflict.find(campaign, busy);
  }

  private CampaignRecord replanned(CampaignRecord next) {
    return next.status() == CampaignStatus.DRAFT ? next : estimated(next);
  }

  private CampaignRecord estimated(CampaignRecord next) {
    return next.expecting(new ProgressReport(store, clock.instant()).estimate(next));
  }
}
