/**
 * When each message of a campaign may go, and why it waits. {@link
 * dev.mirsal.campaign.plan.SendingRules} say how to pace; a {@link
 * dev.mirsal.campaign.plan.LanePacer} is the step from one message of a lane to the next; a {@link
 * dev.mirsal.campaign.plan.CampaignPlanner} folds that step over a whole list before anything is
 * sent, and the engine feeds the same step with what really happened.
 */
@NullMarked
package dev.mirsal.campaign.plan;

import org.jspecify.annotations.NullMarked;
