package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignException;
import dev.mirsal.campaign.CampaignProgress;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.DeliveryReport;
import dev.mirsal.campaign.store.DueLane;
import dev.mirsal.campaign.store.InMemoryCampaignStore;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.inbound.DeliveryState;
import dev.mirsal.inbound.InboundEvent;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Recipient;
import dev.mirsal.send.MessageSender;
import dev.mirsal.time.SystemTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs campaigns, without any thread or timer of its own: {@link #runDue()} sends what is due now
 * and says when to call again.
 *
 * <p>Several engines, in as many processes, may work over one store: each lane is worked on by the
 * one that holds its lease. Safe for use by several threads, which work on different lanes, or on
 * one lane as far as {@link dev.mirsal.campaign.plan.Lane#concurrently} lets them.
 *
 * <p>When an action such as {@link #pause} returns, no message of that campaign begins any more,
 * wherever its lanes are worked on, and none that this engine has begun is on its way. What another
 * process had begun by then is counted as {@link dev.mirsal.campaign.store.LedgerStatus#SENDING}
 * until it ends.
 *
 * @since 0.1
 */
public final class CampaignEngine {
  private final Lifecycle lifecycle;
  private final Sending sending;
  private final Step step;
  private final Doubts doubts;
  private final Ownership ownership;
  private final Flights flights;
  private final Listeners listeners;
  private final CampaignStore store;
  private final InstantSource clock;

  private CampaignEngine(Builder builder) {
    store = builder.store;
    clock = builder.clock;
    listeners = new Listeners(builder.listeners);
    flights = new Flights();
    ownership = new Ownership(store, builder.owner, builder.leaseDuration);
    Map<Channel, MessageSender> senders = Map.copyOf(builder.senders);
    lifecycle = new Lifecycle(store, clock, listeners, flights, senders.keySet(), builder.epoch);
    LaneGroups groups = new LaneGroups(store, ownership);
    Desk desk = new Desk(store, clock, listeners, lifecycle, ownership, flights, groups);
    Doubts.Retries retries = new Doubts.Retries(builder.attempts, builder.backoff);
    doubts = new Doubts(store, listeners, senders, retries);
    Agenda agenda = new Agenda(desk);
    Faults faults = new Faults(desk, builder.backoff);
    Attempt attempt = new Attempt(desk, agenda, faults, senders, builder.gate);
    Landing landing = new Landing(desk, faults, doubts, retries);
    step = new Step(desk, doubts, attempt, landing);
    sending = new Sending(desk, step);
  }

  InstantSource clock() {
    return clock;
  }

  /** Returns a builder of an engine on the system's clock that keeps its campaigns in memory. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Saves a campaign with its recipients as a draft. Of recipients with the same address one is
   * kept.
   *
   * @throws CampaignException if there is a campaign of that id
   */
  public void draft(Campaign campaign, Iterable<Recipient> recipients) {
    lifecycle.draft(campaign, recipients.iterator());
  }

  /**
   * Saves a campaign with its recipients and launches it: it runs at once, or is scheduled if its
   * rules say that nothing goes before a later instant. If that is refused, nothing is kept.
   *
   * @throws dev.mirsal.campaign.LaunchRefusedException if it has no recipients, one of them is not
   *     on its channel or lacks a variable, or no sender serves its channel
   * @throws dev.mirsal.campaign.DeviceBusyException if a device serves another campaign that is
   *     running or paused; it can still be {@linkplain #draft saved as a draft}
   * @throws CampaignException if there is a campaign of that id
   */
  public void launch(Campaign campaign, Iterable<Recipient> recipients) {
    lifecycle.launch(campaign, recipients.iterator());
  }

  /**
   * Launches a draft.
   *
   * @throws CampaignException as {@link #launch(Campaign, Iterable)} does; the draft stays
   */
  public void launch(String campaignId) {
    lifecycle.launch(campaignId);
  }

  /**
   * Replaces the definition of a draft or a scheduled campaign. If that is refused, nothing is
   * changed.
   *
   * @throws dev.mirsal.campaign.ActionRefusedException if its status does not allow it
   * @throws dev.mirsal.campaign.LaunchRefusedException if it is scheduled and could not be launched
   *     like that
   * @throws dev.mirsal.campaign.DeviceBusyException if a device serves another campaign; it can
   *     still be {@linkplain #saveAsDraft saved as a draft}
   */
  public void edit(Campaign campaign) {
    lifecycle.edit(campaign);
  }

  /**
   * Replaces the definition of a draft or a scheduled campaign, which is a draft from then on. No
   * device needs to be free for that.
   *
   * @throws dev.mirsal.campaign.ActionRefusedException if its status does not allow it
   */
  public void saveAsDraft(Campaign campaign) {
    lifecycle.saveAsDraft(campaign);
  }

  /**
   * Changes how a campaign paces, also while it runs: what is left is planned again from now. A
   * lane that is held because its sender could not send is still held.
   *
   * @throws dev.mirsal.campaign.ActionRefusedException if the campaign has ended
   */
  public void editRules(String campaignId, SendingRules rules) {
    lifecycle.editRules(campaignId, rules);
  }

  /**
   * Holds a campaign that is scheduled or running.
   *
   * @throws dev.mirsal.campaign.ActionRefusedException if it is neither, or switched off
   */
  public void pause(String campaignId) {
    lifecycle.pause(campaignId);
  }

  /**
   * Goes on with a paused campaign; what is left is planned again from now, with what is left of
   * the delay or pause that was under way. One that was paused before it began is scheduled again.
   *
   * @throws dev.mirsal.campaign.ActionRefusedException if it is not paused, or switched off
   */
  public void resume(String campaignId) {
    lifecycle.resume(campaignId);
  }

  /**
   * Ends a campaign; everything pending is cancelled.
   *
   * @throws dev.mirsal.campaign.ActionRefusedException if it is neither scheduled, running nor
   *     paused
   */
  public void cancel(String campaignId) {
    lifecycle.cancel(campaignId);
  }

  /**
   * Turns the active switch. Off pauses a running campaign; on does not resume it.
   *
   * @throws dev.mirsal.campaign.ActionRefusedException if it is neither running nor paused
   */
  public void setActive(String campaignId, boolean active) {
    lifecycle.setActive(campaignId, active);
  }

  /**
   * Makes a draft with the same settings and recipients.
   *
   * @throws CampaignException if the campaign is not completed, or the new id is in use
   */
  public void duplicate(String campaignId, String newId) {
    lifecycle.duplicate(campaignId, newId);
  }

  /**
   * Removes a campaign and all its messages.
   *
   * @throws dev.mirsal.campaign.ActionRefusedException if its status does not allow it
   */
  public void delete(String campaignId) {
    lifecycle.delete(campaignId);
  }

  /**
   * Returns the figures of a campaign.
   *
   * @throws CampaignException if there is none of that id
   */
  public CampaignProgress progress(String campaignId) {
    return new ProgressReport(store, clock.instant()).of(lifecycle.find(campaignId));
  }

  /**
   * Returns the results, recipient by recipient in the list's order; to be closed after use.
   *
   * @throws CampaignException if there is no campaign of that id
   */
  public Stream<LedgerEntry> results(String campaignId) {
    lifecycle.find(campaignId);
    return store.entries(campaignId);
  }

  /**
   * Returns the messages that have failed, recipient by recipient in the list's order; to be closed
   * after use.
   *
   * @throws CampaignException if there is no campaign of that id
   */
  public Stream<LedgerEntry> deadLetters(String campaignId) {
    return results(campaignId).filter(row -> row.status() == LedgerStatus.FAILED);
  }

  /**
   * Puts messages that have failed back in line. A campaign that was completed runs again for them.
   *
   * @param campaignId the campaign
   * @param which tells of each of {@link #deadLetters} whether it is to be tried again
   * @return how many are in line again
   * @throws dev.mirsal.campaign.ActionRefusedException if its status does not allow it
   * @throws dev.mirsal.campaign.DeviceBusyException if a device serves another campaign by now
   */
  public long replay(String campaignId, Predicate<LedgerEntry> which) {
    return lifecycle.replay(campaignId, which);
  }

  /**
   * Asks the senders about all messages of which nobody knows whether they went. Those that did are
   * sent from then on, those that did not have failed and can be {@linkplain #replay replayed}.
   *
   * @return how many are known now
   * @throws CampaignException if there is no campaign of that id
   */
  public long verifyUnknown(String campaignId) {
    return doubts.verify(lifecycle.find(campaignId).campaign());
  }

  /**
   * Notes what a platform tells of messages that it took. It may come in any order, any number of
   * times, and before the message's own outcome is written down.
   *
   * @param delivery what was told; message ids that belong to no campaign are kept all the same
   */
  public void delivered(InboundEvent.Delivery delivery) {
    DeliveryReport report =
        new DeliveryReport(delivery.state(), delivery.origin().at(), delivery.code());
    for (String messageId : delivery.messageIds()) {
      if (store.report(messageId, report)) {
        listeners.deliveryChanged(messageId, report);
      }
    }
  }

  /** Returns how many messages of a campaign got how far, by what the platforms have told. */
  public Map<DeliveryState, Long> deliveries(String campaignId) {
    return store.deliveries(campaignId);
  }

  /**
   * Sends what is due now, on the calling thread, one message after another, on the lanes that this
   * engine can own. Several threads may call it at once.
   *
   * @return when to call again, as things stand; {@link Instant#MAX} if nothing will be due by
   *     itself. An action may change that: after launching, resuming or editing, call at once.
   * @throws InterruptedException if the thread was interrupted; what was on its way then has the
   *     outcome unknown
   * @throws RuntimeException if the store or a calendar failed: every other lane has had its turn
   *     all the same, and what was on its way on the lane that failed has the outcome unknown
   * @throws IllegalStateException if a sender or a listener calls this from inside it
   */
  public Instant runDue() throws InterruptedException {
    return sending.runDue();
  }

  /**
   * Sends what is due now on one lane, on the calling thread: for hosts whose own scheduler runs a
   * task for each lane. The lane is given back after it, so that the next call may be made in any
   * process.
   *
   * @param campaignId the campaign
   * @param lane the lane's name
   * @return when to call again for this lane, as things stand; {@link Instant#MAX} if nothing will
   *     be due on it by itself
   * @throws InterruptedException as {@link #runDue()} does
   * @throws CampaignException if there is no campaign of that id
   */
  public Instant runLane(String campaignId, String lane) throws InterruptedException {
    LaneKey key = new LaneKey(campaignId, lane);
    try {
      return sending.runLane(key, null, () -> true);
    } finally {
      step.giveBack(key);
    }
  }

  /** Sends on one lane for as long as it is due and a condition holds. */
  Instant runLane(DueLane due, BooleanSupplier condition) throws InterruptedException {
    return sending.runLane(LaneKey.of(due), due, condition);
  }

  /** Returns whether a lane has so many messages on their way, and may have one more. */
  boolean hasRoomBeside(int others, LaneKey lane) {
    return others == flights.on(lane) && (others == 0 || step.hasRoom(lane));
  }

  /** Sets what is called when something may have become due, or null for nothing. */
  void onChange(@Nullable Runnable signal) {
    listeners.onChange(signal);
    flights.onTakeOff(signal);
  }

  /**
   * Returns lanes that are due now and that this engine may work on, those due longest first.
   *
   * @param limit the most to return, at least 1
   */
  public List<DueLane> dueLanes(int limit) {
    return sending.dueLanes(limit);
  }

  /**
   * Returns when the next lane is due that is not due now, or {@link Instant#MAX} if none will be
   * by itself.
   */
  public Instant nextDue() {
    return sending.nextDue();
  }

  /**
   * Gives back the lanes on which nothing is on its way, so that others need not wait until their
   * leases end: for when this process stops.
   */
  public void release() {
    ownership.held().forEach(step::giveBack);
  }

  /** Collects what the host brings. Not safe for use by several threads. */
  public static final class Builder {
    private final Map<Channel, MessageSender> senders = new EnumMap<>(Channel.class);
    private final List<CampaignListener> listeners = new ArrayList<>();
    private CampaignStore store = new InMemoryCampaignStore();
    private InstantSource clock = SystemTime.clock();
    private Backoff backoff = Backoff.DEFAULT;
    private String owner = "engine-" + Long.toHexString(SystemTime.newSeed());
    private String epoch = "";
    private Duration leaseDuration = Duration.ofMinutes(2);
    private int attempts = 20;
    private @Nullable SendGate gate;

    private Builder() {}

    /** Sets what sends over a channel. */
    public Builder sender(Channel channel, MessageSender sender) {
      senders.put(channel, Objects.requireNonNull(sender, "sender"));
      return this;
    }

    /** Sets where campaigns are kept. */
    public Builder store(CampaignStore value) {
      store = Objects.requireNonNull(value, "store");
      return this;
    }

    /** Sets the wall clock. */
    public Builder clock(InstantSource value) {
      clock = Objects.requireNonNull(value, "clock");
      return this;
    }

    /**
     * Sets what is asked right before each message. Without a gate everybody on a list may be
     * written to: the list is the consent, on the host's word.
     */
    public Builder gate(SendGate value) {
      gate = Objects.requireNonNull(value, "gate");
      return this;
    }

    /** Sets how long lanes are held when their sender fails. */
    public Builder backoff(Backoff value) {
      backoff = Objects.requireNonNull(value, "backoff");
      return this;
    }

    /**
     * Sets the name under which lanes are leased; one of its own for each engine if not set. An
     * engine that starts again under its old name takes its lanes up at once, while those of a new
     * name are free when the leases have ended. No two engines at work have the same name.
     */
    public Builder owner(String value) {
      if (value.isBlank()) {
        throw new IllegalArgumentException("engine.owner: is blank");
      }
      owner = value;
      return this;
    }

    /**
     * Sets the epoch of this installation, the same for all engines over one store; empty if not
     * set. Start with another one over a restored backup or a copy of the database: campaigns that
     * were launched before are then paused, with a note, instead of going on by themselves, for
     * nobody knows what has been sent since. Whoever resumes one has decided that it goes on.
     *
     * @param value whatever tells the installations apart, such as the day of the restore
     */
    public Builder epoch(String value) {
      epoch = Objects.requireNonNull(value, "epoch");
      return this;
    }

    /**
     * Sets for how long a lane stays with a process that died; two minutes if not set. It must be
     * more than twice as long as any call of a sender takes: a call may begin when half of it is
     * over, and what is on its way when a lease ends counts as abandoned.
     *
     * @param value at least 1 second
     */
    public Builder leaseDuration(Duration value) {
      if (value.compareTo(Duration.ofSeconds(1)) < 0) {
        throw new IllegalArgumentException(
            "engine.leaseDuration: " + value + ", must be at least 1 s");
      }
      leaseDuration = value;
      return this;
    }

    /**
     * Sets how often one message is tried before it counts as failed, whatever the reason; 20 times
     * if not set.
     *
     * @param most at least 1
     */
    public Builder attempts(int most) {
      if (most < 1) {
        throw new IllegalArgumentException("engine.attempts: " + most + ", must be at least 1");
      }
      attempts = most;
      return this;
    }

    /** Adds a listener. */
    public Builder listener(CampaignListener listener) {
      listeners.add(Objects.requireNonNull(listener, "listener"));
      return this;
    }

    /** Returns the engine. */
    public CampaignEngine build() {
      return new CampaignEngine(this);
    }
  }
}
