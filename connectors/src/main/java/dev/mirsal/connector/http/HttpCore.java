package dev.mirsal.connector.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Carries out single exchanges over the JDK's client. Nothing is retried: the JDK itself repeats
 * only idempotent requests and connection attempts. Safe for use by several threads.
 */
public final class HttpCore {
  /**
   * The JDK's own timer ends with the headers but can tell whether there was a connection. Ours
   * covers the body too, and so has to let the JDK's speak first.
   */
  private static final Duration AFTER_JDK = Duration.ofSeconds(1);

  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final Deadlines deadlines = new Deadlines();
  private final HttpClient client;
  private final int maxResponseBytes;

  private HttpCore(HttpClient client, int maxResponseBytes) {
    this.client = client;
    this.maxResponseBytes = maxResponseBytes;
  }

  /**
   * Returns a core over a client.
   *
   * @param own the host's client, which keeps proxy, TLS and connection settings; null for one of
   *     HTTP/1.1 that takes at most 5 s to connect
   * @param maxResponseBytes the most that is read of a body; the rest is left unread
   * @throws IllegalArgumentException if the client follows redirects, which would carry keys to
   *     another place and turn a POST into a GET, or if the limit is less than 1
   */
  public static HttpCore create(@Nullable HttpClient own, int maxResponseBytes) {
    HttpClient client = own == null ? usual() : own;
    if (client.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException(
          "httpClient: follows redirects (" + client.followRedirects() + "), must be NEVER");
    }
    if (maxResponseBytes < 1) {
      throw new IllegalArgumentException(
          "maxResponseBytes: " + maxResponseBytes + ", must be at least 1");
    }
    return new HttpCore(client, maxResponseBytes);
  }

  /**
   * Before JDK 24 the client breaks off every request on a connection of HTTP/2 that the server has
   * only announced to close (<a
   * href="https://bugs.openjdk.org/browse/JDK-8335181">JDK-8335181</a>): of all messages on it
   * nobody would know whether they went.
   */
  private static HttpClient usual() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(CONNECT)
        .build();
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @param request the request; its own timeout is replaced
   * @param deadline how long the whole exchange may take, from connecting to the body's last byte;
   *     looking up the host's name, which the JVM does and remembers, is not part of it
   * @throws InterruptedException if the thread was interrupted: the request may have been sent
   */
  public Reply exchange(HttpRequest.Builder request, Duration deadline)
      throws InterruptedException {
    BoundedBody body = new BoundedBody(maxResponseBytes);
    deadlines.add(body, deadline.plus(AFTER_JDK));
    try {
      Throwable failure = send(request.timeout(deadline).build(), body);
      Reply.Answered answer = body.answer();
      return answer == null ? withoutAnswer(failure) : answer;
    } finally {
      deadlines.remove(body);
      body.giveUp();
    }
  }

  /** Not sendAsync: it hands an exchange from thread to thread, which costs half the speed. */
  private @Nullable Throwable send(HttpRequest request, BoundedBody body)
      throws InterruptedException {
    try {
      client.send(request, body);
      return null;
    } catch (IOException | RuntimeException | InternalError failed) {
      // The JDK throws more than it says: an unreadable Content-Length is an illegal argument.
      return failed;
    }
  }

  private static Reply withoutAnswer(@Nullable Throwable failure) {
    String obstacle = obstacle(failure);
    return obstacle == null
        ? new Reply.Unanswered(failure instanceof HttpTimeoutException)
        : new Reply.NotSent(obstacle);
  }

  /** Returns why no connection came about, or null if there may have been one. */
  private static @Nullable String obstacle(@Nullable Throwable failure) {
    if (failure instanceof HttpConnectTimeoutException) {
      return "connecting took too long";
    }
    if (failure instanceof ConnectException) {
      return isOfUnknownName(failure)
          ? "the host name is not known"
          : "no connection could be made";
    }
    return failure instanceof SSLHandshakeException ? "the TLS handshake failed" : null;
  }

  private static boolean isOfUnknownName(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(UnresolvedAddressException.class::isInstance);
  }
}
