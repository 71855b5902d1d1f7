package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignException;
import dev.mirsal.campaign.CampaignProgress;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.InMemoryCampaignStore;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Recipient;
import dev.mirsal.send.MessageSender;
import dev.mirsal.time.SystemTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs campaigns, without any thread or timer of its own: {@link #runDue()} sends what is due now
 * and says when to call again.
 *
 * <p>Safe for use by several threads. An action such as {@link #pause} waits for the one message of
 * that campaign that may be on its way; when it returns, none is, and none will be. So it is for
 * one engine over one store: a second one on the same store would pace on its own.
 *
 * @since 0.1
 */
public final class CampaignEngine {
  private final Lifecycle lifecycle;
  private final Sending sending;
  private final CampaignStore store;
  private final InstantSource clock;

  private CampaignEngine(Builder builder) {
    store = builder.store;
    clock = builder.clock;
    Listeners listeners = new Listeners(builder.listeners);
    CampaignLocks locks = new CampaignLocks();
    Map<String, CampaignRun> runs = new ConcurrentHashMap<>();
    Map<Channel, MessageSender> senders = Map.copyOf(builder.senders);
    lifecycle = new Lifecycle(store, clock, listeners, locks, runs, senders.keySet());
    Attempt attempt =
        new Attempt(store, clock, listeners, lifecycle, senders, builder.backoff, builder.gate);
    sending =
        new Sending(store, clock, locks, lifecycle, new Audience(store, listeners), attempt, runs);
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
   * Sends what is due now, on the calling thread, one message after another. Several threads may
   * call it; one of them works, the others wait.
   *
   * @return when to call again, as things stand; {@link Instant#MAX} if nothing will be due by
   *     itself. An action may change that: after launching, resuming or editing, call at once.
   * @throws InterruptedException if the thread was interrupted; what was on its way then has the
   *     outcome unknown
   * @throws RuntimeException if the store or a calendar failed: every campaign has had its turn all
   *     the same, and what was on its way in the campaign that failed has the outcome unknown
   * @throws IllegalStateException if a sender or a listener calls this from inside it
   */
  public Instant runDue() throws InterruptedException {
    return sending.runDue();
  }

  /** Collects what the host brings. Not safe for use by several threads. */
  public static final class Builder {
    private final Map<Channel, MessageSender> senders = new EnumMap<>(Channel.class);
    private final List<CampaignListener> listeners = new ArrayList<>();
    private CampaignStore store = new InMemoryCampaignStore();
    private InstantSource clock = SystemTime.clock();
    private Backoff backoff = Backoff.DEFAULT;
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
