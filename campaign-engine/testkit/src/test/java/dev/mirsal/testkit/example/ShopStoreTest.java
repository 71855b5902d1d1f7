package dev.mirsal.testkit.example;

import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.InMemoryCampaignStore;
import dev.mirsal.testkit.store.CampaignStoreContract;

// region kit
class ShopStoreTest extends CampaignStoreContract {
  @Override
  protected CampaignStore emptyStore() {
    return new InMemoryCampaignStore();
  }

  @Override
  protected int largeCampaign() {
    return 5_000;
  }
}
// endregion
