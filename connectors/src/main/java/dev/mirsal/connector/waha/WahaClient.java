package dev.mirsal.connector.waha;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.mirsal.connector.http.BaseUrl;
import dev.mirsal.connector.http.HttpCore;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.Fault;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SenderStatus;
import dev.mirsal.time.SystemTime;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One WAHA server, as a sender of WhatsApp messages. {@link OutboundMessage#sender()} names the
 * session (the device) that sends.
 *
 * <p>Texts, pictures, films, voice messages, documents and polls are sent; a reference to a
 * platform template is refused, WAHA has none. A message leaves only while its session is working:
 * the session's state is asked beforehand and remembered for a short time, so that a stopped
 * session costs milliseconds rather than the 5 to 10 seconds after which WAHA refuses a send.
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
  private final boolean linkPreview;

  private WahaClient(Builder builder) {
    HttpClient http = builder.httpClient == null ? defaultClient() : builder.httpClient;
    calls =
        new WahaCalls(
            HttpCore.create(http, builder.maxResponseBytes),
            builder.baseUrl,
            builder.apiKey,
            builder.textTimeout,
            builder.mediaTimeout);
    outcomes = new WahaOutcomes(builder.clock);
    health = new SessionHealth(calls, outcomes, builder.statusTtl, builder.ticker);
    linkPreview = builder.linkPreview;
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
    SendOutcome outcome = outcomes.ofSend(calls.post(WahaRequests.request(message, linkPreview)));
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

  @Override
  public String toString() {
    return "WahaClient[" + calls.baseUrl() + "]";
  }

  private static boolean tellsOfSession(SendOutcome outcome) {
    return outcome instanceof SendOutcome.Unknown
        || (outcome instanceof SendOutcome.Rejected rejected && rejected.fault() == Fault.SENDER);
  }

  private static HttpClient defaultClient() {
    // WAHA speaks HTTP/1.1; asking it to upgrade would only add headers to every first request.
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5))
        .build();
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
      textTimeout = positive("textTimeout", timeout);
      return this;
    }

    /**
     * Sets how long sending a file may take in all, including WAHA's fetching it. Default 90 s.
     *
     * @param timeout more than zero
     */
    public Builder mediaTimeout(Duration timeout) {
      mediaTimeout = positive("mediaTimeout", timeout);
      return this;
    }

    /**
     * Sets how long a working session is taken to be working without asking again; a session that
     * does not work is asked again after a fifth of that. Default 10 s.
     *
     * @param ttl zero (ask every time) or more
     */
    public Builder statusTtl(Duration ttl) {
      if (ttl.isNegative()) {
        throw new IllegalArgumentException("statusTtl: " + ttl + ", must not be negative");
      }
      statusTtl = ttl;
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

    /** Sets the clock against which {@code Retry-After} is read. Default: the system's. */
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

    private static Duration positive(String name, Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException(name + ": " + value + ", must be more than zero");
      }
      return value;
    }
  }
}
