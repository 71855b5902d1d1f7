package dev.mirsal.campaign;

import dev.mirsal.campaign.store.LedgerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a host's screen shows of a campaign.
 *
 * @param status where it stands
 * @param active the master switch
 * @param total how many recipients it has
 * @param counts how many recipients are in each status, all statuses named
 * @param sentToday successful messages on the local day of the campaign's zone
 * @param dailyLimit the most of them, 0 for no limit
 * @param nextAt when the next message may go, or null if none will by itself
 * @param endsAt when the last message goes, as things stand; null if none will by itself
 * @param timeLeft from now to {@code endsAt}; zero if nothing is left, null if nothing moves
 * @param note why it is paused or has failed, or null
 * @param actions for each action null if it is enabled, or else why it is not
 * @since 0.1
 */
public record CampaignProgress(
    CampaignStatus status,
    boolean active,
    long total,
    Map<LedgerStatus, Long> counts,
    int sentToday,
    int dailyLimit,
    @Nullable Instant nextAt,
    @Nullable Instant endsAt,
    @Nullable Duration timeLeft,
    @Nullable String note,
    Map<CampaignAction, @Nullable String> actions) {

  /** Returns how many recipients are in a status. */
  public long count(LedgerStatus of) {
    return counts.getOrDefault(of, 0L);
  }

  /** Returns how much is done, in whole per cent rounded down; 100 only when all is. */
  public int percent() {
    long open = count(LedgerStatus.PENDING) + count(LedgerStatus.SENDING);
    return total == 0 ? 0 : (int) ((total - open) * 100 / total);
  }
}
