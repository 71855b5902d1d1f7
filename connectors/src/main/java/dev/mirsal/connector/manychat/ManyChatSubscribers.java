package dev.mirsal.connector.manychat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mirsal.connector.CallResult;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SendOutcome.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The subscribers of one ManyChat account. Every method makes at most one call, and none if the
 * account's rates do not permit it now: the result is {@link SendOutcome.Deferred} then.
 *
 * <p>All throw {@link InterruptedException} if the thread was interrupted while waiting: the call
 * may have been made. Safe for use by several threads.
 *
 * @since 0.1
 */
public final class ManyChatSubscribers {
  private final Channel behind;
  private final ManyChatCalls calls;

  ManyChatSubscribers(Channel behind, ManyChatCalls calls) {
    this.behind = behind;
    this.calls = calls;
  }

  /** Returns what ManyChat knows of a subscriber. */
  public CallResult<ManyChatSubscriber> info(Address subscriber) throws InterruptedException {
    SendOutcome refusal = ManyChatClient.addressRefusal(subscriber);
    return refusal == null
        ? map(
            calls.get(
                ManyChatEndpoint.READ_SUBSCRIBER,
                "subscriber/getInfo?subscriber_id=" + subscriber.id()),
            this::one)
        : new CallResult.Failed<>(refusal);
  }

  /** Returns the subscribers of a full name, at most 100. */
  public CallResult<List<ManyChatSubscriber>> byName(String fullName) throws InterruptedException {
    return map(
        calls.get(
            ManyChatEndpoint.READ_SUBSCRIBER,
            "subscriber/findByName?name=" + ManyChatCalls.escaped(fullName)),
        this::all);
  }

  /**
   * Returns the subscribers whose custom field has a value, at most 100, the one that was set last
   * first. This finds people of WhatsApp too, if a field mirrors their number.
   *
   * @param fieldId the field's id, as {@link #fieldIds} tells it
   * @param value the value of a field of type Text or Number
   */
  public CallResult<List<ManyChatSubscriber>> byField(long fieldId, String value)
      throws InterruptedException {
    return map(
        calls.get(
            ManyChatEndpoint.READ_SUBSCRIBER,
            "subscriber/findByCustomField?field_id="
                + fieldId
                + "&field_value="
                + ManyChatCalls.escaped(value)),
        this::all);
  }

  /** Returns the subscriber with an e-mail address, if there is one. */
  public CallResult<Optional<ManyChatSubscriber>> byEmail(String email)
      throws InterruptedException {
    return find("email=" + ManyChatCalls.escaped(email));
  }

  /**
   * Returns the subscriber with a phone number, if there is one. Who came by WhatsApp is reported
   * not to be found by it.
   */
  public CallResult<Optional<ManyChatSubscriber>> byPhone(String phone)
      throws InterruptedException {
    return find("phone=" + ManyChatCalls.escaped(phone));
  }

  private CallResult<Optional<ManyChatSubscriber>> find(String query) throws InterruptedException {
    return map(
        calls.get(ManyChatEndpoint.FIND_SUBSCRIBER, "subscriber/findBySystemField?" + query),
        data -> Optional.ofNullable(one(data)));
  }

  /**
   * Creates a subscriber who is known by number or e-mail address. Importing is off in new
   * accounts; ManyChat's support turns it on.
   */
  public CallResult<ManyChatSubscriber> create(ManyChatNewSubscriber subscriber)
      throws InterruptedException {
    return map(write("subscriber/createSubscriber", subscriber.json()), this::one);
  }

  /** Gives a subscriber a tag, which must exist in the account. Returns the subscriber. */
  public CallResult<Address> addTag(Address subscriber, String tag) throws InterruptedException {
    return change(subscriber, "addTagByName", body -> body.put("tag_name", tag));
  }

  /** Takes a tag from a subscriber; the tag stays in the account. Returns the subscriber. */
  public CallResult<Address> removeTag(Address subscriber, String tag) throws InterruptedException {
    return change(subscriber, "removeTagByName", body -> body.put("tag_name", tag));
  }

  /**
   * Sets custom fields, which must exist in the account. Returns the subscriber.
   *
   * @param fields 1 to 20
   * @throws IllegalArgumentException if there are fewer or more
   */
  public CallResult<Address> setFields(Address subscriber, List<ManyChatField> fields)
      throws InterruptedException {
    if (fields.isEmpty() || fields.size() > ManyChatClient.MOST_FIELDS) {
      throw new IllegalArgumentException(
          "fields: " + fields.size() + ", must be 1 to " + ManyChatClient.MOST_FIELDS);
    }
    return change(subscriber, "setCustomFields", body -> put(fields, body));
  }

  private static ObjectNode put(List<ManyChatField> fields, ObjectNode body) {
    ArrayNode all = body.putArray("fields");
    for (ManyChatField field : fields) {
      all.addObject().put("field_name", field.name()).set("field_value", field.value());
    }
    return body;
  }

  /** Returns the ids of the account's custom fields by name. */
  public CallResult<Map<String, Long>> fieldIds() throws InterruptedException {
    return map(
        calls.get(ManyChatEndpoint.READ_PAGE, "page/getCustomFields"),
        data -> {
          Map<String, Long> ids = new LinkedHashMap<>();
          data.forEach(field -> ids.put(field.path("name").asText(), field.path("id").asLong()));
          return ids;
        });
  }

  private CallResult<Address> change(
      Address subscriber, String endpoint, Function<ObjectNode, ObjectNode> content)
      throws InterruptedException {
    SendOutcome refusal = ManyChatClient.addressRefusal(subscriber);
    return refusal == null
        ? map(
            write("subscriber/" + endpoint, content.apply(ManyChatClient.about(subscriber))),
            data -> subscriber)
        : new CallResult.Failed<>(refusal);
  }

  private CallResult<JsonNode> write(String path, ObjectNode body) throws InterruptedException {
    SendOutcome held = calls.held(ManyChatEndpoint.WRITE_SUBSCRIBER);
    return held == null ? calls.post(path, body) : new CallResult.Failed<>(held);
  }

  private @Nullable ManyChatSubscriber one(JsonNode data) {
    return ManyChatSubscriber.read(behind, data);
  }

  private List<ManyChatSubscriber> all(JsonNode data) {
    List<ManyChatSubscriber> all = new ArrayList<>();
    for (JsonNode each : data) {
      ManyChatSubscriber subscriber = one(each);
      if (subscriber != null) {
        all.add(subscriber);
      }
    }
    return all;
  }

  private static <T> CallResult<T> map(
      CallResult<JsonNode> result, Function<JsonNode, @Nullable T> reader) {
    if (result instanceof CallResult.Failed<JsonNode> failed) {
      return new CallResult.Failed<>(failed.reason());
    }
    T value = reader.apply(((CallResult.Done<JsonNode>) result).value());
    return value == null
        ? new CallResult.Failed<>(
            new Unknown("manychat.not_confirmed", "the answer does not say what was asked"))
        : new CallResult.Done<>(value);
  }
}
