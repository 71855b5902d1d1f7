package dev.mirsal.campaign.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CampaignLocksTest {
  @Test
  void a_lock_is_the_campaigns_own_and_is_held_repeatedly() {
    CampaignLocks locks = new CampaignLocks();
    CampaignLocks.Held outer = locks.hold("a");
    CampaignLocks.Held inner = locks.hold("a");
    CampaignLocks.Held other = locks.hold("b");
    assertThat(inner).isSameAs(outer).isNotSameAs(other);
    inner.release();
    assertThat(locks.hold("a")).isSameAs(outer);
  }

  @Test
  void what_nobody_holds_is_forgotten() {
    CampaignLocks locks = new CampaignLocks();
    CampaignLocks.Held first = locks.hold("a");
    first.release();

    assertThat(locks.hold("a")).isNotSameAs(first);
  }
}
