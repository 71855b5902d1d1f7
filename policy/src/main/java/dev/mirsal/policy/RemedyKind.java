package dev.mirsal.policy;

import java.util.Locale;

/** What could be done instead of sending now. */
public enum RemedyKind {
  /** Let the person open the conversation again, by an ad or a link that leads into it. */
  CLICK_TO_MESSAGE,
  /** Ask for the agreement that is missing. */
  OPT_IN,
  /** Use an approved template for service messages. */
  UTILITY_TEMPLATE,
  /** Hand the conversation over to a person. */
  HUMAN_AGENT,
  /** Pay for a marketing message to a token. */
  MARKETING_MESSAGE,
  /** Pay for a sponsored message. */
  SPONSORED_MESSAGE,
  /** Use an approved template of WhatsApp. */
  TEMPLATE,
  /** Write on another channel, where the person agreed to it. */
  OTHER_CHANNEL;

  /** Returns the name in lower case, as reports show it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
