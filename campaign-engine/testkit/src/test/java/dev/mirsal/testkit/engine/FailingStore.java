package dev.mirsal.testkit.engine;

import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.InMemoryCampaignStore;
import dev.mirsal.campaign.store.Lease;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.Replacement;
import dev.mirsal.testkit.store.ForwardingStore;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** A store in memory that fails, or is ahead of its caller, when the test says so. */
final class FailingStore extends ForwardingStore {
  private BiPredicate<LedgerEntry, LedgerEntry> fails = (before, next) -> false;
  private Runnable beforeSchedule = () -> {};
  private boolean dies;
  private int refusedVersions;
  private int refusedRows;

  FailingStore() {
    this(new InMemoryCampaignStore());
  }

  private FailingStore(CampaignStore store) {
    super(store);
  }

  /** Throws instead of replacing such a row. */
  void failWhen(BiPredicate<LedgerEntry, LedgerEntry> condition) {
    fails = condition;
  }

  void refuseNextVersions(int times) {
    refusedVersions = times;
  }

  /** Does something right before a lane is put off the next time. */
  void beforeNextSchedule(Runnable action) {
    beforeSchedule = action;
  }

  @Override
  public boolean schedule(Lease lease, long version, @Nullable Instant due) {
    Runnable action = beforeSchedule;
    beforeSchedule = () -> {};
    action.run();
    boolean kept = super.schedule(lease, version, due);
    failIfDead();
    return kept;
  }

  /** From the next time on that a lane is put off nobody writes anything about lanes any more. */
  void dieOnceScheduled() {
    dies = true;
  }

  void live() {
    dies = false;
  }

  @Override
  public void wake(String campaignId, String lane, Instant due) {
    failIfDead();
    super.wake(campaignId, lane, due);
  }

  private void failIfDead() {
    if (dies) {
      throw new IllegalStateException("the process is gone");
    }
  }

  void refuseRows(int times) {
    refusedRows = times;
  }

  @Override
  public Replacement replace(CampaignRecord next) {
    return refusedVersions-- > 0 ? Replacement.STALE : super.replace(next);
  }

  @Override
  public boolean begin(Lease lease, long version, LedgerEntry expected, LedgerEntry sending) {
    failIf(expected, sending);
    return refusedRows-- <= 0 && super.begin(lease, version, expected, sending);
  }

  @Override
  public boolean end(
      Lease lease, long version, LedgerEntry expected, LedgerEntry next, @Nullable Instant due) {
    failIf(expected, next);
    return refusedRows-- <= 0 && super.end(lease, version, expected, next, due);
  }

  @Override
  public boolean replace(String campaignId, LedgerEntry expected, LedgerEntry next) {
    failIf(expected, next);
    return refusedRows-- <= 0 && super.replace(campaignId, expected, next);
  }

  /** One after another, so that some are moved when it fails. */
  @Override
  public boolean move(String campaignId, long version, List<LedgerEntry> rows) {
    boolean moves = true;
    for (LedgerEntry row : rows) {
      failIf(row, row);
      moves = super.move(campaignId, version, List.of(row));
    }
    return moves;
  }

  private void failIf(LedgerEntry expected, LedgerEntry next) {
    if (fails.test(expected, next)) {
      throw new IllegalStateException("the store is gone");
    }
  }
}
