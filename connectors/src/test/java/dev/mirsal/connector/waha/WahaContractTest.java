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

/** WAHA holds to what every sender must. */
class WahaContractTest extends MessageSenderContract {
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

  @Override
  protected PlatformAnswer answer(PlatformRequest request) {
    return isSend(request)
        ? PlatformAnswer.json(201, "{\"id\":\"true_1@c.us_3EB0\"}")
        : PlatformAnswer.json(200, "{\"name\":\"default\",\"status\":\"WORKING\"}");
  }
}
