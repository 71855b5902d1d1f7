/**
 * A campaign: what it sends, to whom, over which lanes, and which actions its status allows. Build
 * one with {@link dev.mirsal.campaign.Campaign#builder(String)} and hand it to the {@link
 * dev.mirsal.campaign.engine.CampaignEngine}.
 */
@NullMarked
package dev.mirsal.campaign;

import org.jspecify.annotations.NullMarked;
