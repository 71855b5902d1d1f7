package dev.mirsal.connector.waha;

import dev.mirsal.message.Address;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.MessageSender;
import dev.mirsal.testkit.send.MessageSenderContract;
import dev.mirsal.testkit.send.PlatformAnswer;
import dev.mirsal.testkit.send.PlatformRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** WAHA holds to what every sender must. */
class WahaContractTest extends MessageSenderContract {
  private final List<String> sent = new CopyOnWriteArrayList<>();

  @Override
  protected MessageSender sender(URI platform, String key, Duration patience) {
    return WahaClient.builder(platform, () -> key)
        .textTimeout(patience)
        .mediaTimeout(patience)
        .build();
  }

  @Override
  protected OutboundMessage message(String id, MessageContent content) {
    return new OutboundMessage(id, "default", Address.whatsApp(Messages.PHONE), content);
  }

  @Override
  protected boolean takes(MessageContent content) {
    return content instanceof MessageContent.Text
        || content instanceof MessageContent.Media
        || content instanceof MessageContent.Poll
        || content instanceof MessageContent.Location
        || content instanceof MessageContent.ContactCard;
  }

  /** A GOWS of a version that takes ids, looks by them, and remembers all that it was sent. */
  @Override
  protected PlatformAnswer answer(PlatformRequest request) {
    if (isSend(request)) {
      sent.add(request.body());
      return PlatformAnswer.json(201, "{\"id\":\"true_1@c.us_3EB0\"}");
    }
    String target = request.target();
    if (target.startsWith("/api/sessions/")) {
      return PlatformAnswer.json(200, "{\"status\":\"WORKING\",\"engine\":{\"engine\":\"GOWS\"}}");
    }
    if (target.contains("/messages/true_")) {
      String id = target.replaceAll(".*_(3EB0[0-9A-F]+)[?].*", "$1");
      return sent.stream().anyMatch(body -> body.contains(id))
          ? PlatformAnswer.json(200, "{\"id\":\"true_1@c.us_" + id + "\"}")
          : PlatformAnswer.json(404, "{\"message\":\"Message not found\"}");
    }
    return PlatformAnswer.json(
        200,
        target.endsWith("/api/server/version")
            ? "{\"version\":\"2026.8.1\"}"
            : target.endsWith("/api/server/status")
                ? "{\"startTimestamp\":0}"
                : "[{\"lastMessage\":{\"fromMe\":true,\"timestamp\":99999999999}}]");
  }
}
