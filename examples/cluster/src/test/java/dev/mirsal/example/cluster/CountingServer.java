package dev.mirsal.example.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands for a messaging platform: takes everything it is sent, remembers it, and is slow to say
 * so.
 */
final class CountingServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Random random;
  private final int slowestMillis;
  private final List<Request> requests = new ArrayList<>();
  private final Map<String, Integer> onLane = new HashMap<>();

  /**
   * What was received.
   *
   * @param sendId the message
   * @param lane the lane it came over
   * @param worker who sent it
   * @param at when
   * @param onLane how many requests of its lane were being answered then, this one included
   */
  record Request(String sendId, String lane, String worker, Instant at, int onLane) {}

  /**
   * @param slowestMillis answers take a random time up to this
   */
  CountingServer(long seed, int slowestMillis) throws IOException {
    this.random = new Random(seed);
    this.slowestMillis = slowestMillis;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI address() {
    InetSocketAddress address = server.getAddress();
    return URI.create("http://" + address.getHostString() + ":" + address.getPort() + "/");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String lane = exchange.getRequestHeaders().getFirst(HttpGateway.LANE);
      int wait =
          received(
              exchange.getRequestHeaders().getFirst(HttpGateway.SEND_ID),
              lane,
              exchange.getRequestHeaders().getFirst(HttpGateway.WORKER));
      Thread.sleep(wait);
      answered(lane);
      exchange.sendResponseHeaders(204, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized int received(String sendId, String lane, String worker) {
    int now = onLane.merge(lane, 1, Integer::sum);
    requests.add(new Request(sendId, lane, worker, Instant.now(), now));
    notifyAll();
    return random.nextInt(slowestMillis + 1);
  }

  private synchronized void answered(String lane) {
    onLane.merge(lane, -1, Integer::sum);
  }

  /** Waits until so many requests were received, or a time is over. */
  synchronized void await(int count, Instant deadline) throws InterruptedException {
    while (requests.size() < count && Instant.now().isBefore(deadline)) {
      wait(100);
    }
  }

  synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
