package dev.mirsal.example.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mirsal.campaign.plan.PauseLadder;
import dev.mirsal.campaign.plan.RollingLimit;
import dev.mirsal.campaign.plan.SendingRules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a campaign paces, as JSON; durations and instants as ISO 8601 writes them. */
final class RulesJson {
  private final JsonMapper json;
  private final CalendarJson calendars;

  RulesJson(JsonMapper json, CalendarJson calendars) {
    this.json = json;
    this.calendars = calendars;
  }

  ObjectNode write(SendingRules rules) {
    ObjectNode node = json.createObjectNode();
    node.put("zone", rules.zone().getId());
    node.put("minDelay", rules.minDelay().toString());
    node.put("maxDelay", rules.maxDelay().toString());
    ArrayNode pauses = node.putArray("pauses");
    for (PauseLadder ladder : rules.pauses()) {
      ObjectNode its = pauses.addObject().put("every", ladder.every());
      ArrayNode durations = its.putArray("pauses");
      ladder.pauses().forEach(pause -> durations.add(pause.toString()));
    }
    node.set("calendar", calendars.write(rules.calendar()));
    node.put("dailyLimit", rules.dailyLimit());
    node.put("dailyLimitPerLane", rules.dailyLimitPerLane());
    write(node.putArray("rollingLimits"), rules.rollingLimits());
    write(node.putArray("rollingLimitsPerLane"), rules.rollingLimitsPerLane());
    rules.warmUp().forEach(node.putArray("warmUp")::add);
    node.put("notBefore", rules.notBefore() == null ? null : rules.notBefore().toString());
    node.put("notAfter", rules.notAfter() == null ? null : rules.notAfter().toString());
    return node;
  }

  private static void write(ArrayNode nodes, List<RollingLimit> limits) {
    for (RollingLimit limit : limits) {
      nodes.addObject().put("messages", limit.messages()).put("period", limit.period().toString());
    }
  }

  SendingRules read(JsonNode node) {
    return SendingRules.builder()
        .zone(ZoneId.of(node.required("zone").textValue()))
        .delay(duration(node.required("minDelay")), duration(node.required("maxDelay")))
        .pauses(each(node.required("pauses"), RulesJson::ladder).toArray(PauseLadder[]::new))
        .calendar(calendars.read(node.required("calendar")))
        .dailyLimit(node.required("dailyLimit").intValue())
        .dailyLimitPerLane(node.required("dailyLimitPerLane").intValue())
        .rollingLimits(limits(node.required("rollingLimits")))
        .rollingLimitsPerLane(limits(node.required("rollingLimitsPerLane")))
        .warmUp(each(node.required("warmUp"), JsonNode::intValue).toArray(Integer[]::new))
        .notBefore(instant(node.path("notBefore")))
        .notAfter(instant(node.path("notAfter")))
        .build();
  }

  private static PauseLadder ladder(JsonNode node) {
    return new PauseLadder(
        node.required("every").intValue(), each(node.required("pauses"), RulesJson::duration));
  }

  private static RollingLimit[] limits(JsonNode nodes) {
    return each(
            nodes,
            node ->
                new RollingLimit(
                    node.required("messages").intValue(), duration(node.required("period"))))
        .toArray(RollingLimit[]::new);
  }

  private static <T> List<T> each(JsonNode nodes, Function<JsonNode, T> value) {
    List<T> values = new ArrayList<>();
    nodes.forEach(node -> values.add(value.apply(node)));
    return values;
  }

  private static Duration duration(JsonNode node) {
    return Duration.parse(node.textValue());
  }

  private static @Nullable Instant instant(JsonNode node) {
    return node.isTextual() ? Instant.parse(node.textValue()) : null;
  }
}
