package dev.mirsal.testkit.send;

import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.Fault;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SendOutcome.Accepted;
import dev.mirsal.send.SendOutcome.Rejected;
import dev.mirsal.send.SendOutcome.Unknown;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The least that a sender may do, and right. What is wrong with others is overridden. */
class PlainSender implements MessageSender {
  private final URI platform;
  private final String key;
  private final Duration patience;

  PlainSender(URI platform, String key, Duration patience) {
    this.platform = platform;
    this.key = key;
    this.patience = patience;
  }

  @Override
  public SendOutcome send(OutboundMessage message) throws InterruptedException {
    if (!(message.content() instanceof MessageContent.Text text)) {
      return new Rejected(Fault.CONTENT, "plain.content", true, false, "only texts");
    }
    try {
      return answered(post("/send", text.body()));
    } catch (ConnectException nobody) {
      return unreached();
    } catch (ClosedByInterruptException interrupted) {
      return interrupted();
    } catch (SocketTimeoutException late) {
      return timedOut();
    } catch (IOException lost) {
      return lost(message);
    }
  }

  SendOutcome answered(String answer) {
    String status = answer.isEmpty() ? "" : answer.split(" ")[1];
    if (answer.isEmpty()) {
      return new Unknown("plain.lost", "no answer");
    }
    if (status.startsWith("2")) {
      return new Accepted(null);
    }
    return status.startsWith("5")
        ? new Unknown("plain.server", "the server failed")
        : new Rejected(Fault.SENDER, "plain.refused", true, true, "the server refuses");
  }

  SendOutcome unreached() {
    return new Rejected(Fault.SENDER, "plain.unreachable", false, false, "nobody listens");
  }

  SendOutcome interrupted() throws InterruptedException {
    Thread.interrupted();
    throw new InterruptedException();
  }

  SendOutcome timedOut() {
    return new Unknown("plain.timeout", "no answer in time");
  }

  SendOutcome lost(OutboundMessage message) throws InterruptedException {
    return new Unknown("plain.lost", "the connection was lost");
  }

  /** Returns what was answered, up to where the connection ended; nothing if nothing was. */
  final String post(String path, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "POST %s HTTP/1.1\r\nAuthorization: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(path, key, bytes.length);
    InetSocketAddress address = new InetSocketAddress(platform.getHost(), platform.getPort());
    try (SocketChannel channel = SocketChannel.open(address)) {
      channel.socket().setSoTimeout((int) patience.toMillis());
      channel.socket().getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      channel.socket().getOutputStream().write(bytes);
      return statusLine(channel.socket().getInputStream());
    }
  }

  private static String statusLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString();
  }
}
