package dev.mirsal.connector.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Reads one body up to a limit, and keeps the status and what was read even if the rest never
 * comes: a status that says "accepted" stays true when the connection breaks after it.
 *
 * <p>Nobody is told anything while the lock is held: who is told would only wait for it.
 */
final class BoundedBody implements BodyHandler<Void>, BodySubscriber<Void> {
  private final int limit;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private @Nullable ResponseInfo info;
  private @Nullable Subscription subscription;
  private boolean complete;

  /**
   * Prepares to read.
   *
   * @param limit the most that is read, in bytes
   */
  BoundedBody(int limit) {
    this.limit = limit;
  }

  /** Returns what has come so far, or null if not even a status has. */
  synchronized Reply.@Nullable Answered answer() {
    ResponseInfo known = info;
    return known == null
        ? null
        : new Reply.Answered(known.statusCode(), known.headers(), bytes.toByteArray(), complete);
  }

  /** Gives up what has not come. */
  void giveUp() {
    if (!end.isDone()) {
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
  public void onSubscribe(Subscription upstream) {
    synchronized (this) {
      subscription = upstream;
    }
    upstream.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    if (!keep(buffers)) {
      stop();
    }
  }

  @Override
  public void onError(Throwable failure) {
    end.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    synchronized (this) {
      // The end may still be reported after the reading was stopped.
      complete = !end.isDone();
    }
    end.complete(null);
  }

  /** Returns whether all of it is within the limit. */
  private synchronized boolean keep(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      int size = Math.min(buffer.remaining(), limit - bytes.size());
      byte[] part = new byte[size];
      buffer.get(part);
      bytes.write(part, 0, size);
      if (buffer.hasRemaining()) {
        return false;
      }
    }
    return true;
  }

  private void stop() {
    Subscription open;
    synchronized (this) {
      open = subscription;
    }
    if (open != null) {
      open.cancel();
    }
    end.complete(null);
  }
}
