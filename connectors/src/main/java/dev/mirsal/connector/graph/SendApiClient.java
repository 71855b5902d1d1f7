package dev.mirsal.connector.graph;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mirsal.connector.http.RateLimit;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.MessageContent.TemplateReference;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.message.Permit;
import dev.mirsal.message.Route;
import dev.mirsal.send.Fault;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SendOutcome.Rejected;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Messenger or Instagram through the Send API. {@link OutboundMessage#sender()} names the page or
 * the Instagram account; the {@link GraphApi} has its token.
 *
 * <p>A message goes only with a {@link Permit} that holds: by the policy, or by the host's own
 * decision. Messaging type, tag, and the token or comment that a message uses up, come from it and
 * from nowhere else.
 *
 * <p>Texts, files without caption, quick replies, buttons and cards are sent, and on Messenger
 * utility templates. What the platform's answers mean is listed in {@code
 * docs/connectors/graph.md}. Nothing is ever repeated: a call that may have reached the platform
 * and brought no answer is {@link SendOutcome.Unknown}, and no trace can be found of it afterwards
 * but its echo, which on Messenger carries {@link OutboundMessage#id()} as {@code metadata}.
 *
 * <p>Safe for use by several threads.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/reference/send-api">Send
 *     API (2026)</a>
 * @since 0.1
 */
public final class SendApiClient implements MessageSender {
  private static final Set<Route> MESSENGER_WAYS =
      EnumSet.of(
          Route.RESPONSE,
          Route.MESSAGE_TAG,
          Route.MARKETING_MESSAGE,
          Route.RECURRING_NOTIFICATION,
          Route.ONE_TIME_NOTIFICATION,
          Route.PRIVATE_REPLY);
  private static final Set<Route> TEMPLATE_WAY = EnumSet.of(Route.UTILITY_TEMPLATE);
  private static final Set<Route> INSTAGRAM_WAYS =
      EnumSet.of(
          Route.RESPONSE, Route.MESSAGE_TAG, Route.RECURRING_NOTIFICATION, Route.PRIVATE_REPLY);

  /** Tags that ended on 2026-04-27: with them an invalid parameter is the tag. */
  private static final Set<String> ENDED_TAGS =
      Set.of("CONFIRMED_EVENT_UPDATE", "POST_PURCHASE_UPDATE", "ACCOUNT_UPDATE");

  private static final int LONGEST_METADATA = 999;

  private final GraphApi api;
  private final Channel channel;
  private final SendRate rate;
  private final @Nullable MarketingCampaign marketing;
  private final GraphOutcomes outcomes;

  private SendApiClient(
      GraphApi api, Channel channel, SendRate rate, @Nullable MarketingCampaign marketing) {
    this.api = Objects.requireNonNull(api, "api");
    this.channel = channel;
    this.rate = rate;
    this.marketing = marketing;
    outcomes = new GraphOutcomes(SendApiErrors.TABLE, api.clock());
  }

  /** Returns a sender of Messenger; {@link OutboundMessage#sender()} is the page's id. */
  public static SendApiClient messenger(GraphApi api) {
    return new SendApiClient(api, Channel.MESSENGER, SendRate.MESSENGER, null);
  }

  /**
   * Returns a sender of Instagram; {@link OutboundMessage#sender()} is the id of the page that the
   * account is linked to or, with a token of Instagram Login, the account's.
   */
  public static SendApiClient instagram(GraphApi api) {
    return new SendApiClient(api, Channel.INSTAGRAM, SendRate.INSTAGRAM, null);
  }

  /**
   * Returns a sender of Messenger that sends what a permit allows as a marketing message through
   * the Marketing Message API, under a paid campaign. Without a campaign such a message goes to the
   * token's holder through the page, as recurring notifications do.
   *
   * @param adAccount the ad account's id, with or without {@code act_}
   * @param campaign the id that {@link AdAccount#createMessageCampaign} returned
   * @throws IllegalArgumentException if one is no id
   */
  public SendApiClient withMarketingCampaign(String adAccount, String campaign) {
    return new SendApiClient(api, channel, rate, MarketingCampaign.of(adAccount, campaign));
  }

  /**
   * Returns this sender with another limit of messages per second and account; what is over it is
   * {@link SendOutcome.Deferred}. Default 300 on Messenger and 100 on Instagram. Sounds and films
   * are limited to 10 a second besides, and Instagram's private replies to 750 an hour.
   *
   * @param messages 1 to 10,000
   * @throws IllegalArgumentException if it is out of range
   */
  public SendApiClient withMessagesPerSecond(int messages) {
    return new SendApiClient(api, channel, rate.withAll(RateLimit.perSecond(messages)), marketing);
  }

  @Override
  public SendOutcome send(OutboundMessage message) throws InterruptedException {
    SendOutcome refusal = refusal(message);
    if (refusal == null) {
      refusal = held(message);
    }
    if (refusal != null) {
      return refusal;
    }
    Permit permit = Objects.requireNonNull(message.permit());
    MarketingCampaign paid = paid(permit);
    SendOutcome outcome =
        outcomes.of(
            paid == null
                ? api.post(message.sender() + "/messages", request(message, permit).toString())
                : api.post(paid.path(), paid.request(message, permit).toString()),
            message.id());
    return invalidPermit(outcome, permit) ? lostPermit((Rejected) outcome) : outcome;
  }

  /**
   * Shows a person that the account writes or has read. Needs no permit: it is no message.
   *
   * @param sender the account, as in {@link OutboundMessage#sender()}
   * @param to the person
   * @param action what to show
   * @return what became of it
   * @throws InterruptedException if the thread was interrupted while waiting
   */
  public SendOutcome show(String sender, Address to, SenderAction action)
      throws InterruptedException {
    Rejected refusal = addressRefusal(sender, to);
    if (refusal != null) {
      return refusal;
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("recipient").put("id", to.id());
    body.put("sender_action", action.wireName());
    return outcomes.of(api.post(sender + "/messages", body.toString()), null);
  }

  @Override
  public String toString() {
    return "SendApiClient[" + channel + ", " + api + "]";
  }

  private @Nullable Rejected refusal(OutboundMessage message) {
    Permit permit = message.permit();
    Rejected refusal = PermitCheck.refusal(permit, ways(message.content()), api.clock().instant());
    if (refusal == null) {
      refusal = addressRefusal(message.sender(), message.to());
    }
    if (refusal == null) {
      refusal = SendApiLimits.refusal(channel, message.content());
    }
    return refusal == null && paid(permit) != null
        ? SendApiLimits.marketingRefusal(message.content())
        : refusal;
  }

  /** A utility template goes by the way of templates, and nothing else does. */
  private Set<Route> ways(MessageContent content) {
    if (channel == Channel.INSTAGRAM) {
      return INSTAGRAM_WAYS;
    }
    return content instanceof TemplateReference ? TEMPLATE_WAY : MESSENGER_WAYS;
  }

  /** Returns the campaign that pays for a message of this permit, or null if none does. */
  private @Nullable MarketingCampaign paid(@Nullable Permit permit) {
    return permit != null && permit.route() == Route.MARKETING_MESSAGE ? marketing : null;
  }

  private @Nullable SendOutcome held(OutboundMessage message) {
    MarketingCampaign paid = paid(message.permit());
    return api.held(paid == null ? message.sender() : paid.adAccount(), rate.claims(message));
  }

  private @Nullable Rejected addressRefusal(String sender, Address to) {
    if (!GraphApi.isId(sender)) {
      return new Rejected(
          Fault.SENDER, "graph.account", true, false, "the sender is no id of an account");
    }
    return to.channel() == channel
        ? null
        : new Rejected(
            Fault.RECIPIENT, "graph.address", true, false, "the address is not of " + channel);
  }

  private ObjectNode request(OutboundMessage message, Permit permit) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("recipient").put(recipientKey(permit.route()), recipient(message, permit));
    if (permit.messagingType() != null) {
      body.put("messaging_type", permit.messagingType().name());
    }
    if (permit.tag() != null) {
      body.put("tag", permit.tag());
    }
    ObjectNode content = SendApiMessage.of(message.content());
    if (channel == Channel.MESSENGER && message.id().length() <= LONGEST_METADATA) {
      content.put("metadata", message.id());
    }
    body.set("message", content);
    return body;
  }

  private static String recipientKey(Route route) {
    return switch (route) {
      case PRIVATE_REPLY -> "comment_id";
      case MARKETING_MESSAGE, RECURRING_NOTIFICATION -> "notification_messages_token";
      case ONE_TIME_NOTIFICATION -> "one_time_notif_token";
      default -> "id";
    };
  }

  private static String recipient(OutboundMessage message, Permit permit) {
    return recipientKey(permit.route()).equals("id")
        ? message.to().id()
        : Objects.requireNonNull(permit.reference());
  }

  /** "Invalid parameter" is also what a tag that has ended and a worn-out token bring. */
  private static boolean invalidPermit(SendOutcome outcome, Permit permit) {
    boolean mayBeThePermit =
        (permit.tag() != null && ENDED_TAGS.contains(permit.tag()))
            || recipientKey(permit.route()).endsWith("_token");
    return mayBeThePermit
        && outcome instanceof Rejected rejected
        && rejected.code().equals("graph.100");
  }

  private static Rejected lostPermit(Rejected rejected) {
    return new Rejected(
        Fault.POLICY,
        rejected.code(),
        true,
        true,
        "HTTP 400: the tag or token is not valid any more");
  }
}
