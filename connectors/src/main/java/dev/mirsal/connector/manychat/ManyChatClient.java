package dev.mirsal.connector.manychat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mirsal.connector.CallResult;
import dev.mirsal.connector.http.BaseUrl;
import dev.mirsal.connector.http.Durations;
import dev.mirsal.connector.http.HttpCore;
import dev.mirsal.connector.http.RateLimit;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MessageContent.TemplateReference;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.message.Permit;
import dev.mirsal.message.Route;
import dev.mirsal.send.Fault;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SendOutcome.Accepted;
import dev.mirsal.send.SendOutcome.Rejected;
import dev.mirsal.time.SystemTime;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One ManyChat account, as a sender to the subscribers that it has on one platform. The key belongs
 * to the account, so {@link OutboundMessage#sender()} only names the lane.
 *
 * <p>Texts, buttons, quick replies, cards and files go by {@code sendContent}, as far as the
 * platform behind takes them from ManyChat. A {@link TemplateReference} starts a flow by {@code
 * sendFlow}: its name is the flow's id, its language is the flow's own, and its parameters are set
 * as custom fields of type Text before. That is the way outside of the messaging window.
 *
 * <p>A message goes only with a {@link Permit} that holds. The message tag is taken from it and
 * from nowhere else, and so is the topic of a one-time notification, which is its reference.
 *
 * <p>Accepted is what ManyChat took, not what arrived; it gives no message id, and nothing can be
 * traced. What its answers mean is listed in {@code docs/connectors/manychat.md}. Calls over the
 * rates of ManyChat are not made, and the message is {@link SendOutcome.Deferred}. Nothing is ever
 * repeated: a call that may have reached ManyChat and brought no answer is {@link
 * SendOutcome.Unknown}.
 *
 * <p>Safe for use by several threads. The key is asked for at every call and never kept, nor shown
 * in any text, URL or exception.
 *
 * @see <a href="https://api.manychat.com/swagger">ManyChat's API (read 2026-11-20)</a>
 * @since 0.1
 */
public final class ManyChatClient implements MessageSender {
  /** The most custom fields that one call sets. */
  static final int MOST_FIELDS = 20;

  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,30}");

  private final Channel behind;
  private final ManyChatCalls calls;
  private final InstantSource clock;

  private ManyChatClient(Channel behind, ManyChatCalls calls, InstantSource clock) {
    this.behind = behind;
    this.calls = calls;
    this.clock = clock;
  }

  /**
   * Starts a client.
   *
   * @param behind the platform on which the subscribers are: Messenger, Instagram or WhatsApp
   * @param apiKey gives the plain API key ({@code <page-id>:<key>}), at every call anew so that it
   *     may rotate
   * @throws IllegalArgumentException if ManyChat does not send there
   */
  public static Builder builder(Channel behind, Supplier<String> apiKey) {
    return new Builder(checked(behind), Objects.requireNonNull(apiKey, "apiKey"));
  }

  static Channel checked(Channel behind) {
    if (behind != Channel.MESSENGER && behind != Channel.INSTAGRAM && behind != Channel.WHATSAPP) {
      throw new IllegalArgumentException(
          "behind: " + behind + ", must be MESSENGER, INSTAGRAM or WHATSAPP");
    }
    return behind;
  }

  /**
   * Returns a client of the same account for subscribers on another platform. Both share the
   * account's rates.
   *
   * @throws IllegalArgumentException if ManyChat does not send there
   */
  public ManyChatClient behind(Channel platform) {
    return new ManyChatClient(checked(platform), calls, clock);
  }

  @Override
  public SendOutcome send(OutboundMessage message) throws InterruptedException {
    boolean flow = message.content() instanceof TemplateReference;
    Rejected refusal = refusal(message, flow);
    if (refusal != null) {
      return refusal;
    }
    if (message.content() instanceof TemplateReference reference) {
      return startFlow(message.to(), reference);
    }
    ManyChatBlock block = ManyChatBlock.builder(behind).message(message.content()).build();
    return sendContent(message.to(), Objects.requireNonNull(message.permit()), block);
  }

  /**
   * Sends several messages, and what is done besides, in one call.
   *
   * @param to a subscriber
   * @param permit by what permission
   * @param block what to send
   * @return what became of it, as with {@link #send(OutboundMessage)}
   * @throws IllegalArgumentException if the block is made for another platform
   * @throws InterruptedException if the thread was interrupted while waiting: it may have gone
   */
  public SendOutcome send(Address to, Permit permit, ManyChatBlock block)
      throws InterruptedException {
    if (block.behind() != behind) {
      throw new IllegalArgumentException(
          "block: is for " + block.behind() + ", must be for " + behind);
    }
    Rejected refusal = addressRefusal(to);
    if (refusal == null) {
      refusal = PermitCheck.refusal(permit, false, clock.instant());
    }
    return refusal == null ? sendContent(to, permit, block) : refusal;
  }

  /** {@return the subscribers of this account: finding, creating, tags and custom fields} */
  public ManyChatSubscribers subscribers() {
    return new ManyChatSubscribers(behind, calls);
  }

  private @Nullable Rejected refusal(OutboundMessage message, boolean flow) {
    Rejected refusal = addressRefusal(message.to());
    if (refusal == null) {
      refusal = contentRefusal(message);
    }
    return refusal == null ? PermitCheck.refusal(message.permit(), flow, clock.instant()) : refusal;
  }

  private @Nullable Rejected contentRefusal(OutboundMessage message) {
    if (!(message.content() instanceof TemplateReference reference)) {
      return BlockWriter.refusal(behind, message.content());
    }
    int fields = reference.parameters().size();
    return fields > MOST_FIELDS
        ? BlockWriter.refused("flow_fields", fields + " parameters, at most " + MOST_FIELDS)
        : null;
  }

  /** Ids are numbers in requests, and longer than any of Java's. */
  static @Nullable Rejected addressRefusal(Address to) {
    return to.channel() == Channel.MANYCHAT && ID.matcher(to.id()).matches()
        ? null
        : new Rejected(
            Fault.RECIPIENT,
            "manychat.address",
            true,
            false,
            "the address is not the id of a ManyChat subscriber");
  }

  static ObjectNode about(Address subscriber) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("subscriber_id", new BigInteger(subscriber.id()));
  }

  private SendOutcome sendContent(Address to, Permit permit, ManyChatBlock block)
      throws InterruptedException {
    SendOutcome held = calls.held(ManyChatEndpoint.SEND_CONTENT);
    if (held != null) {
      return held;
    }
    ObjectNode body = about(to);
    body.set("data", block.data());
    if (permit.tag() != null) {
      body.put("message_tag", permit.tag());
    }
    if (permit.route() == Route.ONE_TIME_NOTIFICATION) {
      body.put("otn_topic_name", permit.reference());
    }
    return outcome(calls.post("sending/sendContent", body));
  }

  private SendOutcome startFlow(Address to, TemplateReference flow) throws InterruptedException {
    Map<String, String> parameters = flow.parameters();
    SendOutcome held = calls.heldFlow(to, !parameters.isEmpty());
    if (held != null) {
      return held;
    }
    SendOutcome prepared = parameters.isEmpty() ? null : setFields(to, parameters);
    return prepared == null
        ? outcome(calls.post("sending/sendFlow", about(to).put("flow_ns", flow.name())))
        : prepared;
  }

  /** Returns null if the fields are set. If nobody can say, the flow has still not been started. */
  private @Nullable SendOutcome setFields(Address to, Map<String, String> parameters)
      throws InterruptedException {
    ObjectNode body = about(to);
    ArrayNode fields = body.putArray("fields");
    parameters.forEach(
        (name, value) -> fields.addObject().put("field_name", name).put("field_value", value));
    SendOutcome outcome = outcome(calls.post("subscriber/setCustomFields", body));
    if (outcome instanceof SendOutcome.Unknown unknown) {
      return new Rejected(
          Fault.SENDER,
          "manychat.fields_unset",
          false,
          true,
          "the flow was not started, as its fields were not set: " + unknown.detail());
    }
    return outcome instanceof Accepted ? null : outcome;
  }

  private static SendOutcome outcome(CallResult<JsonNode> result) {
    return result instanceof CallResult.Failed<JsonNode> failed
        ? failed.reason()
        : new Accepted(null);
  }

  @Override
  public String toString() {
    return "ManyChatClient[" + behind + ", " + calls.baseUrl() + "]";
  }

  /** Collects the settings of a {@link ManyChatClient}. Not safe for use by several threads. */
  public static final class Builder {
    private final Channel behind;
    final Supplier<String> apiKey;
    final Map<ManyChatEndpoint, Integer> perSecond = new EnumMap<>(ManyChatEndpoint.class);
    String baseUrl = "https://api.manychat.com";
    Duration timeout = Duration.ofSeconds(60);
    InstantSource clock = SystemTime.clock();
    int flowsPerHour = 100;
    private @Nullable HttpClient httpClient;
    private int maxResponseBytes = 1 << 20;

    private Builder(Channel behind, Supplier<String> apiKey) {
      this.behind = behind;
      this.apiKey = apiKey;
    }

    /**
     * Sets where ManyChat answers. Default {@code https://api.manychat.com}.
     *
     * @throws IllegalArgumentException if the URL is not absolute http or https, or has user
     *     information, a query, a fragment or a port above 65535
     */
    public Builder baseUrl(URI url) {
      baseUrl = BaseUrl.checked(url);
      return this;
    }

    /**
     * Sets the host's own client, with its proxy, TLS and connection settings. It should have a
     * connect timeout. Default: a client with a connect timeout of 5 s.
     *
     * @throws IllegalArgumentException at {@link #build()} if it follows redirects
     */
    public Builder httpClient(HttpClient client) {
      httpClient = Objects.requireNonNull(client, "httpClient");
      return this;
    }

    /**
     * Sets how long one call may take in all. ManyChat has been seen to answer after more than 20 s
     * and to send all the same. Default 60 s.
     *
     * @param duration more than zero
     */
    public Builder timeout(Duration duration) {
      timeout = Durations.positive("timeout", duration);
      return this;
    }

    /**
     * Sets how much of an answer is read, in bytes; the rest is left unread. Default 1 MiB.
     *
     * @param bytes at least 1
     * @throws IllegalArgumentException at {@link #build()} if less than 1
     */
    public Builder maxResponseBytes(int bytes) {
      maxResponseBytes = bytes;
      return this;
    }

    /**
     * Sets how many calls go to an endpoint in any second. Default {@link
     * ManyChatEndpoint#perSecond()}; fewer leave room for others who use the account's key.
     *
     * @param calls 1 to 10,000
     * @throws IllegalArgumentException if out of range
     */
    public Builder callsPerSecond(ManyChatEndpoint endpoint, int calls) {
      perSecond.put(endpoint, RateLimit.perSecond(calls).calls());
      return this;
    }

    /**
     * Sets how many flows are started for one subscriber within any hour. Default 100.
     *
     * @param flows 1 to 10,000
     * @throws IllegalArgumentException if out of range
     */
    public Builder flowsPerHour(int flows) {
      flowsPerHour = new RateLimit(flows, Duration.ofHours(1)).calls();
      return this;
    }

    /** Sets the clock by which permits end and rates are kept. Default: the system's. */
    public Builder clock(InstantSource source) {
      clock = Objects.requireNonNull(source, "clock");
      return this;
    }

    /** Returns a client with these settings. Nothing is called yet. */
    public ManyChatClient build() {
      HttpCore http = HttpCore.create(httpClient, maxResponseBytes);
      return new ManyChatClient(behind, new ManyChatCalls(this, http), clock);
    }
  }
}
