package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.store.CampaignStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * What everybody who works on lanes has at hand.
 *
 * @param store where campaigns are kept
 * @param clock the wall clock
 * @param listener hears what happens
 * @param lifecycle changes campaigns
 * @param ownership the lanes that are held
 * @param flights the messages on their way
 * @param groups what is known of the lanes
 */
record Desk(
    CampaignStore store,
    InstantSource clock,
    CampaignListener listener,
    Lifecycle lifecycle,
    Ownership ownership,
    Flights flights,
    LaneGroups groups) {

  /** Whole milliseconds, as the planner counts: nothing is due between two of them. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
