package dev.mirsal.campaign.engine;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Channel;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What follows when sending fails, beyond the one message: holds, breakers, and when to pause. */
final class Faults {
  /** So many unknown outcomes in a row, and a person should look before more are risked. */
  private static final int MOST_DOUBTS = 3;

  /** So many first messages refused for what they say, and the others will be too. */
  private static final int MOST_CONTENT_REJECTIONS = 5;

  private final Desk desk;
  private final Backoff backoff;
  private final Map<Channel, Breaker> breakers = new EnumMap<>(Channel.class);

  Faults(Desk desk, Backoff backoff) {
    this.desk = desk;
    this.backoff = backoff;
    for (Channel channel : Channel.values()) {
      breakers.put(channel, new Breaker(backoff, channel.name()));
    }
  }

  /** Returns until when a lane is to wait because many lanes of its sender fail, or null. */
  @Nullable Instant heldByOthers(Turn turn) {
    Instant openUntil = breaker(turn.campaign()).openUntil();
    if (!openUntil.isAfter(turn.now())) {
      return null;
    }
    // Each a little later than that, so that not all of them come back at once.
    Instant until = openUntil.plus(backoff.after(1, turn.run().name(), turn.campaign().seed()));
    turn.run().holdUntil(until);
    return until;
  }

  void tries(Campaign campaign, Instant now) {
    breaker(campaign).tries(now);
  }

  void answered(Campaign campaign, LaneRun run) {
    run.health().answered();
    breaker(campaign).succeeded();
  }

  /** Counts a message that nobody knows of; returns whether it is enough. */
  boolean doubted(LaneRun run) {
    return run.health().doubted() >= MOST_DOUBTS;
  }

  /** Counts a failure of the sender; returns how many times in a row its breaker has opened. */
  int failed(Campaign campaign, LaneKey lane) {
    return breaker(campaign).failed(lane, desk.now());
  }

  /**
   * Returns until when a lane is held whose sender has failed, or null if it is enough.
   *
   * @param openings how many times in a row the sender's breaker has opened
   */
  @Nullable Instant hold(CampaignRecord record, LaneRun run, int openings) {
    int failures = Math.max(run.health().failed(), openings);
    if (failures >= backoff.attempts()) {
      return null;
    }
    Instant until = desk.now().plus(backoff.after(failures, run.name(), record.campaign().seed()));
    run.holdUntil(until);
    return until;
  }

  void tellHeld(Campaign campaign, LaneRun run, String code, String detail, Afterwards afterwards) {
    afterwards.add(() -> desk.listener().laneHeld(campaign.id(), run.name(), code, detail));
  }

  /** Counts a message that was refused for what it says. */
  void contentRejected(
      CampaignRecord record, LaneRun run, LedgerEntry failed, Afterwards afterwards) {
    String id = record.campaign().id();
    if (desk.groups().contentRejected(id) >= MOST_CONTENT_REJECTIONS
        && desk.store().counts(id).getOrDefault(LedgerStatus.SENT, 0L) == 0) {
      String reason = reason(run, String.valueOf(failed.code()), String.valueOf(failed.detail()));
      afterwards.add(() -> desk.lifecycle().pauseBecause(id, reason));
    }
  }

  static String reason(LaneRun run, String code, String detail) {
    return run.name() + ": " + detail + " (" + code + ")";
  }

  private Breaker breaker(Campaign campaign) {
    return Objects.requireNonNull(breakers.get(campaign.channel()), "breaker");
  }
}
