package dev.mirsal.example.cluster;

import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.Fault;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Posts each message to one address, with its id, its lane and the worker's name in headers. It
 * cannot tell later what became of a message.
 *
 * <p>Safe for use by several threads.
 */
final class HttpGateway implements MessageSender {
  static final String SEND_ID = "X-Send-Id";
  static final String LANE = "X-Lane";
  static final String WORKER = "X-Worker";

  private static final int OK = 2;
  private static final int REFUSED = 4;

  private final URI address;
  private final String worker;
  private final Duration deadline;
  private final HttpClient client;

  /**
   * @param address where messages are posted to
   * @param worker who posts them
   * @param deadline how long an answer is waited for
   */
  HttpGateway(URI address, String worker, Duration deadline) {
    this.address = address;
    this.worker = worker;
    this.deadline = deadline;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(deadline)
            .build();
  }

  @Override
  public SendOutcome send(OutboundMessage message) throws InterruptedException {
    try {
      return outcome(
          message, client.send(request(message), HttpResponse.BodyHandlers.discarding()));
    } catch (ConnectException e) {
      return new SendOutcome.Rejected(
          Fault.SENDER, "gateway.unreachable", false, false, "the gateway cannot be reached");
    } catch (IOException e) {
      return new SendOutcome.Unknown("gateway.no_answer", "the gateway has not answered");
    }
  }

  private HttpRequest request(OutboundMessage message) {
    String body = message.content() instanceof MessageContent.Text text ? text.body() : "";
    return HttpRequest.newBuilder(address)
        .timeout(deadline)
        .header(SEND_ID, message.id())
        .header(LANE, message.sender())
        .header(WORKER, worker)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static SendOutcome outcome(OutboundMessage message, HttpResponse<Void> response) {
    int status = response.statusCode();
    return switch (status / 100) {
      case OK -> new SendOutcome.Accepted(message.id());
      case REFUSED ->
          new SendOutcome.Rejected(
              Fault.RECIPIENT, "gateway.refused", true, true, "the gateway answered " + status);
      default -> new SendOutcome.Unknown("gateway.failed", "the gateway answered " + status);
    };
  }
}
