package dev.mirsal.connector.waha;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.message.Address;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.SendOutcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A thousand messages under way at the same time, and each has its own answer. */
class WahaLoadTest {
  private static final int AT_ONCE = 1_000;
  private static final int AFTERWARDS = 200;

  /** Long, so that a machine that is busy with other things changes nothing. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Test
  void a_thousand_sends_at_once_are_a_thousand_messages_over_connections_that_are_used_again()
      throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try (Server server = new Server(threads)) {
      WahaClient client =
          WahaClient.builder(server.url(), () -> Messages.KEY)
              .textTimeout(PATIENCE)
              .statusTtl(PATIENCE)
              .build();
      client.send(message("first"));

      server.holdUntil(AT_ONCE);
      send(client, "a", AT_ONCE, threads);
      server.holdUntil(0);
      send(client, "b", AFTERWARDS, threads);

      assertThat(server.texts).hasSize(1 + AT_ONCE + AFTERWARDS);
      assertThat(server.connections.get()).isLessThan(AT_ONCE + AFTERWARDS);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void send(WahaClient client, String wave, int number, ExecutorService threads)
      throws Exception {
    List<Callable<SendOutcome>> sends = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      OutboundMessage message = message(wave + i);
      sends.add(() -> client.send(message));
    }
    Set<SendOutcome> outcomes = new HashSet<>();
    for (Future<SendOutcome> send : threads.invokeAll(sends)) {
      assertThat(send.get()).isInstanceOf(SendOutcome.Accepted.class);
      outcomes.add(send.get());
    }
    assertThat(outcomes).hasSize(number);
  }

  private static OutboundMessage message(String text) {
    return new OutboundMessage(
        text, "default", Address.whatsApp(Messages.PHONE), new MessageContent.Text(text));
  }

  /** Answers no send before all that are expected have come. */
  private static final class Server implements AutoCloseable {
    private final ServerSocket listener =
        new ServerSocket(0, 2 * AT_ONCE, InetAddress.getLoopbackAddress());
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<String> texts = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch expected = new CountDownLatch(1);

    Server(ExecutorService threads) throws IOException {
      threads.execute(
          () -> {
            try {
              while (true) {
                Socket connection = listener.accept();
                connections.incrementAndGet();
                threads.execute(() -> serve(connection));
              }
            } catch (IOException closed) {
              // The end of the test.
            }
          });
    }

    URI url() {
      return URI.create(
          "http://" + listener.getInetAddress().getHostAddress() + ":" + listener.getLocalPort());
    }

    void holdUntil(int messages) {
      expected = new CountDownLatch(messages);
    }

    private void serve(Socket connection) {
      try (connection) {
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        String start = in.readLine();
        while (start != null) {
          String body = body(in);
          String answer = start.startsWith("GET") ? "{\"status\":\"WORKING\"}" : sent(body);
          String head = "HTTP/1.1 200 OK\r\nContent-Length: " + answer.length() + "\r\n\r\n";
          connection.getOutputStream().write((head + answer).getBytes(StandardCharsets.UTF_8));
          start = in.readLine();
        }
      } catch (IOException gone) {
        // The client has hung up.
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
      }
    }

    private String sent(String body) throws InterruptedException {
      String text = body.replaceAll(".*\"text\":\"([^\"]*)\".*", "$1");
      texts.add(text);
      expected.countDown();
      expected.await();
      return "{\"id\":\"true_1@c.us_" + text + "\"}";
    }

    private static String body(BufferedReader in) throws IOException {
      int length = 0;
      for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
        if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
          length = Integer.parseInt(line.substring(15).strip());
        }
      }
      char[] body = new char[length];
      int read = 0;
      while (read < length) {
        read += in.read(body, read, length - read);
      }
      return new String(body);
    }

    @Override
    public void close() throws IOException {
      listener.close();
    }
  }
}
