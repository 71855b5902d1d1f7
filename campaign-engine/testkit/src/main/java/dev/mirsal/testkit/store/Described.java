package dev.mirsal.testkit.store;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.message.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A campaign's record as names and values, to be compared: definitions have no equality of their
 * own. Message and calendar are compared by what they say, since a store may build them anew.
 */
final class Described {
  private Described() {}

  static Map<String, @Nullable Object> of(CampaignRecord record) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("version", record.version());
    values.put("status", record.status());
    values.put("active", record.active());
    values.put("startedAt", record.startedAt());
    values.put("pausedAt", record.pausedAt());
    values.put("estimatedDuration", record.estimatedDuration());
    values.put("note", record.note());
    values.put("epoch", record.epoch());
    describe(record.campaign(), values);
    describe(record.campaign().rules(), values);
    return values;
  }

  private static void describe(Campaign campaign, Map<String, @Nullable Object> values) {
    values.put("id", campaign.id());
    values.put("owner", campaign.owner());
    values.put("name", campaign.name());
    values.put("type", campaign.type());
    values.put("channel", campaign.channel());
    values.put("lanes", campaign.lanes());
    values.put("sharing", campaign.sharing());
    values.put("missingVariable", campaign.missingVariable());
    values.put("seed", campaign.seed());
    values.put("onUnknown", campaign.onUnknown());
    values.put("lateStart", campaign.lateStart());
    values.put("patience", campaign.patience());
    Recipient reader =
        new Recipient(
            StoreFixture.person(0).address(), "Ada", Map.of("city", "Cairo", "code", "7"), null);
    values.put(
        "message",
        IntStream.range(0, 8)
            .mapToObj(
                index ->
                    campaign
                        .message()
                        .render(reader, campaign.seed(), index, campaign.missingVariable()))
            .toList());
  }

  private static void describe(SendingRules rules, Map<String, @Nullable Object> values) {
    values.put("zone", rules.zone());
    values.put("minDelay", rules.minDelay());
    values.put("maxDelay", rules.maxDelay());
    values.put("pauses", rules.pauses());
    values.put("dailyLimit", rules.dailyLimit());
    values.put("dailyLimitPerLane", rules.dailyLimitPerLane());
    values.put("rollingLimits", rules.rollingLimits());
    values.put("rollingLimitsPerLane", rules.rollingLimitsPerLane());
    values.put("warmUp", rules.warmUp());
    values.put("notBefore", rules.notBefore());
    values.put("notAfter", rules.notAfter());
    values.put(
        "hours",
        IntStream.range(0, 48)
            .mapToObj(i -> StoreFixture.NOON.plus(Duration.ofMinutes(211L * i)))
            .map((Instant at) -> rules.calendar().next(at, rules.zone()))
            .toList());
  }
}
