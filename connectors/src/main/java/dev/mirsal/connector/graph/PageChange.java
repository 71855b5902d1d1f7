package dev.mirsal.connector.graph;

import static dev.mirsal.connector.wire.Json.firstText;
import static dev.mirsal.connector.wire.Json.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mirsal.inbound.InboundEvent;
import dev.mirsal.inbound.InboundEvent.AccountNotice;
import dev.mirsal.inbound.InboundEvent.Change;
import dev.mirsal.inbound.InboundEvent.Comment;
import dev.mirsal.inbound.InboundEvent.LeadSubmitted;
import dev.mirsal.inbound.InboundEvent.Unrecognised;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An update of {@code changes} of a page or an Instagram account: comments, leads, notices.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/webhooks/reference/page">Webhooks of
 *     pages (read 2026-11-20)</a>
 */
final class PageChange {
  private PageChange() {}

  static InboundEvent event(Update update) {
    String field = text(update.node(), "field");
    JsonNode value = update.node().path("value");
    if (value.path("sender").isObject() || value.path("recipient").isObject()) {
      // The app dashboard sends its samples in this form.
      return MessagingUpdate.event(update.within(value));
    }
    Update inner = update.within(value).at("created_time");
    InboundEvent event = field == null ? null : event(field, inner);
    return event == null ? new Unrecognised(inner.origin(null, null), kind(field, value)) : event;
  }

  private static @Nullable InboundEvent event(String field, Update update) {
    return switch (field) {
      case "feed" -> "comment".equals(text(update.node(), "item")) ? pageComment(update) : null;
      case "comments", "live_comments" -> instagramComment(update);
      case "leadgen" -> lead(update);
      case "message_template_status_update" ->
          new AccountNotice(update.origin(null, null), field, text(update.node(), "event"));
      default -> null;
    };
  }

  private static String kind(@Nullable String field, JsonNode value) {
    String item = "feed".equals(field) ? text(value, "item") : null;
    return Objects.requireNonNullElse(item == null ? field : field + "." + item, "changes");
  }

  private static @Nullable InboundEvent pageComment(Update update) {
    JsonNode value = update.node();
    String id = text(value, "comment_id");
    Change change = change(text(value, "verb"));
    if (id == null || change == null) {
      return null;
    }
    String post = text(value, "post_id");
    String parent = text(value, "parent_id");
    String from = text(value.path("from"), "id");
    return comment(
        update,
        id,
        from == null ? text(value, "sender_id") : from,
        change == Change.REMOVED ? null : text(value, "message"),
        post,
        // Under a comment of the first level this is the post itself.
        parent == null || parent.equals(post) ? null : parent,
        change);
  }

  private static @Nullable InboundEvent instagramComment(Update update) {
    JsonNode value = update.node();
    String id = text(value, "id");
    return id == null
        ? null
        : comment(
            update,
            id,
            text(value.path("from"), "id"),
            text(value, "text"),
            text(value.path("media"), "id"),
            text(value, "parent_id"),
            Change.NEW);
  }

  private static InboundEvent comment(
      Update update,
      String id,
      @Nullable String from,
      @Nullable String text,
      @Nullable String post,
      @Nullable String parent,
      Change change) {
    boolean own = update.account().equals(from);
    return new Comment(update.origin(own ? null : from, id), text, post, parent, own, change);
  }

  /** A comment that is shown again is not a new one: it was reported when it was written. */
  private static @Nullable Change change(@Nullable String verb) {
    if (verb == null) {
      return null;
    }
    return switch (verb) {
      case "add" -> Change.NEW;
      case "edit", "edited", "unhide" -> Change.EDITED;
      case "remove", "delete", "hide" -> Change.REMOVED;
      default -> null;
    };
  }

  private static @Nullable InboundEvent lead(Update update) {
    JsonNode value = update.node();
    String id = text(value, "leadgen_id");
    return id == null
        ? null
        : new LeadSubmitted(
            update.origin(null, id), id, text(value, "form_id"), firstText(value, "ad_id"));
  }
}
