package dev.mirsal.connector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mirsal.connector.wire.Json;
import dev.mirsal.inbound.Origin;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One update, and where it is from.
 *
 * @param at when it happened
 */
record Update(
    Channel channel, String account, Instant at, String list, JsonNode node, String json) {

  Update(Channel channel, Envelope.Entry entry, Envelope.Part part) {
    this(
        channel,
        entry.id(),
        Objects.requireNonNullElse(entry.time(), Instant.EPOCH),
        part.list(),
        part.node(),
        part.json());
  }

  /** Returns the same update, of which only a part is looked at. */
  Update within(JsonNode part) {
    return new Update(channel, account, at, list, part, json);
  }

  /** Returns the same update of another account, if one is named. */
  Update of(@Nullable String named) {
    return named == null ? this : new Update(channel, named, at, list, node, json);
  }

  /** Returns the same update at the time that a field says, if it does. */
  Update at(String field) {
    Instant time = Json.instant(node, field);
    return time == null ? this : new Update(channel, account, time, list, node, json);
  }

  Origin origin(@Nullable String person, @Nullable String id) {
    Address address = Json.address(channel, person);
    return new Origin(channel, account, address, at, id, list.equals("standby"), json);
  }
}
