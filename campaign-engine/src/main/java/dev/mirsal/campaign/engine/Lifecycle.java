package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.ActionRefusedException;
import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignAction;
import dev.mirsal.campaign.CampaignException;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.DeviceBusyException;
import dev.mirsal.campaign.LateStart;
import dev.mirsal.campaign.LaunchRefusedException;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.campaign.store.Replacement;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What may be done to campaigns, and what it changes. */
final class Lifecycle {
  /** Others may change a campaign at the same moment, but not every time that we try. */
  private static final int MOST_CONFLICTS = 100;

  /** Up to this version nobody has edited a campaign, and its rows are on its lanes. */
  private static final long LAUNCHED_AS_DRAFTED = 2;

  /** By more than this the clocks of two processes do not differ. */
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

  /** Why a campaign is paused while its dead letters are put back. */
  private static final String REPLAYING = "dead letters are put back";

  /** An owner that no engine is. */
  private static final String NOBODY = "";

  private static final Set<CampaignStatus> HOLDERS =
      EnumSet.of(CampaignStatus.RUNNING, CampaignStatus.PAUSED);

  private final CampaignStore store;
  private final InstantSource clock;
  private final CampaignListener listener;
  private final Flights flights;
  private final Set<Channel> channels;
  private final String epoch;
  private final Audience audience;

  /**
   * @param channels those that have a sender
   * @param epoch of this installation
   */
  Lifecycle(
      CampaignStore store,
      InstantSource clock,
      CampaignListener listener,
      Flights flights,
      Set<Channel> channels,
      String epoch) {
    this.store = store;
    this.clock = clock;
    this.listener = listener;
    this.flights = flights;
    this.channels = Set.copyOf(channels);
    this.epoch = epoch;
    this.audience = new Audience(store);
  }

  CampaignRecord find(String campaignId) {
    return store
        .find(campaignId)
        .orElseThrow(() -> new CampaignException("campaign " + campaignId + ": there is none"));
  }

  void draft(Campaign campaign, Iterator<Recipient> recipients) {
    listener.campaignChanged(insert(campaign, recipients, (index, recipient) -> {}));
  }

  void launch(Campaign campaign, Iterator<Recipient> recipients) {
    requireSender(campaign);
    insert(campaign, recipients, Audience.readiness(campaign));
    try {
      launch(campaign.id(), false);
    } catch (RuntimeException e) {
      store.delete(campaign.id());
      throw e;
    }
  }

  void launch(String campaignId) {
    launch(campaignId, true);
  }

  private void launch(String campaignId, boolean unchecked) {
    change(
        campaignId,
        CampaignAction.LAUNCH,
        record -> {
          requireReady(record.campaign(), unchecked);
          requireFreeDevices(record.campaign());
          return wanted(record.in(CampaignStatus.SCHEDULED));
        });
    try {
      update(campaignId, record -> begun(record, true));
    } catch (DeviceBusyException e) {
      // Another launch came between: this one has not happened.
      update(
          campaignId,
          record ->
              record.status() == CampaignStatus.SCHEDULED
                  ? record.withdrawn(record.campaign())
                  : record);
      throw e;
    }
  }

  /**
   * Lets a scheduled campaign run, if its start has come and its devices are free; one that has to
   * wait for a device says so.
   */
  void begin(String campaignId) {
    update(campaignId, record -> begun(record, false));
  }

  /**
   * @param byHand whether somebody wants it now: then it is not too late
   */
  private CampaignRecord begun(CampaignRecord record, boolean byHand) {
    Instant now = clock.instant();
    Instant start = record.campaign().rules().notBefore();
    if (record.status() != CampaignStatus.SCHEDULED || (start != null && now.isBefore(start))) {
      return record;
    }
    if (!byHand && isLate(record.campaign(), now)) {
      return late(record, now);
    }
    Optional<DeviceConflict> conflict = conflict(record.campaign());
    if (conflict.isPresent() && byHand) {
      throw conflict.get().exception();
    }
    if (conflict.isPresent()) {
      String note = conflict.get().note();
      return note.equals(record.note()) ? record : record.waiting(note);
    }
    if (record.version() > LAUNCHED_AS_DRAFTED) {
      audience.redeal(record);
    }
    return estimated(record.running(now));
  }

  private static boolean isLate(Campaign campaign, Instant now) {
    Instant start = campaign.rules().notBefore();
    LateStart late = campaign.lateStart();
    return start != null
        && late.policy() != LateStart.Policy.SEND
        && now.isAfter(start.plus(late.grace()));
  }

  private CampaignRecord late(CampaignRecord record, Instant now) {
    String missed = "its start at " + record.campaign().rules().notBefore() + " was missed";
    if (record.campaign().lateStart().policy() == LateStart.Policy.ASK) {
      return record.paused(now, missed + ": resume or cancel it");
    }
    store.endPending(record.campaign().id(), LedgerStatus.SKIPPED, "engine.late_start", missed);
    return record.in(CampaignStatus.COMPLETED);
  }

  void edit(Campaign campaign) {
    edit(
        campaign,
        record -> {
          if (record.status() == CampaignStatus.SCHEDULED) {
            requireReady(campaign, true);
          }
          requireFreeDevices(campaign);
          return replanned(record.with(campaign));
        });
  }

  void saveAsDraft(Campaign campaign) {
    edit(campaign, record -> record.withdrawn(campaign));
  }

  private void edit(Campaign campaign, UnaryOperator<CampaignRecord> change) {
    change(campaign.id(), CampaignAction.EDIT, change);
    audience.redeal(find(campaign.id()));
  }

  void editRules(String campaignId, SendingRules rules) {
    change(
        campaignId,
        CampaignAction.EDIT_RULES,
        record -> replanned(record.with(record.campaign().toBuilder().rules(rules).build())));
  }

  void pause(String campaignId) {
    change(campaignId, CampaignAction.PAUSE, record -> record.paused(clock.instant(), null));
    flights.awaitLanding(campaignId);
  }

  /** Pauses a campaign on the engine's own account, unless somebody has done so meanwhile. */
  void pauseBecause(String campaignId, String reason) {
    fromRunning(campaignId, record -> record.paused(clock.instant(), reason));
  }

  /**
   * Pauses a campaign that would run here, but was wanted in another epoch: nobody knows what has
   * been sent since the backup or copy was made.
   *
   * @return whether it is one
   */
  boolean holdsForeign(CampaignRecord record) {
    if (!isForeign(record)) {
      return false;
    }
    update(record.campaign().id(), its -> isForeign(its) ? held(its) : its);
    return true;
  }

  private boolean isForeign(CampaignRecord record) {
    return record.mayHaveDue() && !record.epoch().equals(epoch);
  }

  private CampaignRecord held(CampaignRecord foreign) {
    String note =
        "it was launched in epoch '%s', and this is epoch '%s': resume or cancel it"
            .formatted(foreign.epoch(), epoch);
    return foreign.paused(clock.instant(), note);
  }

  void resume(String campaignId) {
    change(
        campaignId,
        CampaignAction.RESUME,
        record -> {
          Instant now = clock.instant();
          if (record.startedAt() != null) {
            return wanted(record.running(now));
          }
          return wanted(
              isLate(record.campaign(), now)
                  ? startedNow(record, now)
                  : record.in(CampaignStatus.SCHEDULED));
        });
  }

  /** Its start was missed, and whoever resumes it wants it all the same. */
  private CampaignRecord startedNow(CampaignRecord record, Instant now) {
    Optional<DeviceConflict> conflict = conflict(record.campaign());
    if (conflict.isPresent()) {
      throw conflict.get().exception();
    }
    audience.redeal(record);
    return record.running(now);
  }

  void cancel(String campaignId) {
    change(campaignId, CampaignAction.CANCEL, record -> record.in(CampaignStatus.CANCELLED));
    flights.awaitLanding(campaignId);
    store.endPending(campaignId, LedgerStatus.CANCELLED, null, null);
    // What another process has on its way ends there, or is ended when its lease has.
    for (Lane lane : find(campaignId).campaign().lanes()) {
      if (!store.inFlight(campaignId, lane.name()).isEmpty()) {
        store.wake(campaignId, lane.name(), clock.instant());
      }
    }
    wakeWaiting(find(campaignId));
  }

  /** Ends what was put back in line while the campaign was being cancelled. */
  void endIfCancelled(String campaignId) {
    if (find(campaignId).status() == CampaignStatus.CANCELLED) {
      store.endPending(campaignId, LedgerStatus.CANCELLED, null, null);
    }
  }

  /**
   * Ends a running campaign if nothing is left to do in it, and it has not changed since that was
   * looked at.
   */
  void completeIfDone(String campaignId) {
    fromRunning(
        campaignId,
        record -> store.hasOpen(campaignId) ? record : record.in(CampaignStatus.COMPLETED));
    CampaignRecord record = find(campaignId);
    if (record.status() == CampaignStatus.COMPLETED) {
      wakeWaiting(record);
    }
  }

  /**
   * Pauses a running campaign in which somebody is still in line, and no lane is due any more.
   *
   * @param known the campaign as it was when nothing was left to do; a later version has said
   *     itself when its lanes are due
   * @param lane the lane that has come to its end
   * @param stays whether it was left due for others, and does not count
   */
  void pauseIfStuck(CampaignRecord known, String lane, boolean stays) {
    String campaignId = known.campaign().id();
    fromRunning(
        campaignId,
        record ->
            record.version() != known.version()
                    || isAnyOtherLaneDue(record, lane)
                    || (!stays && isDue(record, lane))
                    || !store.hasOpen(campaignId)
                ? record
                : record.paused(clock.instant(), "by its rules nothing may go any more"));
  }

  /**
   * Lets running campaigns be looked at in which no lane is due: of two processes that worked on
   * the last two lanes, both may have died before either had ended the campaign, or paused it.
   */
  void wakeForgotten() {
    for (CampaignRecord record : store.findIn(EnumSet.of(CampaignStatus.RUNNING))) {
      List<Lane> lanes = record.campaign().lanes();
      if (record.dueFrom() != null
          && lanes.stream().noneMatch(lane -> isDue(record, lane.name()))) {
        lanes.forEach(lane -> store.wake(record.campaign().id(), lane.name(), clock.instant()));
      }
    }
  }

  /** Those after the lane are asked first, for of those before it most have come to their end. */
  boolean isAnyOtherLaneDue(CampaignRecord record, String lane) {
    List<String> lanes = record.campaign().lanes().stream().map(Lane::name).toList();
    int place = lanes.indexOf(lane);
    return Stream.concat(lanes.stream().skip(place + 1L), lanes.stream().limit(Math.max(0, place)))
        .anyMatch(other -> isDue(record, other));
  }

  private boolean isDue(CampaignRecord record, String lane) {
    return store.dueAt(record.campaign().id(), lane, clock.instant(), NOBODY) != null;
  }

  /** Ends a running campaign whose time is over. */
  void expire(String campaignId, Instant notAfter) {
    store.endPending(
        campaignId, LedgerStatus.SKIPPED, "engine.expired", "not sent before " + notAfter);
    completeIfDone(campaignId);
  }

  private void fromRunning(String campaignId, UnaryOperator<CampaignRecord> change) {
    update(
        campaignId,
        record -> record.status() == CampaignStatus.RUNNING ? change.apply(record) : record);
  }

  /**
   * Lets those try again to begin that wait for a device of a campaign that has ended, or may find
   * it busy at this moment: those whose start is near. Whoever dies before that is done leaves
   * lanes of the campaign due, and it is done again.
   */
  void wakeWaiting(CampaignRecord ended) {
    if (ended.startedAt() == null) {
      return;
    }
    Instant soon = clock.instant().plus(CLOCKS_DIFFER);
    for (CampaignRecord record : store.findIn(EnumSet.of(CampaignStatus.SCHEDULED))) {
      if (DeviceConflict.isPossible(record.campaign(), ended.campaign())) {
        wake(record.campaign().id(), soon);
      }
    }
  }

  private void wake(String campaignId, Instant soon) {
    try {
      update(
          campaignId, record -> isAboutToBegin(record, soon) ? record.in(record.status()) : record);
    } catch (CampaignException gone) {
      // It waits for nothing any more.
    }
  }

  private static boolean isAboutToBegin(CampaignRecord record, Instant soon) {
    Instant due = record.dueFrom();
    return record.status() == CampaignStatus.SCHEDULED
        && (record.note() != null || (due != null && due.isBefore(soon)));
  }

  void setActive(String campaignId, boolean active) {
    change(
        campaignId,
        CampaignAction.SWITCH,
        record ->
            !active && record.status() == CampaignStatus.RUNNING
                ? record.pausedBySwitch(clock.instant())
                : record.switched(active));
    if (!active) {
      flights.awaitLanding(campaignId);
    }
  }

  void duplicate(String campaignId, String newId) {
    CampaignRecord record = find(campaignId);
    requireAllowed(record, CampaignAction.DUPLICATE);
    try (Stream<LedgerEntry> entries = store.entries(campaignId)) {
      draft(record.campaign().withId(newId), entries.map(LedgerEntry::recipient).iterator());
    }
  }

  /**
   * Puts dead letters back in line; a campaign that was completed runs again for them. It is paused
   * meanwhile, so that whoever dies in the middle of it leaves something that can be resumed.
   */
  long replay(String campaignId, Predicate<LedgerEntry> which) {
    change(
        campaignId,
        CampaignAction.REPLAY,
        record -> {
          requireFreeDevices(record.campaign());
          return record.status() == CampaignStatus.PAUSED
              ? record
              : record.paused(clock.instant(), REPLAYING);
        });
    long replayed = putBack(campaignId, which);
    update(
        campaignId,
        record -> isReplaying(record) ? wanted(record.running(clock.instant())) : record);
    endIfCancelled(campaignId);
    return replayed;
  }

  /** What somebody has paused or switched off meanwhile stays so. */
  private static boolean isReplaying(CampaignRecord record) {
    return record.active()
        && record.status() == CampaignStatus.PAUSED
        && REPLAYING.equals(record.note());
  }

  private long putBack(String campaignId, Predicate<LedgerEntry> which) {
    try (Stream<LedgerEntry> entries = store.entries(campaignId)) {
      return entries
          .filter(row -> row.status() == LedgerStatus.FAILED)
          .filter(which)
          .filter(row -> store.replace(campaignId, row, row.replayed()))
          .count();
    }
  }

  void delete(String campaignId) {
    CampaignRecord record = find(campaignId);
    requireAllowed(record, CampaignAction.DELETE);
    wakeWaiting(record);
    store.delete(campaignId);
  }

  /** Returns why an action is refused, or null if it is allowed. */
  static @Nullable String refusal(CampaignRecord record, CampaignAction action) {
    boolean startsOrStops = action == CampaignAction.PAUSE || action == CampaignAction.RESUME;
    if (!record.status().allows(action)) {
      return "the campaign is " + record.status();
    }
    return startsOrStops && !record.active() ? "the campaign is switched off" : null;
  }

  private CampaignRecord insert(
      Campaign campaign, Iterator<Recipient> recipients, Audience.Check check) {
    CampaignRecord record = CampaignRecord.draft(campaign);
    if (!store.insert(record)) {
      throw new CampaignException("campaign " + campaign.id() + ": the id is in use");
    }
    try {
      audience.deal(campaign, recipients, check);
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
   * Changes a campaign, again if somebody else has changed it meanwhile, or has taken a device that
   * was free when it was looked at.
   *
   * @param change returns the next version, or the same one to leave it
   */
  private void update(String campaignId, UnaryOperator<CampaignRecord> change) {
    for (int i = 0; i < MOST_CONFLICTS; i++) {
      CampaignRecord record = find(campaignId);
      CampaignRecord next = change.apply(record);
      if (next.version() == record.version()) {
        return;
      }
      if (store.replace(next) == Replacement.DONE) {
        listener.campaignChanged(next);
        return;
      }
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

  private void requireSender(Campaign campaign) {
    if (!channels.contains(campaign.channel())) {
      throw new LaunchRefusedException("channel: no sender serves " + campaign.channel());
    }
  }

  private void requireReady(Campaign campaign, boolean unchecked) {
    requireSender(campaign);
    if (unchecked) {
      audience.requireReady(campaign);
    } else if (store.counts(campaign.id()).isEmpty()) {
      throw new LaunchRefusedException("recipients: the campaign has none");
    }
  }

  private void requireFreeDevices(Campaign campaign) {
    Optional<DeviceConflict> conflict = conflict(campaign);
    if (conflict.isPresent()) {
      throw conflict.get().exception();
    }
  }

  private Optional<DeviceConflict> conflict(Campaign campaign) {
    List<CampaignRecord> busy = store.findIn(HOLDERS);
    return DeviceConflict.find(campaign, busy);
  }

  private CampaignRecord replanned(CampaignRecord next) {
    return next.status() == CampaignStatus.DRAFT ? next : estimated(next);
  }

  /** Somebody wants it to run, here and now. */
  private CampaignRecord wanted(CampaignRecord next) {
    return estimated(next).wantedIn(epoch);
  }

  private CampaignRecord estimated(CampaignRecord next) {
    Duration estimate = new ProgressReport(store, clock.instant()).estimate(next);
    return next.expecting(estimate);
  }
}
