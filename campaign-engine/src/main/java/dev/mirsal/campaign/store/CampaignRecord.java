package dev.mirsal.campaign.store;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A campaign and where it stands.
 *
 * @param campaign its definition
 * @param version 1 when inserted, one more with each change
 * @param status where it stands
 * @param active the master switch: off means that nothing is sent, whatever the status
 * @param startedAt when it began to send, or null before that
 * @param pausedAt since when it is paused, or null if it is not
 * @param estimatedDuration how long it was expected to take when it was launched, resumed or edited
 *     last, counted from then; null before the launch
 * @param note why it is paused, what it waits for or why it has failed, for a person to read, or
 *     null
 * @param epoch the {@linkplain dev.mirsal.campaign.engine.CampaignEngine.Builder#epoch epoch} of
 *     the installation in which somebody wanted it to run last; empty before the launch, or if
 *     there are no epochs
 * @since 0.1
 */
public record CampaignRecord(
    Campaign campaign,
    long version,
    CampaignStatus status,
    boolean active,
    @Nullable Instant startedAt,
    @Nullable Instant pausedAt,
    @Nullable Duration estimatedDuration,
    @Nullable String note,
    String epoch) {
  /** Checks that nothing is missing. */
  public CampaignRecord {
    Objects.requireNonNull(campaign, "campaign");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(epoch, "epoch");
  }

  /** Returns the record of a new draft. */
  public static CampaignRecord draft(Campaign campaign) {
    return new CampaignRecord(campaign, 1, CampaignStatus.DRAFT, true, null, null, null, null, "");
  }

  /** Returns whether messages may go now, as far as status and switch are concerned. */
  public boolean mayHaveDue() {
    return active && (status == CampaignStatus.RUNNING || status == CampaignStatus.SCHEDULED);
  }

  /** Returns whether the campaign has begun, not ended, and so keeps its devices to itself. */
  public boolean holdsDevices() {
    return startedAt != null
        && (status == CampaignStatus.RUNNING || status == CampaignStatus.PAUSED);
  }

  /**
   * Returns from when on its lanes are to be looked at: {@link Instant#EPOCH} for at once, or null
   * if nothing will be due by itself: it has not been launched, is held, is over, or waits for a
   * device. Lanes of one that was cancelled, or has ended after it had begun, are looked at once
   * more: so what is left on them has an outcome, and whoever waits for its devices hears of it,
   * even if whoever ended it dies in the middle of that.
   */
  public @Nullable Instant dueFrom() {
    if (status == CampaignStatus.CANCELLED || (status.ended() && startedAt != null)) {
      return Instant.EPOCH;
    }
    if (!mayHaveDue() || (status == CampaignStatus.SCHEDULED && note != null)) {
      return null;
    }
    Instant start = campaign.rules().notBefore();
    return status == CampaignStatus.RUNNING || start == null ? Instant.EPOCH : start;
  }

  /** Returns the next version with another definition. */
  public CampaignRecord with(Campaign definition) {
    return next(definition, status, active, startedAt, pausedAt, note);
  }

  /** Returns the next version: a draft again, with another definition. */
  public CampaignRecord withdrawn(Campaign definition) {
    return next(definition, CampaignStatus.DRAFT, active, null, null, null);
  }

  /** Returns this version with another estimate of how long it takes. */
  public CampaignRecord expecting(Duration estimate) {
    return new CampaignRecord(
        campaign, version, status, active, startedAt, pausedAt, estimate, note, epoch);
  }

  /** Returns this version, wanted by an installation of an epoch. */
  public CampaignRecord wantedIn(String installation) {
    return new CampaignRecord(
        campaign,
        version,
        status,
        active,
        startedAt,
        pausedAt,
        estimatedDuration,
        note,
        installation);
  }

  /** Returns the next version with the switch turned. */
  public CampaignRecord switched(boolean on) {
    return next(campaign, status, on, startedAt, pausedAt, note);
  }

  /** Returns the next version, switched off and therefore paused. */
  public CampaignRecord pausedBySwitch(Instant now) {
    return next(campaign, CampaignStatus.PAUSED, false, startedAt, now, "switched off");
  }

  /** Returns the next version in another status, neither paused nor with a note. */
  public CampaignRecord in(CampaignStatus other) {
    return next(campaign, other, active, startedAt, null, null);
  }

  /** Returns the next version, running; it keeps the instant at which it first began to send. */
  public CampaignRecord running(Instant now) {
    Instant began = startedAt == null ? now : startedAt;
    return next(campaign, CampaignStatus.RUNNING, active, began, null, null);
  }

  /** Returns the next version, paused for a reason. */
  public CampaignRecord paused(Instant now, @Nullable String reason) {
    return next(campaign, CampaignStatus.PAUSED, active, startedAt, now, reason);
  }

  /** Returns the next version, with a note on what it waits for. */
  public CampaignRecord waiting(String reason) {
    return next(campaign, status, active, startedAt, pausedAt, reason);
  }

  private CampaignRecord next(
      Campaign definition,
      CampaignStatus newStatus,
      boolean on,
      @Nullable Instant began,
      @Nullable Instant paused,
      @Nullable String newNote) {
    return new CampaignRecord(
        definition, version + 1, newStatus, on, began, paused, estimatedDuration, newNote, epoch);
  }
}
