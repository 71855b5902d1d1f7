package dev.mirsal.connector.graph;

import dev.mirsal.message.Address;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.MessagingType;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.message.Permit;
import dev.mirsal.message.Route;

/** Messages to send in tests. Person and text are recognisable wherever they turn up. */
final class Messages {
  static final String PSID = "9988776655443322";
  static final String PHONE = "972501234567";
  static final String BODY = "שלום SECRETBODY";
  static final Permit RESPONSE = Permit.byHost(Route.RESPONSE, MessagingType.RESPONSE);
  static final Permit UTILITY = Permit.byHost(Route.UTILITY_TEMPLATE, MessagingType.UTILITY);
  static final Permit FREE_FORM = Permit.byHost(Route.FREE_FORM, null);
  static final Permit TEMPLATE = Permit.byHost(Route.TEMPLATE, null);

  private Messages() {}

  static OutboundMessage messenger() {
    return messenger(new MessageContent.Text(BODY));
  }

  static OutboundMessage messenger(MessageContent content) {
    boolean template = content instanceof MessageContent.TemplateReference;
    return new OutboundMessage(
        "send-1", "111", Address.messenger(PSID), content, template ? UTILITY : RESPONSE);
  }

  static OutboundMessage instagram(MessageContent content) {
    return new OutboundMessage("send-1", "111", Address.instagram(PSID), content, RESPONSE);
  }

  static OutboundMessage whatsApp() {
    return whatsApp(new MessageContent.Text(BODY));
  }

  static OutboundMessage whatsApp(MessageContent content) {
    boolean template = content instanceof MessageContent.TemplateReference;
    return new OutboundMessage(
        "send-1", "222", Address.whatsApp(PHONE), content, template ? TEMPLATE : FREE_FORM);
  }
}
