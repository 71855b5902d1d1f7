package dev.mirsal.connector.waha;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.mirsal.connector.http.BaseUrl;
import dev.mirsal.connector.http.Durations;
import dev.mirsal.connector.http.HttpCore;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.Fault;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SenderStatus;
import dev.mirsal.send.Trace;
import dev.mirsal.time.Sleeper;
import dev.mirsal.time.SystemTime;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One WAHA server, as a sender of WhatsApp messages. {@link OutboundMessage#sender()} names the
 * session (the device) that sends.
 *
 * <p>Texts, pictures, films, voice messages, documents, polls, places and contact cards are sent;
 * what WAHA has not (templates, buttons of any kind) is refused. A message leaves only while its
 * session is working: the session's state is asked beforehand and remembered for a short time, so
 * that a stopped session costs milliseconds rather than the 5 to 10 seconds after which WAHA
 * refuses a send.
 *
 * <p>What WAHA's answers mean is listed in {@code docs/connectors/waha.md}. Nothing is ever
 * repeated: an exchange that may have reached WAHA and brought no answer is {@link
 * SendOutcome.Unknown}.
 *
 * <p>Safe for use by several threads. The key is asked for at every call and never kept, nor shown
 * in any text, URL or exception.
 *
 * @since 0.1
 */
public final class WahaClient implements MessageSender {
  private final WahaCalls calls;
  private final WahaOutcomes outcomes;
  private final SessionHealth health;
  private final OwnIds ownIds;
  private final Tracing tracing;
  private final boolean linkPreview;
  private final @Nullable ChatLookup lookup;
  private final @Nullable Typing typing;

  private WahaClient(Builder builder) {
    // WAHA speaks HTTP/1.1; asking it to upgrade would only add headers to every first request.
    calls =
        new WahaCalls(
            HttpCore.create(builder.httpClient, builder.maxResponseBytes),
            builder.baseUrl,
            builder.apiKey,
            builder.textTimeout,
            builder.mediaTimeout);
    outcomes = new WahaOutcomes(builder.clock);
    health = new SessionHealth(calls, outcomes, builder.statusTtl, builder.ticker);
    ownIds = new OwnIds(calls, health, builder.ticker);
    tracing = new Tracing(calls, health, ownIds, builder.clock);
    linkPreview = builder.linkPreview;
    lookup = builder.numberLookup ? new ChatLookup(calls, outcomes, builder.ticker) : null;
    typing = builder.typing == null ? null : builder.typing.apply(calls);
  }

  /**
   * Starts a client.
   *
   * @param baseUrl where WAHA answers, such as {@code https://waha.example.org}; a path is kept as
   *     a prefix
   * @param apiKey gives the plain API key, at every call anew so that it may rotate; an empty one
   *     sends no key, for a server that asks for none
   * @throws IllegalArgumentException if the URL is not absolute http or https, or has user
   *     information, a query, a fragment or a port above 65535
   */
  public static Builder builder(URI baseUrl, Supplier<String> apiKey) {
    return new Builder(BaseUrl.checked(baseUrl), Objects.requireNonNull(apiKey, "apiKey"));
  }

  @Override
  public SendOutcome send(OutboundMessage message) throws InterruptedException {
    SendOutcome refusal = WahaRequests.refusal(message);
    if (refusal == null) {
      refusal = health.obstacle(message.sender());
    }
    if (refusal != null) {
      return refusal;
    }
    ChatLookup.Found found = chatOf(message);
    return found instanceof ChatLookup.Found.Chat chat
        ? send(message, chat.id())
        : ((ChatLookup.Found.Nothing) found).outcome();
  }

  private SendOutcome send(OutboundMessage message, String chatId) throws InterruptedException {
    String ownId = ownIds.of(message);
    if (typing != null) {
      typing.before(message, chatId);
    }
    WahaRequest request = WahaRequests.request(message, chatId, ownId, linkPreview);
    SendOutcome outcome = outcomes.ofSend(calls.post(request));
    if (tellsOfSession(outcome)) {
      health.forget(message.sender());
    }
    return outcome;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Not ready only on evidence: WAHA names a state other than {@code WORKING}, does not know the
   * session or the key, or cannot be reached. An answer that leaves it open (such as 403 for a key
   * that may send but not read) counts as ready, because WAHA checks once more at the send.
   */
  @Override
  public SenderStatus status(String sender) throws InterruptedException {
    SendOutcome.Rejected obstacle = WahaRequests.sessionRefusal(sender);
    if (obstacle == null) {
      obstacle = health.obstacle(sender);
    }
    if (obstacle == null) {
      return SenderStatus.ready();
    }
    return obstacle.permanent()
        ? SenderStatus.broken(obstacle.code(), obstacle.detail())
        : SenderStatus.notReady(obstacle.code(), obstacle.detail());
  }

  /**
   * {@inheritDoc}
   *
   * <p>Texts, polls, places and contact cards are found on the engines NOWEB and GOWS from WAHA
   * 2026.4.3 on, where a message goes with an id that is made of its own. That it did not go is
   * said only of GOWS, at the earliest five minutes after the attempt; everything else is unclear.
   */
  @Override
  public Trace trace(OutboundMessage message, Instant attemptedAt) throws InterruptedException {
    if (WahaRequests.refusal(message) != null) {
      return new Trace.Unclear();
    }
    return chatOf(message) instanceof ChatLookup.Found.Chat chat
        ? tracing.of(message, chat.id(), attemptedAt)
        : new Trace.Unclear();
  }

  /** {@return the sessions of this server: listing, pairing, starting and stopping them} */
  public WahaSessions sessions() {
    return new WahaSessions(calls, outcomes, health);
  }

  @Override
  public String toString() {
    return "WahaClient[" + calls.baseUrl() + "]";
  }

  private ChatLookup.Found chatOf(OutboundMessage message) throws InterruptedException {
    return lookup == null
        ? new ChatLookup.Found.Chat(message.to().id())
        : lookup.chatOf(message.sender(), message.to());
  }

  private static boolean tellsOfSession(SendOutcome outcome) {
    return outcome instanceof SendOutcome.Unknown
        || (outcome instanceof SendOutcome.Rejected rejected && rejected.fault() == Fault.SENDER);
  }

  /** Collects the settings of a {@link WahaClient}. Not safe for use by several threads. */
  public static final class Builder {
    private final String baseUrl;
    private final Supplier<String> apiKey;
    private @Nullable HttpClient httpClient;
    private Duration textTimeout = Duration.ofSeconds(20);
    private Duration mediaTimeout = Duration.ofSeconds(90);
    private Duration statusTtl = Duration.ofSeconds(10);
    private int maxResponseBytes = 1 << 20;
    private boolean linkPreview;
    private boolean numberLookup;
    private @Nullable Function<WahaCalls, Typing> typing;
    private InstantSource clock = SystemTime.clock();
    private LongSupplier ticker = Ticker.systemTicker()::read;

    private Builder(String baseUrl, Supplier<String> apiKey) {
      this.baseUrl = baseUrl;
      this.apiKey = apiKey;
    }

    /**
     * Sets the host's own client, with its proxy, TLS and connection settings. It should have a
     * connect timeout. Default: a client of HTTP/1.1 with a connect timeout of 5 s.
     *
     * @throws IllegalArgumentException at {@link #build()} if it follows redirects
     */
    public Builder httpClient(HttpClient client) {
      httpClient = Objects.requireNonNull(client, "httpClient");
      return this;
    }

    /**
     * Sets how long sending a text or poll, or asking for a state, may take in all. WAHA waits up
     * to 10 s for a session before it refuses. Default 20 s.
     *
     * @param timeout more than zero
     */
    public Builder textTimeout(Duration timeout) {
      textTimeout = Durations.positive("textTimeout", timeout);
      return this;
    }

    /**
     * Sets how long sending a file may take in all, including WAHA's fetching it. Default 90 s.
     *
     * @param timeout more than zero
     */
    public Builder mediaTimeout(Duration timeout) {
      mediaTimeout = Durations.positive("mediaTimeout", timeout);
      return this;
    }

    /**
     * Sets how long a working session is taken to be working without asking again; a session that
     * does not work is asked again after a fifth of that. Default 10 s.
     *
     * @param ttl zero (ask every time) or more
     */
    public Builder statusTtl(Duration ttl) {
      statusTtl = Durations.notNegative("statusTtl", ttl);
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
     * Sets whether WAHA fetches the links in a text to show a preview, which is slow. Default no.
     */
    public Builder linkPreview(boolean wanted) {
      linkPreview = wanted;
      return this;
    }

    /**
     * Sets whether WhatsApp is asked for the chat of a number before the first message to it. Then
     * messages arrive too where people write a number with one digit more or less than it is
     * registered with (Brazil's ninth digit), and who is not on WhatsApp is refused. The answer is
     * remembered for a day. Numbers are asked for one by one, and WhatsApp limits how fast; they
     * stand in the URL of that question, and so in access logs. Default no.
     */
    public Builder numberLookup(boolean wanted) {
      numberLookup = wanted;
      return this;
    }

    /**
     * Marks chats as read and types before each message, for a time that is drawn around what the
     * text's length says, at least 1 s. {@link WahaClient#send} takes that much longer. Default: no
     * typing.
     *
     * @param perCharacter how long one character takes on average, such as 60 ms; zero or more
     * @param atMost the longest that is typed, more than zero
     * @param sleeper waits while typing
     */
    public Builder typing(Duration perCharacter, Duration atMost, Sleeper sleeper) {
      Objects.requireNonNull(sleeper, "sleeper");
      Durations.notNegative("typing.perCharacter", perCharacter);
      Durations.positive("typing.atMost", atMost);
      typing = calls -> new Typing(calls, perCharacter, atMost, sleeper);
      return this;
    }

    /**
     * Sets the clock against which {@code Retry-After} is read, and how long ago a message was
     * tried. Default: the system's.
     */
    public Builder clock(InstantSource source) {
      clock = Objects.requireNonNull(source, "clock");
      return this;
    }

    /**
     * Sets the source of elapsed time, in nanoseconds, by which remembered session states age.
     * Default: the system's.
     */
    public Builder ticker(LongSupplier nanoseconds) {
      ticker = Objects.requireNonNull(nanoseconds, "ticker");
      return this;
    }

    /** Returns a client with these settings. Nothing is called yet. */
    public WahaClient build() {
      return new WahaClient(this);
    }
  }
}
