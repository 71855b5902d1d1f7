package dev.mirsal.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.InMemoryCampaignStore;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.campaign.store.PendingCount;
import dev.mirsal.testkit.store.ForwardingStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two people change a campaign's lanes, and it starts while the first is not done yet. */
class SideBySideEditsTest {
  private static final Instant NINE = Scene.START.plus(Duration.ofHours(1));
  private static final SendingRules AT_NINE =
      Scene.EVERY_MINUTE.toBuilder().notBefore(NINE).build();

  private final Interrupted store = new Interrupted();
  private final Scene scene = new Scene(store);
  private final CampaignEngine other = scene.engineOn(scene.sender);

  /** Somebody else acts right before rows are moved, or counted. */
  private static final class Interrupted extends ForwardingStore {
    private Runnable moved = () -> {};
    private Runnable counted = () -> {};

    Interrupted() {
      super(new InMemoryCampaignStore());
    }

    /** Asked when a campaign is about to run. */
    @Override
    public List<PendingCount> pendingCounts(String campaignId) {
      if (find(campaignId).orElseThrow().status() == CampaignStatus.SCHEDULED) {
        Runnable others = counted;
        counted = () -> {};
        others.run();
      }
      return super.pendingCounts(campaignId);
    }

    @Override
    public boolean move(String campaignId, long version, List<LedgerEntry> rows) {
      Runnable others = moved;
      moved = () -> {};
      others.run();
      return super.move(campaignId, version, rows);
    }
  }

  private static Campaign over(String... lanes) {
    return Scene.campaign("c1", AT_NINE, lanes);
  }

  private void startsOnOneLane() {
    other.edit(over("d1"));
    scene.clock.set(NINE);
    try {
      other.runDue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whoever_is_overtaken_moves_nobody_away() throws InterruptedException {
    scene.engine.launch(over("d1"), Scene.people(9));
    store.moved = this::startsOnOneLane;
    scene.engine.edit(over("d2", "d3"));

    assertThat(scene.engine.progress("c1").counts()).containsEntry(LedgerStatus.PENDING, 8L);
    assertThat(scene.rows("c1")).extracting(LedgerEntry::lane).containsOnly("d1");
    scene.run();
    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SENT).hasSize(9);
    assertThat(scene.sender.sendings()).extracting(s -> s.message().sender()).containsOnly("d1");
  }

  @Test
  void a_campaign_is_launched_though_it_is_edited_at_that_moment() throws InterruptedException {
    scene.clock.set(NINE);
    scene.engine.draft(over("d1"), Scene.people(6));
    scene.engine.edit(over("d1", "d2"));
    store.counted = () -> other.edit(over("d3"));
    scene.engine.launch("c1");
    scene.run();

    assertThat(scene.outcomes("c1")).containsOnly(LedgerStatus.SENT).hasSize(6);
    assertThat(scene.sender.sendings()).extracting(s -> s.message().sender()).containsOnly("d3");
  }
}
