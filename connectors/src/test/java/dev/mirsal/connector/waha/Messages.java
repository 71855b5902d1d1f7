package dev.mirsal.connector.waha;

import dev.mirsal.message.Address;
import dev.mirsal.message.MediaKind;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import java.net.URI;
import java.util.List;

/** Messages to send in tests. The phone and the text are recognisable wherever they turn up. */
final class Messages {
  static final String PHONE = "972501234567";
  static final String BODY = "שלום SECRETBODY";
  static final String KEY = "SECRETKEY-0123456789";

  private Messages() {}

  /** Returns the request for a message that goes where it says, with an id of its own. */
  static WahaRequest request(OutboundMessage message) {
    return WahaRequests.request(message, message.to().id(), "3EB0", false);
  }

  static OutboundMessage text() {
    return of(new MessageContent.Text(BODY));
  }

  static OutboundMessage of(MessageContent content) {
    return new OutboundMessage("send-1", "default", Address.whatsApp(PHONE), content);
  }

  static OutboundMessage media(MediaKind kind, String url) {
    return of(MessageContent.Media.of(kind, URI.create(url), null));
  }

  static OutboundMessage poll() {
    return of(new MessageContent.Poll("מתי?", List.of("היום", "מחר"), true));
  }
}
