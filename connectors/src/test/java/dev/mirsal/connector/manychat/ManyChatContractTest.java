package dev.mirsal.connector.manychat;

import dev.mirsal.message.Channel;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.MessageSender;
import dev.mirsal.testkit.send.MessageSenderContract;
import dev.mirsal.testkit.send.PlatformAnswer;
import dev.mirsal.testkit.send.PlatformRequest;
import java.net.URI;
import java.time.Duration;

/** ManyChat holds to what every sender must. */
class ManyChatContractTest extends MessageSenderContract {
  @Override
  protected MessageSender sender(URI platform, String key, Duration patience) {
    return ManyChatClient.builder(Channel.MESSENGER, () -> key)
        .baseUrl(platform)
        .timeout(patience)
        .callsPerSecond(ManyChatEndpoint.SEND_CONTENT, 10_000)
        .build();
  }

  @Override
  protected OutboundMessage message(String id, MessageContent content) {
    return new OutboundMessage(id, "shop", Messages.TO, content, Messages.WITHIN_WINDOW);
  }

  @Override
  protected boolean takes(MessageContent content) {
    return !(content instanceof MessageContent.Poll
        || content instanceof MessageContent.Location
        || content instanceof MessageContent.ContactCard);
  }

  @Override
  protected PlatformAnswer answer(PlatformRequest request) {
    return PlatformAnswer.json(200, "{\"status\":\"success\"}");
  }
}
