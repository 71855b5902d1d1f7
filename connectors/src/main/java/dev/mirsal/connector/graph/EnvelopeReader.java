package dev.mirsal.connector.graph;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mirsal.connector.graph.Envelope.Entry;
import dev.mirsal.connector.graph.Envelope.Part;
import dev.mirsal.connector.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Reads an {@link Envelope}: the outer levels token by token, to know where each update begins and
 * ends in the body, and the updates as trees.
 */
final class EnvelopeReader {
  private static final Set<String> LISTS = Set.of("messaging", "standby", "changes");

  private final byte[] body;
  private final JsonParser json;

  private EnvelopeReader(byte[] body, JsonParser json) {
    this.body = body;
    this.json = json;
  }

  static Envelope read(byte[] body) throws IOException {
    try (JsonParser json = Json.parser(body)) {
      return new EnvelopeReader(body, json).envelope();
    }
  }

  private Envelope envelope() throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new JsonParseException(json, "not an object");
    }
    int start = start();
    String object = "";
    List<Entry> entries = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("object") && value == JsonToken.VALUE_STRING) {
        object = json.getText();
      } else if (name.equals("entry") && value == JsonToken.START_ARRAY) {
        entries = entries(Objects.requireNonNullElseGet(entries, ArrayList::new));
      } else {
        json.skipChildren();
      }
    }
    if (entries == null) {
      entries = List.of(new Entry("", null, List.of(Part.unknown(object, since(start)))));
    }
    if (json.nextToken() != null) {
      throw new JsonParseException(json, "something follows the object");
    }
    return new Envelope(object, entries);
  }

  private List<Entry> entries(List<Entry> target) throws IOException {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      target.add(entry());
    }
    return target;
  }

  private Entry entry() throws IOException {
    int start = start();
    if (json.currentToken() != JsonToken.START_OBJECT) {
      Json.item(json);
      return new Entry("", null, List.of(Part.unknown("entry", since(start))));
    }
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    List<Part> parts = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (LISTS.contains(name) && value == JsonToken.START_ARRAY) {
        parts = parts(name, Objects.requireNonNullElseGet(parts, ArrayList::new));
      } else if (name.equals("id") || name.equals("time")) {
        head.set(name, Json.item(json));
      } else {
        json.skipChildren();
      }
    }
    return new Entry(
        Objects.requireNonNullElse(Json.text(head, "id"), ""),
        Json.instant(head, "time"),
        parts == null ? List.of(Part.unknown("entry", since(start))) : parts);
  }

  private List<Part> parts(String list, List<Part> target) throws IOException {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      int start = start();
      JsonNode node = Json.item(json);
      target.add(new Part(list, node, since(start)));
    }
    return target;
  }

  private int start() {
    return (int) json.currentTokenLocation().getByteOffset();
  }

  private String since(int start) {
    int end = (int) json.currentLocation().getByteOffset();
    return new String(body, start, end - start, StandardCharsets.UTF_8);
  }
}
