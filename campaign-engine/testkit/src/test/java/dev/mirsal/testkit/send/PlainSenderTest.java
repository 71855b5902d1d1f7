package dev.mirsal.testkit.send;

import dev.mirsal.message.Address;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.MessageSender;
import java.net.URI;
import java.time.Duration;

/** The kit asks nothing that cannot be held. */
// region contract
class PlainSenderTest extends MessageSenderContract {
  @Override
  protected MessageSender sender(URI platform, String key, Duration patience) {
    return new PlainSender(platform, key, patience);
  }

  @Override
  protected OutboundMessage message(String id, MessageContent content) {
    return new OutboundMessage(id, "account", Address.whatsApp("972501234567"), content);
  }

  @Override
  protected boolean takes(MessageContent content) {
    return content instanceof MessageContent.Text;
  }

  @Override
  protected PlatformAnswer answer(PlatformRequest request) {
    return PlatformAnswer.json(201, "{\"id\":\"1\"}");
  }
}
// endregion
