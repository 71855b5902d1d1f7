package dev.mirsal.testkit.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.InMemoryCampaignStore;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryCampaignStoreTest extends CampaignStoreContract {
  @Override
  protected CampaignStore emptyStore() {
    return new InMemoryCampaignStore();
  }

  @Test
  void rows_without_a_campaign_are_refused() {
    assertThatThrownBy(() -> emptyStore().append("nope", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nope");
  }
}
