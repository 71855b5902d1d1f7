package dev.mirsal.connector.graph;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mirsal.connector.http.RateLimit;
import dev.mirsal.connector.http.Reply;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.message.Permit;
import dev.mirsal.message.Route;
import dev.mirsal.send.Fault;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SendOutcome.Rejected;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * WhatsApp through the Cloud API. {@link OutboundMessage#sender()} is the id of the phone number
 * that sends (not the number), the {@link GraphApi} has the token of the business.
 *
 * <p>A message goes only with a {@link Permit} that holds: by way of {@link Route#TEMPLATE} for
 * templates, and of {@link Route#FREE_FORM} for everything else.
 *
 * <p>Texts, files by link, quick replies (up to 3 as buttons, up to 10 as a list), one link or up
 * to 3 postbacks as buttons, places, contact cards and templates are sent. To people known by
 * number or by business-scoped id; not to groups. {@link SendOutcome.Accepted} is not delivery:
 * failures arrive as webhooks, which carry {@link OutboundMessage#id()} as {@code
 * biz_opaque_callback_data}.
 *
 * <p>What the platform's answers mean is listed in {@code docs/connectors/graph.md}. Nothing is
 * ever repeated: a call that may have reached the platform and brought no answer is {@link
 * SendOutcome.Unknown}.
 *
 * <p>Safe for use by several threads.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages">Cloud
 *     API messages (2026)</a>
 * @since 0.1
 */
public final class WhatsAppCloudClient implements MessageSender {
  private static final int LONGEST_CALLBACK_DATA = 512;
  private static final String MESSAGES = "messages";

  private final GraphApi api;
  private final SendRate rate;
  private final String listLabel;
  private final String templateEdge;
  private final GraphOutcomes outcomes;

  private WhatsAppCloudClient(GraphApi api, SendRate rate, String listLabel, String templateEdge) {
    this.api = Objects.requireNonNull(api, "api");
    this.rate = rate;
    this.listLabel = listLabel;
    this.templateEdge = templateEdge;
    outcomes = new GraphOutcomes(WhatsAppErrors.TABLE, api.clock());
  }

  /** Returns a sender over a Graph API. */
  public static WhatsAppCloudClient of(GraphApi api) {
    return new WhatsAppCloudClient(api, SendRate.WHATSAPP, "☰", MESSAGES);
  }

  /**
   * Returns this sender with a label for the button that opens a list of more than 3 quick replies.
   * Default {@code ☰}.
   *
   * @param label what is shown, not blank
   * @throws IllegalArgumentException if it is blank
   */
  public WhatsAppCloudClient withListLabel(String label) {
    if (label.isBlank()) {
      throw new IllegalArgumentException("listLabel: is blank");
    }
    return new WhatsAppCloudClient(api, rate, label, templateEdge);
  }

  /**
   * Returns this sender with another limit of messages per second and number; what is over it is
   * {@link SendOutcome.Deferred}, without a call. Default 80, Meta's for a new number.
   *
   * @param messages 1 to 10,000
   * @throws IllegalArgumentException if it is out of range
   */
  public WhatsAppCloudClient withMessagesPerSecond(int messages) {
    return with(rate.withAll(RateLimit.perSecond(messages)));
  }

  /**
   * Returns this sender with another limit of messages from one number to one person, whatever they
   * are; what is over it is {@link SendOutcome.Deferred}, without a call. Within any period go at
   * most so many messages. Default 45 in 270 s, which is Meta's: one in 6 s, and up to 45 at once
   * that are borrowed from the time to come. A person who is written to by number and by
   * business-scoped id counts as two. The times of at most 100,000 persons are kept.
   *
   * @param messages 1 to 10,000
   * @param period more than zero, at most a day
   * @throws IllegalArgumentException if one is out of range
   * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/overview">Overview
   *     (2026)</a>
   */
  public WhatsAppCloudClient withMessagesPerPerson(int messages, Duration period) {
    return with(rate.withPerPerson(new RateLimit(messages, period)));
  }

  /**
   * Returns a sender whose templates go through the Marketing Messages API. It takes approved
   * templates of the category marketing and no others, and what it costs may differ; everything
   * that is no template goes as before. Accounts whose marketing templates the Cloud API refuses
   * (131063) need it. Known from third parties only.
   */
  public WhatsAppCloudClient withMarketingMessages() {
    return new WhatsAppCloudClient(api, rate, listLabel, "marketing_messages");
  }

  private WhatsAppCloudClient with(SendRate other) {
    return new WhatsAppCloudClient(api, other, listLabel, templateEdge);
  }

  @Override
  public SendOutcome send(OutboundMessage message) throws InterruptedException {
    SendOutcome refusal = refusal(message);
    if (refusal == null) {
      refusal = api.held(message.sender(), rate.claims(message));
    }
    if (refusal != null) {
      return refusal;
    }
    ObjectNode body = to(message.to());
    WhatsAppContent.put(body, message.content(), listLabel);
    if (message.id().length() <= LONGEST_CALLBACK_DATA) {
      body.put("biz_opaque_callback_data", message.id());
    }
    boolean template = message.content() instanceof MessageContent.TemplateReference;
    String edge = template ? templateEdge : MESSAGES;
    return outcomes.of(post(message.sender(), edge, body), message.id());
  }

  /**
   * Puts an emoji to a message. It is a message too, and needs a permit.
   *
   * @param sender the id of the phone number, as in {@link OutboundMessage#sender()}
   * @param to who wrote the message
   * @param messageId the message's id, {@code wamid…}
   * @param emoji the emoji, or an empty text to take it back
   * @param permit by what permission, by way of {@link Route#FREE_FORM}
   * @return what became of it
   * @throws InterruptedException if the thread was interrupted while waiting
   */
  public SendOutcome react(
      String sender, Address to, String messageId, String emoji, @Nullable Permit permit)
      throws InterruptedException {
    SendOutcome refusal = refusal(sender, to, permit, Route.FREE_FORM);
    if (refusal == null) {
      refusal = api.held(sender, rate.claims(to));
    }
    if (refusal != null) {
      return refusal;
    }
    ObjectNode body = to(to).put("type", "reaction");
    body.putObject("reaction").put("message_id", messageId).put("emoji", emoji);
    return outcomes.of(post(sender, MESSAGES, body), null);
  }

  /**
   * Shows a person that a message was read. Needs no permit: it is no message.
   *
   * @param sender the id of the phone number, as in {@link OutboundMessage#sender()}
   * @param messageId the message's id, {@code wamid…}
   * @param typing whether to show as well that an answer is being written
   * @return what became of it
   * @throws InterruptedException if the thread was interrupted while waiting
   */
  public SendOutcome markRead(String sender, String messageId, boolean typing)
      throws InterruptedException {
    Rejected refusal = senderRefusal(sender);
    if (refusal != null) {
      return refusal;
    }
    ObjectNode body = envelope().put("status", "read").put("message_id", messageId);
    if (typing) {
      body.putObject("typing_indicator").put("type", "text");
    }
    return outcomes.of(post(sender, MESSAGES, body), null);
  }

  @Override
  public String toString() {
    return "WhatsAppCloudClient[" + api + "]";
  }

  private @Nullable Rejected refusal(OutboundMessage message) {
    boolean template = message.content() instanceof MessageContent.TemplateReference;
    Rejected refusal =
        refusal(
            message.sender(),
            message.to(),
            message.permit(),
            template ? Route.TEMPLATE : Route.FREE_FORM);
    return refusal == null ? WhatsAppContent.refusal(message.content()) : refusal;
  }

  private @Nullable Rejected refusal(
      String sender, Address to, @Nullable Permit permit, Route way) {
    Rejected refusal = PermitCheck.refusal(permit, EnumSet.of(way), api.clock().instant());
    if (refusal == null) {
      refusal = senderRefusal(sender);
    }
    return refusal == null && !isPerson(to)
        ? new Rejected(
            Fault.RECIPIENT,
            "graph.address",
            true,
            false,
            "the address is neither a number nor a business-scoped id of WhatsApp")
        : refusal;
  }

  private static @Nullable Rejected senderRefusal(String sender) {
    return GraphApi.isId(sender)
        ? null
        : new Rejected(
            Fault.SENDER, "graph.account", true, false, "the sender is no id of a phone number");
  }

  private Reply post(String sender, String edge, ObjectNode body) throws InterruptedException {
    return api.post(sender + "/" + edge, body.toString());
  }

  private static ObjectNode envelope() {
    return JsonNodeFactory.instance.objectNode().put("messaging_product", "whatsapp");
  }

  private static ObjectNode to(Address person) {
    ObjectNode body = envelope().put("recipient_type", "individual");
    Optional<String> phone = person.phone();
    return phone.isPresent()
        ? body.put("to", "+" + phone.get())
        : body.put("recipient", person.id());
  }

  private static boolean isPerson(Address to) {
    return to.channel() == Channel.WHATSAPP && (to.phone().isPresent() || to.id().indexOf('@') < 0);
  }
}
