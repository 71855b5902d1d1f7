package dev.mirsal.example.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mirsal.campaign.plan.ActiveHours;
import dev.mirsal.campaign.plan.CommonHours;
import dev.mirsal.campaign.plan.ExceptDates;
import dev.mirsal.campaign.plan.SendingCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calendars as JSON: those that the library makes by what they hold, all others by name. */
final class CalendarJson {
  private static final String ALWAYS = "always";
  private static final String WINDOWS = "windows";
  private static final String DAY = "day";
  private static final String START = "start";
  private static final String END = "end";
  private static final String EXCEPT = "except";
  private static final String OF = "of";
  private static final String BOTH = "both";
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
    if (calendar.equals(SendingCalendar.always())) {
      return node.put(ALWAYS, true);
    }
    if (calendar instanceof ActiveHours hours) {
      hours.windows().forEach(window -> node.withArray(WINDOWS).add(write(window)));
      return node;
    }
    if (calendar instanceof ExceptDates except) {
      except.dates().forEach(date -> node.withArray(EXCEPT).add(date.toString()));
      node.set(OF, write(except.calendar()));
      return node;
    }
    if (calendar instanceof CommonHours common) {
      node.withArray(BOTH).add(write(common.first())).add(write(common.second()));
      return node;
    }
    throw new IllegalArgumentException(
        "campaign.rules.calendar: is code of its own, give the codec a name for it");
  }

  private ObjectNode write(ActiveHours.Window window) {
    return json.createObjectNode()
        .put(DAY, window.day().name())
        .put(START, window.start().toString())
        .put(END, window.end().toString());
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
    if (node.has(BOTH)) {
      return read(node.get(BOTH).required(0)).and(read(node.get(BOTH).required(1)));
    }
    ActiveHours.Builder hours = ActiveHours.builder();
    for (JsonNode window : node.required(WINDOWS)) {
      hours.on(
          DayOfWeek.valueOf(window.required(DAY).textValue()),
          LocalTime.parse(window.required(START).textValue()),
          LocalTime.parse(window.required(END).textValue()));
    }
    return hours.build();
  }
}
