package dev.mirsal.connector.graph;

import static dev.mirsal.connector.wire.Json.firstText;
import static dev.mirsal.connector.wire.Json.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mirsal.inbound.DeliveryState;
import dev.mirsal.inbound.InboundEvent;
import dev.mirsal.inbound.InboundEvent.AccountNotice;
import dev.mirsal.inbound.InboundEvent.Call;
import dev.mirsal.inbound.InboundEvent.Delivery;
import dev.mirsal.inbound.InboundEvent.OptIn;
import dev.mirsal.inbound.InboundEvent.Unrecognised;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An update of {@code changes} of the WhatsApp Cloud API. It may hold several messages and
 * statuses, with what is known of their senders beside them; so all its events carry the whole of
 * it.
 *
 * @see <a
 *     href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components">Webhooks
 *     of the Cloud API (read 2026-11-20)</a>
 */
final class WhatsAppChange {
  private final String field;
  private final Update update;
  private final List<InboundEvent> events = new ArrayList<>();

  private WhatsAppChange(Update update) {
    JsonNode value = update.node().path("value");
    field = Objects.requireNonNullElse(text(update.node(), "field"), "changes");
    this.update =
        update.within(value).of(text(value.path("metadata"), "phone_number_id")).at("timestamp");
  }

  static List<InboundEvent> events(Update update) {
    return new WhatsAppChange(update).events();
  }

  private List<InboundEvent> events() {
    JsonNode value = update.node();
    String contact = soleContact(value.path("contacts"));
    each("messages", item -> WhatsAppMessage.event(item, contact, false));
    each("message_echoes", item -> WhatsAppMessage.event(item, null, true));
    each("statuses", WhatsAppChange::status);
    each("calls", WhatsAppChange::call);
    each("user_preferences", WhatsAppChange::preference);
    each(
        "errors",
        item -> new AccountNotice(item.origin(null, null), "errors", text(item.node(), "code")));
    if (events.isEmpty()) {
      events.add(notice());
    }
    return events;
  }

  /** Reads one item of a list, or gives null for what it cannot read. */
  @FunctionalInterface
  private interface Item {
    @Nullable InboundEvent read(Update item);
  }

  private void each(String list, Item reader) {
    JsonNode array = update.node().path(list);
    if (!array.isArray()) {
      return;
    }
    for (JsonNode node : array) {
      Update item = update.within(node).at("timestamp");
      InboundEvent event = node.isObject() ? reader.read(item) : null;
      events.add(
          event == null ? new Unrecognised(item.origin(null, text(node, "id")), list) : event);
    }
  }

  private InboundEvent notice() {
    String state =
        firstText(
            update.node(),
            "event",
            "decision",
            "new_category",
            "new_quality_score",
            "max_daily_conversations_per_business",
            "max_daily_conversation_per_phone",
            "current_limit");
    boolean known =
        field.startsWith("message_template_")
            || field.startsWith("template_")
            || field.startsWith("phone_number_")
            || field.startsWith("account_")
            || field.startsWith("business_")
            || field.equals("security");
    return known
        ? new AccountNotice(update.origin(null, null), field, state)
        : new Unrecognised(update.origin(null, null), field);
  }

  private static @Nullable InboundEvent status(Update item) {
    JsonNode node = item.node();
    String id = text(node, "id");
    String status = text(node, "status");
    if (id == null || status == null) {
      return null;
    }
    String person = firstText(node, "recipient_id", "recipient_user_id");
    if ("call".equals(text(node, "type"))) {
      return new Call(item.origin(person, id), status, true);
    }
    DeliveryState state = state(status);
    JsonNode error = node.path("errors").path(0);
    return state == null
        ? new Unrecognised(item.origin(person, id), "statuses." + status)
        : new Delivery(
            item.origin(person, null),
            state,
            List.of(id),
            null,
            text(error, "code"),
            detail(error));
  }

  private static @Nullable DeliveryState state(String status) {
    return switch (status) {
      case "sent" -> DeliveryState.SENT;
      case "delivered" -> DeliveryState.DELIVERED;
      case "read", "played" -> DeliveryState.READ;
      case "failed" -> DeliveryState.FAILED;
      default -> null;
    };
  }

  /** Meta asks to build on code and details; titles are to go. */
  private static @Nullable String detail(JsonNode error) {
    String details = text(error.path("error_data"), "details");
    return details == null ? firstText(error, "message", "title") : details;
  }

  private static @Nullable InboundEvent call(Update item) {
    JsonNode node = item.node();
    String event = firstText(node, "event", "status");
    boolean own = "BUSINESS_INITIATED".equals(text(node, "direction"));
    String person = text(node, own ? "to" : "from");
    return event == null ? null : new Call(item.origin(person, text(node, "id")), event, own);
  }

  private static @Nullable InboundEvent preference(Update item) {
    JsonNode node = item.node();
    String value = text(node, "value");
    String category = text(node, "category");
    if (category == null || !("stop".equals(value) || "resume".equals(value))) {
      return null;
    }
    return new OptIn(
        item.origin(firstText(node, "wa_id", "user_id"), null),
        category,
        "resume".equals(value),
        null,
        null,
        null);
  }

  /** With several contacts nothing says which of them wrote a message that names nobody. */
  private static @Nullable String soleContact(JsonNode contacts) {
    return contacts.size() == 1 ? firstText(contacts.path(0), "wa_id", "user_id") : null;
  }
}
