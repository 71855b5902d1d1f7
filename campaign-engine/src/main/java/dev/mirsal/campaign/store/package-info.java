/**
 * Where campaigns and their ledgers are kept: {@link dev.mirsal.campaign.store.CampaignStore} is
 * what a host implements over its own database, {@link
 * dev.mirsal.campaign.store.InMemoryCampaignStore} is included.
 */
@NullMarked
package dev.mirsal.campaign.store;

import org.jspecify.annotations.NullMarked;
