package dev.mirsal.campaign.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One lock for each campaign, held while a message is on its way and while an action is carried
 * out: so when an action returns, nothing is on its way any more.
 */
final class CampaignLocks {
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  ReentrantLock of(String campaignId) {
    return locks.computeIfAbsent(campaignId, id -> new ReentrantLock());
  }
}
