package dev.mirsal.connector.manychat;

import dev.mirsal.message.Address;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.MessagingType;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.message.Permit;
import dev.mirsal.message.Route;

/** Messages to send in tests. Key, text and subscriber are recognisable wherever they turn up. */
final class Messages {
  static final String KEY = "1133557799:SECRETKEY-0123456789";
  static final String BODY = "مرحبا SECRETBODY";

  /** Longer than what fits into a double. */
  static final String ID = "13245647901234567";

  static final Address TO = Address.manyChat(ID);
  static final Permit WITHIN_WINDOW = Permit.byHost(Route.RESPONSE, MessagingType.RESPONSE);

  private Messages() {}

  static OutboundMessage text() {
    return of(new MessageContent.Text(BODY));
  }

  static OutboundMessage of(MessageContent content) {
    return new OutboundMessage("send-1", "shop", TO, content, WITHIN_WINDOW);
  }
}
