package dev.mirsal.connector.manychat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mirsal.connector.CallResult;
import dev.mirsal.connector.http.HttpCore;
import dev.mirsal.connector.http.Keys;
import dev.mirsal.connector.http.RateLimit;
import dev.mirsal.connector.http.RateLimiter;
import dev.mirsal.connector.http.RateLimiter.Claim;
import dev.mirsal.connector.http.Reply;
import dev.mirsal.message.Address;
import dev.mirsal.send.SendOutcome.Deferred;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The requests to one ManyChat account: URL, key, deadline and rates. */
final class ManyChatCalls {
  /** Stands in for a reply when the host has no usable key: ManyChat is not called then. */
  static final Reply NO_KEY = new Reply.NotSent("the host gave no usable API key");

  /** All calls are made with one key, which belongs to one account. */
  private static final String ACCOUNT = "account";

  private final HttpCore http;
  private final String baseUrl;
  private final Supplier<String> apiKey;
  private final Duration timeout;
  private final RateLimiter limiter;
  private final Map<ManyChatEndpoint, Integer> perSecond;
  private final RateLimit flowsPerSubscriber;
  private final ManyChatOutcomes outcomes;

  ManyChatCalls(ManyChatClient.Builder settings, HttpCore http) {
    this.http = http;
    baseUrl = settings.baseUrl;
    apiKey = settings.apiKey;
    timeout = settings.timeout;
    limiter = RateLimiter.create(settings.clock);
    perSecond = Map.copyOf(settings.perSecond);
    flowsPerSubscriber = new RateLimit(settings.flowsPerHour, Duration.ofHours(1));
    outcomes = new ManyChatOutcomes(settings.clock);
  }

  String baseUrl() {
    return baseUrl;
  }

  /** Asks for one call of each of these endpoints; returns null if they may be made now. */
  @Nullable Deferred held(ManyChatEndpoint... endpoints) {
    return held(Arrays.stream(endpoints).map(this::claim).toList());
  }

  /** Asks for starting one flow, after setting fields or not; returns null if it may start now. */
  @Nullable Deferred heldFlow(Address to, boolean withFields) {
    Claim perHour = new Claim("flow to " + to.id(), flowsPerSubscriber);
    Claim flow = claim(ManyChatEndpoint.SEND_FLOW);
    return held(
        withFields
            ? List.of(perHour, flow, claim(ManyChatEndpoint.WRITE_SUBSCRIBER))
            : List.of(perHour, flow));
  }

  private @Nullable Deferred held(List<Claim> claims) {
    Instant until = limiter.acquire(ACCOUNT, claims);
    return until == null
        ? null
        : new Deferred(until, "manychat.held_back", "held back to stay within ManyChat's rates");
  }

  private Claim claim(ManyChatEndpoint endpoint) {
    return endpoint.claim(perSecond.getOrDefault(endpoint, endpoint.perSecond()));
  }

  /** Posts. Whoever calls has asked for it. */
  CallResult<JsonNode> post(String path, ObjectNode body) throws InterruptedException {
    return exchange(
        to(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  /** Asks for something, if the endpoint's rate permits it now. */
  CallResult<JsonNode> get(ManyChatEndpoint endpoint, String path) throws InterruptedException {
    Deferred held = held(endpoint);
    return held == null ? exchange(to(path).GET()) : new CallResult.Failed<>(held);
  }

  static String escaped(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(baseUrl + "/fb/" + path))
        .header("Accept", "application/json");
  }

  private CallResult<JsonNode> exchange(HttpRequest.Builder request) throws InterruptedException {
    String key = Keys.ofHeader(apiKey);
    Reply reply =
        key == null
            ? NO_KEY
            : http.exchange(request.header("Authorization", "Bearer " + key), timeout);
    CallResult<JsonNode> result = outcomes.of(reply);
    if (result instanceof CallResult.Failed<JsonNode> failed
        && failed.reason() instanceof Deferred deferred) {
      // Going on would cost the account a day.
      limiter.used(ACCOUNT, 0, deferred.until());
    }
    return result;
  }
}
