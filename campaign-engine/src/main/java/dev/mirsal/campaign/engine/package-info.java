/**
 * Runs campaigns: the {@link dev.mirsal.campaign.engine.CampaignEngine} does what is due now and
 * says when to call again; a {@link dev.mirsal.campaign.engine.CampaignRunner} calls it for hosts
 * without a scheduler.
 */
@NullMarked
package dev.mirsal.campaign.engine;

import org.jspecify.annotations.NullMarked;
