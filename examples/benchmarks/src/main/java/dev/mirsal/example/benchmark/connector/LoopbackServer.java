package dev.mirsal.example.benchmark.connector;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The cheapest WAHA there can be: every answer is ready, and is written in one piece. */
final class LoopbackServer implements AutoCloseable {
  private static final byte[] WORKING =
      answer(200, "{\"name\":\"default\",\"status\":\"WORKING\",\"engine\":{\"engine\":\"GOWS\"}}");
  private static final byte[] SENT =
      answer(201, "{\"id\":\"true_972501234567@c.us_3EB0821680AA2BAE038561\",\"_data\":{}}");

  private final ServerSocket listener;

  LoopbackServer() {
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    start(this::listen);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void listen() {
    try {
      while (true) {
        Socket connection = listener.accept();
        connection.setTcpNoDelay(true);
        start(() -> serve(connection));
      }
    } catch (IOException closed) {
      // The end of the benchmark.
    }
  }

  private static void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      String start = line(in);
      while (!start.isEmpty()) {
        skipRequest(in);
        connection.getOutputStream().write(start.startsWith("GET") ? WORKING : SENT);
        start = line(in);
      }
    } catch (IOException gone) {
      // The client has hung up.
    }
  }

  private static void skipRequest(InputStream in) throws IOException {
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).strip());
      }
    }
    in.skipNBytes(length);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static byte[] answer(int status, String body) {
    return """
        HTTP/1.1 %d Answer
        Content-Type: application/json
        Content-Length: %d

        """
        .formatted(status, body.length())
        .replace("\n", "\r\n")
        .concat(body)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "loopback-server");
    thread.setDaemon(true);
    thread.start();
  }
}
