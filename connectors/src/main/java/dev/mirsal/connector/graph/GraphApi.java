package dev.mirsal.connector.graph;

import dev.mirsal.connector.http.BaseUrl;
import dev.mirsal.connector.http.Durations;
import dev.mirsal.connector.http.HttpCore;
import dev.mirsal.connector.http.Keys;
import dev.mirsal.connector.http.RateLimiter;
import dev.mirsal.connector.http.RateLimiter.Claim;
import dev.mirsal.connector.http.Reply;
import dev.mirsal.connector.wire.Hmac;
import dev.mirsal.send.SendOutcome.Deferred;
import dev.mirsal.time.SystemTime;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the Graph API is reached: its address and version, one access token, the app secret that
 * proves whose call it is. The clients of this package are made over it and share its connections.
 *
 * <p>Token and app secret are asked for at every call, so that they may rotate; they are never kept
 * nor shown in any text, URL or exception. The token goes in the {@code Authorization} header; what
 * stands in the URL is only its proof, a digest that is worth nothing without the token.
 *
 * <p>Nothing is ever repeated. Safe for use by several threads.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/guides/secure-requests">Secure
 *     requests</a>
 * @since 0.1
 */
public final class GraphApi {
  /** The version that is called unless another one is set, released on 2026-07-29. */
  public static final String DEFAULT_VERSION = "v26.0";

  /** Stands in for a reply when there is no usable token: the platform is not called then. */
  static final Reply NO_TOKEN =
      new Reply.NotSent("the host gave no usable access token or app secret");

  private static final Pattern VERSION = Pattern.compile("v\\d{1,3}\\.\\d{1,3}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{1,64}");

  private final HttpCore http;
  private final String baseUrl;
  private final String version;
  private final Supplier<String> accessToken;
  private final @Nullable Supplier<String> appSecret;
  private final Duration timeout;
  private final InstantSource clock;
  private final RateLimiter limiter;

  private GraphApi(Builder builder) {
    http = HttpCore.create(builder.httpClient, builder.maxResponseBytes);
    baseUrl = builder.baseUrl;
    version = builder.version;
    accessToken = builder.accessToken;
    appSecret = builder.appSecret;
    timeout = builder.timeout;
    clock = builder.clock;
    limiter = RateLimiter.create(clock);
  }

  /**
   * Starts the settings.
   *
   * @param accessToken gives the plain token of the page, the Instagram account or the system user
   */
  public static Builder builder(Supplier<String> accessToken) {
    return new Builder(Objects.requireNonNull(accessToken, "accessToken"));
  }

  /** Tells whether a text can be an id of the Graph API, and needs no escaping in a path. */
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /**
   * Returns an id.
   *
   * @throws IllegalArgumentException if it cannot be one; the message does not show it
   */
  static String requireId(String name, String id) {
    if (!isId(id)) {
      throw new IllegalArgumentException(
          name + ": must be 1 to 64 letters, digits or underscores of ASCII");
    }
    return id;
  }

  InstantSource clock() {
    return clock;
  }

  /** Returns until when an account has to wait before its next message, or null if it may go. */
  @Nullable Deferred held(String account, List<Claim> claims) {
    Instant until = limiter.acquire(account, claims);
    return until == null
        ? null
        : new Deferred(
            until, "graph.rate_limited", "as much went out as the platform takes for now");
  }

  Reply post(String path, String json) throws InterruptedException {
    return exchange(
        path, "", request -> request.header("Content-Type", "application/json").POST(body(json)));
  }

  Reply get(String path, String query) throws InterruptedException {
    return exchange(path, query, HttpRequest.Builder::GET);
  }

  private Reply exchange(String path, String query, Verb verb) throws InterruptedException {
    String token = Keys.ofHeader(accessToken);
    String secret = appSecret == null ? "" : Keys.of(appSecret);
    if (token == null || secret == null) {
      return NO_TOKEN;
    }
    String proof =
        secret.isEmpty()
            ? ""
            : "appsecret_proof=" + Hmac.SHA_256.hex(token.getBytes(StandardCharsets.UTF_8), secret);
    String separator = query.isEmpty() || proof.isEmpty() ? "" : "&";
    String parameters = query + separator + proof;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    baseUrl
                        + "/"
                        + version
                        + "/"
                        + path
                        + (parameters.isEmpty() ? "" : "?")
                        + parameters))
            .header("Accept", "application/json")
            .header("Authorization", "Bearer " + token);
    Reply reply = http.exchange(verb.on(request), timeout);
    if (reply instanceof Reply.Answered answered) {
      noteUse(path, UsageHeaders.of(answered.headers()));
    }
    return reply;
  }

  /** The account stands first in the path. */
  private void noteUse(String path, UsageHeaders usage) {
    int end = path.indexOf('/');
    limiter.used(
        end < 0 ? path : path.substring(0, end), usage.percent(), usage.until(clock.instant()));
  }

  private static HttpRequest.BodyPublisher body(String json) {
    return BodyPublishers.ofString(json);
  }

  @Override
  public String toString() {
    return "GraphApi[" + baseUrl + "/" + version + "]";
  }

  /** Makes a request a GET or a POST. */
  private interface Verb {
    HttpRequest.Builder on(HttpRequest.Builder request);
  }

  /** Collects the settings of a {@link GraphApi}. Not safe for use by several threads. */
  public static final class Builder {
    private final Supplier<String> accessToken;
    private String baseUrl = "https://graph.facebook.com";
    private String version = DEFAULT_VERSION;
    private @Nullable Supplier<String> appSecret;
    private @Nullable HttpClient httpClient;
    private Duration timeout = Duration.ofSeconds(30);
    private int maxResponseBytes = 1 << 20;
    private InstantSource clock = SystemTime.clock();

    private Builder(Supplier<String> accessToken) {
      this.accessToken = accessToken;
    }

    /**
     * Sets where the Graph API answers. Default {@code https://graph.facebook.com}; tokens of
     * Instagram Login need {@code https://graph.instagram.com}.
     *
     * @throws IllegalArgumentException if the URL is not absolute http or https, or has user
     *     information, a query, a fragment or a port above 65535
     */
    public Builder baseUrl(URI url) {
      baseUrl = BaseUrl.checked(url);
      return this;
    }

    /**
     * Sets the version. Default {@value GraphApi#DEFAULT_VERSION}.
     *
     * @param name such as {@code v26.0}
     * @throws IllegalArgumentException if it is not of this form
     */
    public Builder version(String name) {
      if (!VERSION.matcher(name).matches()) {
        throw new IllegalArgumentException("version: '" + name + "', must be such as v26.0");
      }
      version = name;
      return this;
    }

    /**
     * Sets the app's secret, with which each call carries an {@code appsecret_proof}. Default:
     * none; apps that require the proof refuse calls then.
     *
     * @param secret gives the plain app secret
     */
    public Builder appSecret(Supplier<String> secret) {
      appSecret = Objects.requireNonNull(secret, "appSecret");
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
     * Sets how long one call may take in all; the platform fetches media within it. Default 30 s.
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

    /** Sets the clock by which permits end and waits are told. Default: the system's. */
    public Builder clock(InstantSource source) {
      clock = Objects.requireNonNull(source, "clock");
      return this;
    }

    /** Returns what these settings say. Nothing is called yet. */
    public GraphApi build() {
      return new GraphApi(this);
    }
  }
}
