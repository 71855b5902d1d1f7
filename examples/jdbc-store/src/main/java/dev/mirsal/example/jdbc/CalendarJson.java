package dev.mirsal.example.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mirsal.campaign.plan.ActiveHours;
import dev.mirsal.campaign.plan.ExceptDates;
import dev.mirsal.campaign.plan.Opening;
import dev.mirsal.campaign.plan.SendingCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calendars as JSON: active hours by their windows, days taken out, all others by name. */
final class CalendarJson {
  /** Any Monday. */
  private static final Instant WEEK = Instant.parse("2001-01-01T00:00:00Z");

  private static final Instant WEEK_AFTER = WEEK.plus(Period.ofDays(7));
  private static final String ALWAYS = "always";
  private static final String WINDOWS = "windows";
  private static final String EXCEPT = "except";
  private static final String OF = "of";
  private static final String NAMED = "named";

  private final JsonMapper json;
  private final Map<String, SendingCalendar> named;

  CalendarJson(JsonMapper json, Map<String, SendingCalendar> named) {
    this.json = json;
    this.named = new LinkedHashMap<>(named);
  }

  ObjectNode write(SendingCalendar calendar) {
    ObjectNode node = json.createObjectNode();
    for (Map.Entry<String, SendingCalendar> entry : named.entrySet()) {
      if (entry.getValue().equals(calendar)) {
        return node.put(NAMED, entry.getKey());
      }
    }
    if (calendar instanceof ActiveHours hours) {
      node.set(WINDOWS, windows(hours));
      return node;
    }
    if (calendar instanceof ExceptDates except) {
      except.dates().forEach(date -> node.withArray(EXCEPT).add(date.toString()));
      node.set(OF, write(except.calendar()));
      return node;
    }
    if (calendar.getClass().equals(SendingCalendar.always().getClass())) {
      return node.put(ALWAYS, true);
    }
    throw new IllegalArgumentException(
        "campaign.rules.calendar: is code of its own, give the codec a name for it");
  }

  /** Active hours do not tell their windows, but when they open: a week of that is all of them. */
  private ArrayNode windows(ActiveHours hours) {
    ArrayNode windows = json.createArrayNode();
    Instant from = WEEK.minus(Period.ofDays(1));
    while (from.isBefore(WEEK_AFTER)) {
      Opening opening = hours.next(from, ZoneOffset.UTC).orElseThrow();
      Instant opens = opening.opensAt();
      if (!opens.isBefore(WEEK) && opens.isBefore(WEEK_AFTER)) {
        LocalDateTime start = LocalDateTime.ofInstant(opens, ZoneOffset.UTC);
        LocalDateTime end = LocalDateTime.ofInstant(opening.closesAt(), ZoneOffset.UTC);
        windows
            .addObject()
            .put("day", start.getDayOfWeek().name())
            .put("start", start.toLocalTime().toString())
            .put("end", end.toLocalTime().toString());
      }
      from = opening.closesAt();
    }
    return windows;
  }

  SendingCalendar read(JsonNode node) {
    if (node.has(ALWAYS)) {
      return SendingCalendar.always();
    }
    if (node.has(NAMED)) {
      String name = node.get(NAMED).textValue();
      SendingCalendar calendar = named.get(name);
      if (calendar == null) {
        throw new IllegalArgumentException("campaign.rules.calendar: nothing is named " + name);
      }
      return calendar;
    }
    if (node.has(EXCEPT)) {
      List<LocalDate> dates = new ArrayList<>();
      node.get(EXCEPT).forEach(date -> dates.add(LocalDate.parse(date.textValue())));
      return read(node.required(OF)).except(dates);
    }
    ActiveHours.Builder hours = ActiveHours.builder();
    for (JsonNode window : node.required(WINDOWS)) {
      hours.on(
          DayOfWeek.valueOf(window.required("day").textValue()),
          LocalTime.parse(window.required("start").textValue()),
          LocalTime.parse(window.required("end").textValue()));
    }
    return hours.build();
  }
}
