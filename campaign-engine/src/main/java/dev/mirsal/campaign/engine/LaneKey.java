package dev.mirsal.campaign.engine;

/**
 * Names a lane among those of all campaigns.
 *
 * @param campaignId the campaign
 * @param lane the lane's name
 */
record LaneKey(String campaignId, String lane) {}
