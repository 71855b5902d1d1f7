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
import java.util.stream.Stream;

/**
 * Runs campaigns, without any thread or timer of its own: {@link #runDue()} sends what is due now
 * and says when to call again.
 *
 * <p>Safe for use by several threads. When an action such as {@link #pause} returns, no message of
 * that campaign is on its way any more.
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
    lifecycle = new Lifecycle(store, clock, listeners, locks, builder.senders.keySet());
    sending =
        new Sending(
            store,
            clock,
            listeners,
            locks,
            lifecycle,
            Map.copyOf(builder.senders),
            builder.backoff);
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
    lifecycle.draft(campaign, recipients);
  }

  /**
   * Saves a campaign with its recipients and launches it. If that is refused, nothing is kept.
   *
   * @throws dev.mirsal.campaign.LaunchRefusedException if it has no recipients, one of them lacks a
   *     variable, or no sender serves its channel
   * @throws dev.mirsal.campaign.DeviceBusyException if a device serves another campaign
   * @throws CampaignException if there is a campaign of that id
   */
  public void launch(Campaign campaign, Iterable<Recipient> recipients) {
    lifecycle.draft(campaign, recipients);
    try {
      lifecycle.launch(campaign.id());
    } catch (CampaignException e) {
      store.delete(campaign.id());
      throw e;
    }
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
   * Replaces the definition of a draft or a scheduled campaign.
   *
   * @throws CampaignException if its status does not allow it or a device is busy
   */
  public void edit(Campaign campaign) {
    lifecycle.edit(campaign);
  }

  /**
   * Changes how a campaign paces, also while it runs: what is left is planned again from now.
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
   * Goes on with a paused campaign; what is left is planned again from now.
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

  /** Returns the results, recipient by recipient in the list's order; to be closed after use. */
  public Stream<LedgerEntry> results(String campaignId) {
    return store.entries(campaignId);
  }

  /**
   * Sends what is due now.
   *
   * @return when to call again, as things stand; {@link Instant#MAX} if nothing will be due by
   *     itself
   * @throws InterruptedException if the thread was interrupted; what was on its way then has the
   *     outcome unknown
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

    private Builder() {}

    /** Sets what sends over a channel. */
    public Builder sender(Channel channel, MessageSender sender) {
      senders.put(channel, sender);
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
