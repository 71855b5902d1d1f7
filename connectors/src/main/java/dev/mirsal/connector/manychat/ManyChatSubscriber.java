package dev.mirsal.connector.manychat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mirsal.connector.wire.Json;
import dev.mirsal.contact.ContactState;
import dev.mirsal.contact.InteractionKind;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person as ManyChat knows it: from {@code getInfo}, or as the "Full Contact Data" of a flow.
 * {@link #toString()} shows none of it.
 *
 * @param address the subscriber
 * @param name the full name, or null
 * @param phone the phone or WhatsApp number as ManyChat writes it, or null
 * @param email the e-mail address, or null
 * @param lastInput the last text that was written, or null
 * @param lastInteraction when the person last did something on the platform behind, or null if
 *     ManyChat does not say, or says it without a time zone
 * @param tags the names of the tags; in "Full Contact Data" they may be missing
 * @param fields the custom fields that have a value, as text, by name
 * @param json what ManyChat sent, with all that is not read here
 * @since 0.1
 */
public record ManyChatSubscriber(
    Address address,
    @Nullable String name,
    @Nullable String phone,
    @Nullable String email,
    @Nullable String lastInput,
    @Nullable Instant lastInteraction,
    List<String> tags,
    Map<String, String> fields,
    String json) {
  /** Copies. */
  public ManyChatSubscriber {
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(json, "json");
    tags = List.copyOf(tags);
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /**
   * Reads what ManyChat sent about a subscriber, such as {@link dev.mirsal.inbound.Origin#json()}
   * of a {@link ManyChatWebhook}.
   *
   * @param behind the platform on which the subscriber is: on Instagram another field tells the
   *     last interaction
   * @param json one JSON object
   * @return the subscriber, or nothing if it is not JSON or has no id
   */
  public static Optional<ManyChatSubscriber> parse(Channel behind, String json) {
    try {
      return Optional.ofNullable(read(behind, Json.object(json.getBytes(StandardCharsets.UTF_8))));
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  /**
   * Returns what is known of the person's last interaction, for a policy: the messaging window
   * opens with it.
   */
  public ContactState contactState() {
    ContactState.Builder state = ContactState.builder();
    if (lastInteraction != null) {
      state.interaction(InteractionKind.MESSAGE, lastInteraction);
    }
    return state.build();
  }

  /** Returns the subscriber in a JSON object, or null if it has no id. */
  static @Nullable ManyChatSubscriber read(Channel behind, JsonNode json) {
    Address address =
        Json.address(Channel.MANYCHAT, Json.firstText(json, "id", "subscriber_id", "user_id"));
    return address == null
        ? null
        : new ManyChatSubscriber(
            address,
            Json.text(json, "name"),
            Json.firstText(json, "phone", "whatsapp_phone"),
            Json.text(json, "email"),
            Json.firstText(json, "last_input_text", "text"),
            lastInteraction(behind, json),
            tags(json.path("tags")),
            fields(json.path("custom_fields")),
            json.toString());
  }

  static @Nullable Instant lastInteraction(Channel behind, JsonNode json) {
    Instant onInstagram =
        behind == Channel.INSTAGRAM ? instant(Json.text(json, "ig_last_interaction")) : null;
    return onInstagram == null ? instant(Json.text(json, "last_interaction")) : onInstagram;
  }

  private static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException withoutZone) {
      // A wrong zone would hold the window open for hours after it closed.
      return null;
    }
  }

  private static List<String> tags(JsonNode tags) {
    List<String> names = new ArrayList<>();
    for (JsonNode tag : tags) {
      String name = tag.isObject() ? Json.text(tag, "name") : Json.text(tag);
      if (name != null) {
        names.add(name);
      }
    }
    return names;
  }

  /** A list of objects in {@code getInfo}, an object by name in what flows post. */
  private static Map<String, String> fields(JsonNode fields) {
    Map<String, String> values = new LinkedHashMap<>();
    if (fields.isObject()) {
      fields.properties().forEach(field -> put(values, field.getKey(), field.getValue()));
    }
    if (fields.isArray()) {
      fields.forEach(field -> put(values, Json.text(field, "name"), field.path("value")));
    }
    return values;
  }

  private static void put(Map<String, String> values, @Nullable String name, JsonNode value) {
    String text = Json.text(value);
    if (name != null && text != null) {
      values.put(name, text);
    }
  }

  @Override
  public String toString() {
    return "ManyChatSubscriber[" + address + "]";
  }
}
