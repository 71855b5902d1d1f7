package dev.mirsal.connector.graph;

import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.MessageSender;
import dev.mirsal.testkit.send.MessageSenderContract;
import dev.mirsal.testkit.send.PlatformAnswer;
import dev.mirsal.testkit.send.PlatformRequest;
import java.net.URI;
import java.time.Duration;

/** WhatsApp holds to what every sender must. */
class WhatsAppCloudContractTest extends MessageSenderContract {
  @Override
  protected MessageSender sender(URI platform, String key, Duration patience) {
    return WhatsAppCloudClient.of(
            GraphApi.builder(() -> key)
                .appSecret(() -> key)
                .baseUrl(platform)
                .timeout(patience)
                .build())
        .withMessagesPerSecond(10_000)
        .withMessagesPerPerson(10_000, Duration.ofSeconds(1));
  }

  @Override
  protected OutboundMessage message(String id, MessageContent content) {
    OutboundMessage usual = Messages.whatsApp(content);
    return new OutboundMessage(id, usual.sender(), usual.to(), content, usual.permit());
  }

  @Override
  protected boolean takes(MessageContent content) {
    return !(content instanceof MessageContent.Poll || content instanceof MessageContent.Cards);
  }

  @Override
  protected PlatformAnswer answer(PlatformRequest request) {
    return PlatformAnswer.json(200, "{\"messages\":[{\"id\":\"wamid.A\"}]}");
  }
}
