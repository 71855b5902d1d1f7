package dev.mirsal.testkit.simulation;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.RollingLimit;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Counts what really went, whoever sent it, against the limits of the moment. */
final class LimitCheck {
  private final List<Call> calls;
  private final CampaignStore store;

  LimitCheck(List<Call> calls, CampaignStore store) {
    this.calls = calls;
    this.store = store;
  }

  /** Returns the limit that a call exceeds, if its message goes. */
  Optional<String> exceeded(Call call, CampaignRecord record) {
    Campaign campaign = record.campaign();
    SendingRules rules = campaign.rules();
    List<Instant> all = went(call, false);
    List<Instant> own = went(call, true);
    Lane lane =
        campaign.lanes().stream()
            .filter(its -> its.name().equals(call.lane()))
            .findFirst()
            .orElseThrow();
    int perLane = lane.dailyLimit().orElse(rules.dailyLimitPerLane());
    String what = "";
    if (rules.dailyLimit() > 0 && onDayOf(call, rules, all) >= rules.dailyLimit()) {
      what = "the daily limit of " + rules.dailyLimit();
    } else if (perLane > 0 && onDayOf(call, rules, own) >= perLane) {
      what = "the lane's daily limit of " + perLane;
    } else if (onDayOf(call, rules, own) >= warmUp(call, rules)) {
      what = "the warm-up of " + rules.warmUp();
    } else if (rules.rollingLimits().stream().anyMatch(limit -> isFull(limit, call, all))) {
      what = "one of " + rules.rollingLimits();
    } else if (rules.rollingLimitsPerLane().stream().anyMatch(limit -> isFull(limit, call, own))) {
      what = "one of " + rules.rollingLimitsPerLane() + " of the lane";
    }
    return what.isEmpty()
        ? Optional.empty()
        : Optional.of("above " + what + " on " + call.lane() + " at " + call.written());
  }

  private List<Instant> went(Call call, boolean ofLane) {
    return calls.stream()
        .filter(c -> c.went() && c.campaignId().equals(call.campaignId()))
        .filter(c -> !ofLane || c.lane().equals(call.lane()))
        .map(Call::written)
        .toList();
  }

  private static long onDayOf(Call call, SendingRules rules, List<Instant> sent) {
    LocalDate day = LocalDate.ofInstant(call.written(), rules.zone());
    return sent.stream().filter(at -> LocalDate.ofInstant(at, rules.zone()).equals(day)).count();
  }

  /** Days are counted from the first attempt that was written down, for it may have gone. */
  private long warmUp(Call call, SendingRules rules) {
    Instant first =
        Stream.concat(
                Stream.ofNullable(store.firstSent(call.campaignId(), call.lane())),
                calls.stream()
                    .filter(c -> c.campaignId().equals(call.campaignId()))
                    .filter(c -> c.lane().equals(call.lane()))
                    .map(Call::written))
            .min(Comparator.naturalOrder())
            .orElse(call.written());
    if (rules.warmUp().isEmpty()) {
      return Long.MAX_VALUE;
    }
    long day =
        ChronoUnit.DAYS.between(
            LocalDate.ofInstant(first, rules.zone()),
            LocalDate.ofInstant(call.written(), rules.zone()));
    return day < rules.warmUp().size()
        ? rules.warmUp().get((int) Math.max(0, day))
        : Long.MAX_VALUE;
  }

  private static boolean isFull(RollingLimit limit, Call call, List<Instant> sent) {
    return sent.stream()
            .filter(
                at ->
                    !at.isAfter(call.written()) && at.plus(limit.period()).isAfter(call.written()))
            .count()
        >= limit.messages();
  }
}
