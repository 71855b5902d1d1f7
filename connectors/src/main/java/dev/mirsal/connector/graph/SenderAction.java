package dev.mirsal.connector.graph;

import java.util.Locale;

/**
 * What a person sees of the account without a message.
 *
 * @since 0.1
 */
public enum SenderAction {
  /** The account is writing, for 20 seconds or until its message comes. */
  TYPING_ON,
  /** The account has stopped writing. */
  TYPING_OFF,
  /** The account has seen the conversation. */
  MARK_SEEN;

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
