package dev.mirsal.connector.waha;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mirsal.connector.waha.WahaSession.State;
import dev.mirsal.message.Address;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what WAHA says of sessions, leniently: all of it may be missing, or new. */
final class SessionAnswers {
  private SessionAnswers() {}

  static List<WahaSession> sessions(JsonNode answer) {
    List<WahaSession> sessions = new ArrayList<>();
    answer.forEach(session -> sessions.add(session(session, "")));
    return List.copyOf(sessions);
  }

  static WahaSession session(JsonNode answer, String name) {
    String engine = answer.path("engine").path("engine").asText();
    return new WahaSession(
        answer.path("name").asText(name),
        state(answer.path("status").asText()),
        engine.isEmpty() ? null : engine,
        account(answer.path("me")));
  }

  static @Nullable WahaAccount account(JsonNode me) {
    Address address = address(me.path("id"));
    return address == null
        ? null
        : new WahaAccount(address, address(me.path("lid")), me.path("pushName").asText());
  }

  /** Reads a timelock, on its own or within {@code me}. */
  static WahaAccount.@Nullable Timelock timelock(JsonNode answer) {
    JsonNode lock = inner(answer, "reachoutTimelock");
    return lock.path("isActive").isBoolean()
        ? new WahaAccount.Timelock(
            lock.path("isActive").asBoolean(),
            lock.path("enforcementType").asText(),
            Times.ofSeconds(lock.path("timeEnforcementEnds")))
        : null;
  }

  static WahaAccount.@Nullable Capping capping(JsonNode answer) {
    JsonNode cap = inner(answer, "messageCapping");
    return cap.path("cappingStatus").isTextual()
        ? new WahaAccount.Capping(
            cap.path("cappingStatus").asText(),
            cap.path("totalQuota").asLong(-1),
            cap.path("usedQuota").asLong(0),
            Times.ofSeconds(cap.path("cycleStart")),
            Times.ofSeconds(cap.path("cycleEnd")))
        : null;
  }

  private static JsonNode inner(JsonNode answer, String field) {
    return answer.has(field) ? answer.path(field) : answer;
  }

  private static State state(String name) {
    return Arrays.stream(State.values())
        .filter(state -> state.name().equals(name))
        .findFirst()
        .orElse(State.UNRECOGNISED);
  }

  private static @Nullable Address address(JsonNode id) {
    try {
      return id.isTextual() ? Address.whatsApp(id.asText()) : null;
    } catch (IllegalArgumentException notAnAddress) {
      return null;
    }
  }
}
