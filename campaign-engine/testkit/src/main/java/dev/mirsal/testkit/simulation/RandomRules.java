package dev.mirsal.testkit.simulation;

import dev.mirsal.campaign.plan.PauseLadder;
import dev.mirsal.campaign.plan.RollingLimit;
import dev.mirsal.campaign.plan.SendingRules;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** Rules of all kinds, under which a small campaign takes some days at most. */
final class RandomRules {
  private static final List<String> ZONES =
      List.of("UTC", "Asia/Jerusalem", "America/New_York", "Asia/Kathmandu", "Africa/Cairo");

  private RandomRules() {}

  static SendingRules of(long seed) {
    Dice dice = new Dice(seed);
    SendingRules.Builder rules =
        SendingRules.builder()
            .zone(ZoneId.of(dice.oneOf(ZONES)))
            .delay(dice.seconds(0, 10), dice.seconds(10, 90))
            .pauses(PauseLadder.every((int) dice.between(1, 8), dice.seconds(0, 2400)))
            .dailyLimit(dice.onceIn(3) ? (int) dice.between(2, 9) : 0)
            .dailyLimitPerLane(dice.onceIn(3) ? (int) dice.between(1, 6) : 0);
    if (dice.onceIn(4)) {
      rules.rollingLimits(limit(dice));
    }
    if (dice.onceIn(4)) {
      rules.rollingLimitsPerLane(limit(dice));
    }
    if (dice.onceIn(5)) {
      rules.warmUp(1, 3, 6);
    }
    int from = dice.upTo(22);
    return dice.onceIn(2)
        ? rules.aroundTheClock().build()
        : rules.activeHours(LocalTime.of(from, 0), LocalTime.of(from + 1, 0)).build();
  }

  private static RollingLimit limit(Dice dice) {
    return new RollingLimit((int) dice.between(1, 5), Duration.ofMinutes(dice.between(5, 600)));
  }
}
