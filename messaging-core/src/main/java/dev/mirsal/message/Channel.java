package dev.mirsal.message;

/** The platform on which an {@link Address} lives and a message travels. */
public enum Channel {
  /** WhatsApp, through WAHA or the Cloud API. */
  WHATSAPP,
  /** Facebook Messenger; addresses are page-scoped ids. */
  MESSENGER,
  /** Instagram direct messages; addresses are Instagram-scoped ids. */
  INSTAGRAM,
  /** ManyChat, which carries messages over one of the other channels. */
  MANYCHAT,
  /** E-mail. */
  EMAIL
}
