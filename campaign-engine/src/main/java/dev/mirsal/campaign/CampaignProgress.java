package dev.mirsal.campaign;

import dev.mirsal.campaign.store.LedgerStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a host's screen shows of a campaign.
 *
 * @param status where it stands
 * @param active the master switch
 * @param total how many recipients it has
 * @param counts how many recipients are in each status, all statuses named
 * @param today the local day of the campaign's zone
 * @param sentToday successful messages on that day, those among them of which nobody can say
 *     whether they went
 * @param dailyLimit the most of them, 0 for no limit
 * @param nextAt when the next message may go, or null if none will by itself
 * @param resumesAt the same, if active hours or a limit stand in the way; null if they do not
 * @param endsAt when the last message goes, as things stand; null if none will by itself. It is
 *     found from numbers of people: who expires by then counts as sent to, so that it may end
 *     sooner
 * @param timeLeft how long what is left takes: from now, or from when it was paused; zero if
 *     nothing is left, null for a draft
 * @param note why it is paused, what it waits for or why it has failed, or null
 * @param actions for each action null if a screen should offer it, or else why not; pausing and
 *     resuming are not offered outside the active hours, nor resuming when the daily limit is
 *     reached, though the engine does not refuse them
 * @since 0.1
 */
public record CampaignProgress(
    CampaignStatus status,
    boolean active,
    long total,
    Map<LedgerStatus, Long> counts,
    LocalDate today,
    int sentToday,
    int dailyLimit,
    @Nullable Instant nextAt,
    @Nullable Instant resumesAt,
    @Nullable Instant endsAt,
    @Nullable Duration timeLeft,
    @Nullable String note,
    Map<CampaignAction, @Nullable String> actions) {

  /** Copies, and names the statuses that have been left out. */
  public CampaignProgress {
    Map<LedgerStatus, Long> all = new EnumMap<>(LedgerStatus.class);
    for (LedgerStatus each : LedgerStatus.values()) {
      all.put(each, counts.getOrDefault(each, 0L));
    }
    counts = Collections.unmodifiableMap(all);
    Map<CampaignAction, @Nullable String> refusals = new EnumMap<>(CampaignAction.class);
    refusals.putAll(actions);
    actions = Collections.unmodifiableMap(refusals);
  }

  /** Returns how many recipients are in a status. */
  public long count(LedgerStatus of) {
    return counts.getOrDefault(of, 0L);
  }

  /** Returns how many have an outcome, in whole per cent rounded down; 100 only when all have. */
  public int percent() {
    long open = count(LedgerStatus.PENDING) + count(LedgerStatus.SENDING);
    return total == 0 ? 0 : (int) ((total - open) * 100 / total);
  }
}
