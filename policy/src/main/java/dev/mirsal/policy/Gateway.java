package dev.mirsal.policy;

/** What carries the message to the platform; not every gateway can use every permission. */
public enum Gateway {
  /** The platform's own API: Graph, Cloud API, SMTP. */
  PLATFORM_API,
  /** ManyChat, in front of Messenger, Instagram or WhatsApp. */
  MANYCHAT,
  /** A linked WhatsApp device, driven by WAHA. */
  WAHA
}
