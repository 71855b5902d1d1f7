package dev.mirsal.testkit.send;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A server of HTTP/1.1 on a free port of this machine, with which anything may go wrong. One thread
 * serves one connection, which is kept open for further requests.
 */
final class LoopbackPlatform implements AutoCloseable {
  /** What goes wrong after a request has been taken. */
  enum Trouble {
    NONE,
    /** The connection is closed without an answer. */
    CUT,
    /** The connection is closed in the middle of the answer's body. */
    HALF,
    /** No answer ever comes. */
    SILENT
  }

  private static final int BACKLOG = 200;

  private final ServerSocket listener;
  private final Thread listening;
  private final List<Socket> connections = new ArrayList<>();
  private final List<PlatformRequest> requests = new ArrayList<>();
  private final CountDownLatch kept = new CountDownLatch(1);
  private volatile Function<PlatformRequest, PlatformAnswer> answers;
  private volatile Predicate<PlatformRequest> affected = request -> false;
  private volatile Trouble trouble = Trouble.NONE;

  LoopbackPlatform(Function<PlatformRequest, PlatformAnswer> answers) {
    this.answers = answers;
    try {
      listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    listening = start(this::listen);
  }

  URI url() {
    return URI.create(
        "http://" + listener.getInetAddress().getHostAddress() + ":" + listener.getLocalPort());
  }

  void answering(Function<PlatformRequest, PlatformAnswer> newAnswers) {
    answers = newAnswers;
  }

  /** Lets something go wrong with certain requests from now on. */
  void troubling(Predicate<PlatformRequest> which, Trouble what) {
    affected = which;
    trouble = what;
  }

  List<PlatformRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  void forgetRequests() {
    synchronized (requests) {
      requests.clear();
    }
  }

  /** Waits until a request is kept waiting for its answer. */
  void awaitSilence() throws InterruptedException {
    kept.await();
  }

  /** Closes everything; when this returns, nobody listens on the port any more. */
  @Override
  public void close() {
    try {
      listener.close();
      listening.join();
      synchronized (connections) {
        for (Socket connection : connections) {
          connection.close();
        }
      }
    } catch (IOException alreadyGone) {
      throw new UncheckedIOException(alreadyGone);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen() {
    try {
      while (true) {
        Socket connection = listener.accept();
        connection.setTcpNoDelay(true);
        synchronized (connections) {
          connections.add(connection);
        }
        start(() -> serve(connection));
      }
    } catch (IOException closed) {
      // The end of the test.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      PlatformRequest request = read(in);
      while (request != null && answer(connection, request)) {
        request = read(in);
      }
    } catch (IOException gone) {
      // The other side has hung up, as it may.
    }
  }

  /** Answers a request, and tells whether the connection goes on. */
  private boolean answer(Socket connection, PlatformRequest request) throws IOException {
    synchronized (requests) {
      requests.add(request);
    }
    PlatformAnswer answer = answers.apply(request);
    Trouble now = affected.test(request) ? trouble : Trouble.NONE;
    switch (now) {
      case NONE -> write(connection, answer, answer.body().getBytes(StandardCharsets.UTF_8), 0);
      case HALF -> write(connection, answer, new byte[] {'{'}, 100);
      case SILENT -> {
        kept.countDown();
        return connection.getInputStream().read() >= 0;
      }
      case CUT -> {
        return false;
      }
    }
    return now == Trouble.NONE;
  }

  private static void write(Socket connection, PlatformAnswer answer, byte[] body, int missing)
      throws IOException {
    String head =
        """
        HTTP/1.1 %d Answer
        Content-Type: %s
        Content-Length: %d
        Retry-After: 1
        Location: /elsewhere

        """
            .formatted(answer.status(), answer.contentType(), body.length + missing)
            .replace("\n", "\r\n");
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    whole.writeBytes(body);
    connection.getOutputStream().write(whole.toByteArray());
    connection.getOutputStream().flush();
  }

  private static @Nullable PlatformRequest read(InputStream in) throws IOException {
    String start = line(in);
    if (start.isEmpty()) {
      return null;
    }
    int length = 0;
    boolean chunked = false;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    byte[] body = chunked ? chunks(in) : in.readNBytes(length);
    String[] parts = start.split(" ");
    return new PlatformRequest(parts[0], parts[1], new String(body, StandardCharsets.UTF_8));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size = Integer.parseInt(line(in), 16);
    while (size > 0) {
      body.writeBytes(in.readNBytes(size));
      line(in);
      size = Integer.parseInt(line(in), 16);
    }
    line(in);
    return body.toByteArray();
  }

  /** Reads up to the end of a line; the end of the stream ends a line too. */
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static Thread start(Runnable work) {
    Thread thread = new Thread(work, "loopback-platform");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
