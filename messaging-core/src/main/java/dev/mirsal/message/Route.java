package dev.mirsal.message;

/** The permission by which a message goes. */
public enum Route {
  /** An ordinary message while the window is open, on Messenger and Instagram. */
  RESPONSE,
  /** A message with a tag, after the window closed. */
  MESSAGE_TAG,
  /** A utility template of Messenger. */
  UTILITY_TEMPLATE,
  /** A paid marketing message of Messenger, to the holder of a token. */
  MARKETING_MESSAGE,
  /** A recurring notification, to the holder of a token. */
  RECURRING_NOTIFICATION,
  /** The one notification that a one-time token is good for. */
  ONE_TIME_NOTIFICATION,
  /** The one private answer to a comment or a post. */
  PRIVATE_REPLY,
  /** Any message, on WhatsApp and e-mail. */
  FREE_FORM,
  /** An approved template of WhatsApp. */
  TEMPLATE
}
