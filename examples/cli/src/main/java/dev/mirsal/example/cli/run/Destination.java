package dev.mirsal.example.cli.run;

import dev.mirsal.connector.waha.WahaClient;
import dev.mirsal.example.cli.loopback.LoopbackWaha;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SenderStatus;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where messages go: a WAHA server, or the stand-in inside this process.
 *
 * @param url the server's address
 * @param sender sends there
 * @param standIn the stand-in, or null for a real server
 */
public record Destination(URI url, MessageSender sender, @Nullable LoopbackWaha standIn)
    implements AutoCloseable {
  private static final String STAND_IN_KEY = "stand-in";

  /**
   * Returns a WAHA server.
   *
   * @param key the API key; empty for a server that asks for none
   * @throws IllegalArgumentException if the URL is none of http or https
   */
  public static Destination waha(URI url, String key) {
    return new Destination(url, WahaClient.builder(url, () -> key).build(), null);
  }

  /**
   * Starts a stand-in.
   *
   * @throws IOException if no port can be opened
   */
  public static Destination loopback() throws IOException {
    LoopbackWaha waha = LoopbackWaha.start(STAND_IN_KEY, received -> {});
    MessageSender sender = WahaClient.builder(waha.url(), () -> STAND_IN_KEY).build();
    return new Destination(waha.url(), sender, waha);
  }

  /**
   * Returns why nothing can be sent, or null if every device is ready.
   *
   * @throws InterruptedException if the thread was interrupted while asking
   */
  public @Nullable String obstacle(List<String> devices) throws InterruptedException {
    for (String device : devices) {
      SenderStatus status = sender.status(device);
      if (!status.usable()) {
        return url + ": device " + device + ": " + status.detail() + " (" + status.code() + ")";
      }
    }
    return null;
  }

  @Override
  public void close() {
    if (standIn != null) {
      standIn.close();
    }
  }
}
