package dev.mirsal.example.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mirsal.example.cli.loopback.LoopbackWaha;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A stand-in that remembers what it was sent; its key is in an environment variable. */
final class WahaDouble implements AutoCloseable {
  /** Any variable that is set everywhere does: the commands take the key's variable by name. */
  static final String KEY_VARIABLE = "PATH";

  private final List<LoopbackWaha.Received> received = new CopyOnWriteArrayList<>();
  private final LoopbackWaha server;

  WahaDouble() {
    try {
      server = LoopbackWaha.start(System.getenv(KEY_VARIABLE), received::add);
    } catch (IOException e) {
      throw new IllegalStateException("no loopback", e);
    }
  }

  String url() {
    return server.url().toString();
  }

  List<LoopbackWaha.Received> received() {
    return received;
  }

  /** Returns the bodies of what was sent, in order. */
  List<JsonNode> bodies() {
    return received.stream().map(LoopbackWaha.Received::body).toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
