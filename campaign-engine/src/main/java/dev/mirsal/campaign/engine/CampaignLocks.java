package dev.mirsal.campaign.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One lock for each campaign, held while a message is on its way and while an action is carried
 * out: so when an action returns, nothing is on its way any more. Whoever has waited longest comes
 * first, so that an action need not wait for more than one message.
 */
final class CampaignLocks {
  private final Map<String, Held> locks = new ConcurrentHashMap<>();

  /** Waits for a campaign's lock; the thread that has it may hold it again. To be released. */
  Held hold(String campaignId) {
    Held held =
        locks.compute(
            campaignId,
            (id, known) -> {
              Held lock = known == null ? new Held(id) : known;
              lock.users++;
              return lock;
            });
    held.lock.lock();
    return held;
  }

  /** A lock, forgotten when nobody holds it or waits for it. */
  final class Held {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final String campaignId;

    /** Changed only inside {@code compute}. */
    private int users;

    private Held(String campaignId) {
      this.campaignId = campaignId;
    }

    void release() {
      lock.unlock();
      locks.compute(campaignId, (id, held) -> --users == 0 ? null : held);
    }
  }
}
