package dev.mirsal.connector.http;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Reads one body up to a limit, and keeps the status and what was read even if the rest never
 * comes: a status that says "accepted" stays true when the connection breaks after it.
 */
final class BoundedBody implements BodyHandler<Void>, BodySubscriber<Void>, AutoCloseable {
  private final int limit;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<Void> end;
  private @Nullable ResponseInfo info;
  private @Nullable Subscription subscription;
  private boolean complete;

  /**
   * Prepares to read.
   *
   * @param limit the most that is read, in bytes
   * @param atMost how long to wait for the end, from now
   */
  BoundedBody(int limit, Duration atMost) {
    this.limit = limit;
    end = new CompletableFuture<Void>().completeOnTimeout(null, atMost.toNanos(), NANOSECONDS);
  }

  /** Returns what has come so far, or null if not even a status has. */
  synchronized Reply.@Nullable Answered answer() {
    ResponseInfo known = info;
    return known == null
        ? null
        : new Reply.Answered(known.statusCode(), known.headers(), bytes.toByteArray(), complete);
  }

  /** Gives up what has not come, and the timer. */
  @Override
  public synchronized void close() {
    if (!complete) {
      stop();
    }
  }

  @Override
  public synchronized BodySubscriber<Void> apply(ResponseInfo responseInfo) {
    info = responseInfo;
    return this;
  }

  @Override
  public CompletionStage<Void> getBody() {
    return end;
  }

  @Override
  public synchronized void onSubscribe(Subscription upstream) {
    subscription = upstream;
    upstream.request(Long.MAX_VALUE);
  }

  @Override
  public synchronized void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      int size = Math.min(buffer.remaining(), limit - bytes.size());
      byte[] part = new byte[size];
      buffer.get(part);
      bytes.write(part, 0, size);
      if (buffer.hasRemaining()) {
        stop();
        return;
      }
    }
  }

  @Override
  public void onError(Throwable failure) {
    end.completeExceptionally(failure);
  }

  @Override
  public synchronized void onComplete() {
    // The end may still be reported after the reading was stopped.
    complete = !end.isDone();
    end.complete(null);
  }

  private void stop() {
    if (subscription != null) {
      subscription.cancel();
    }
    end.complete(null);
  }
}
