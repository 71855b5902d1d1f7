package dev.mirsal.campaign;

import static dev.mirsal.campaign.CampaignAction.CANCEL;
import static dev.mirsal.campaign.CampaignAction.DELETE;
import static dev.mirsal.campaign.CampaignAction.DUPLICATE;
import static dev.mirsal.campaign.CampaignAction.EDIT;
import static dev.mirsal.campaign.CampaignAction.EDIT_RULES;
import static dev.mirsal.campaign.CampaignAction.EXPORT;
import static dev.mirsal.campaign.CampaignAction.LAUNCH;
import static dev.mirsal.campaign.CampaignAction.PAUSE;
import static dev.mirsal.campaign.CampaignAction.REPLAY;
import static dev.mirsal.campaign.CampaignAction.RESUME;
import static dev.mirsal.campaign.CampaignAction.SWITCH;
import static dev.mirsal.campaign.CampaignAction.VIEW;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where a campaign stands in its life, and which actions that allows. Viewing is allowed always.
 *
 * @since 0.1
 */
public enum CampaignStatus {
  /** Being written; nothing is planned. */
  DRAFT(EDIT, EDIT_RULES, DELETE, LAUNCH),
  /** Launched, with its start still to come. */
  SCHEDULED(EDIT, EDIT_RULES, PAUSE, CANCEL),
  /** Sending, or waiting for the next permitted instant. */
  RUNNING(EDIT_RULES, PAUSE, CANCEL, SWITCH, REPLAY),
  /** Held by a person, by the active switch, or because a sender kept failing. */
  PAUSED(EDIT_RULES, RESUME, CANCEL, SWITCH, REPLAY),
  /** Everybody has an outcome. */
  COMPLETED(EXPORT, DUPLICATE, REPLAY),
  /** Ended by a person; what was pending is cancelled. */
  CANCELLED(DELETE),
  /** Ended because it could not go on. */
  FAILED(DELETE);

  /** Unmodifiable. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<CampaignAction> allowed;

  CampaignStatus(CampaignAction... actions) {
    EnumSet<CampaignAction> set = EnumSet.of(VIEW, actions);
    this.allowed = Collections.unmodifiableSet(set);
  }

  /** Returns the actions that this status allows. */
  public Set<CampaignAction> allowed() {
    return allowed;
  }

  /** Returns whether this status allows an action. */
  public boolean allows(CampaignAction action) {
    return allowed.contains(action);
  }

  /** Returns whether nothing will ever be sent any more. */
  public boolean ended() {
    return this == COMPLETED || this == CANCELLED || this == FAILED;
  }
}
