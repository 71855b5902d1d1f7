package dev.mirsal.policy;

import java.util.Locale;

/** Why a decision came out as it did. */
public enum Reason {
  /** The window is open. */
  WINDOW_OPEN,
  /** A permission other than the window applies. */
  PERMITTED,
  /** The person said that messages shall stop. */
  OPTED_OUT,
  /** The person refused this type of message. */
  CONSENT_DENIED,
  /** The account is restricted for now. */
  ACCOUNT_HELD,
  /** The person cannot or must not be written to. */
  PERSON_UNAVAILABLE,
  /** The person got as many messages as a cap allows. */
  FREQUENCY_CAP,
  /** The person never wrote. */
  NO_CONVERSATION,
  /** The window has closed. */
  WINDOW_CLOSED,
  /** The platform answered that the window is closed, though by the rules it is open. */
  WINDOW_REFUSED,
  /** Marketing never goes by a tag. */
  TAG_NOT_FOR_MARKETING,
  /** The tag that was asked for is no longer accepted. */
  TAG_ENDED,
  /** The tag that was asked for is not for this purpose. */
  TAG_NOT_FOR_PURPOSE,
  /** The platform knows no such tag at this date. */
  TAG_UNKNOWN,
  /** The time that the tag allows after the person's last message is over. */
  TAG_WINDOW_CLOSED,
  /** Only a person may write this, not a machine. */
  HUMAN_REQUIRED,
  /** The gateway cannot use this permission. */
  NOT_BY_GATEWAY,
  /** A permission that once existed has ended. */
  RULE_ENDED,
  /** The account lacks a feature that the platform grants on application. */
  FEATURE_MISSING,
  /** An approved template is needed. */
  TEMPLATE_REQUIRED,
  /** The person's agreement is needed. */
  OPT_IN_MISSING,
  /** A token is needed that the person gives by opting in. */
  TOKEN_MISSING,
  /** The last such message is too recent. */
  TOO_SOON,
  /** The person's country is excluded. */
  RECIPIENT_REGION,
  /** The account's country is excluded. */
  BUSINESS_REGION,
  /** The account reached as many people as it may in a day. */
  TIER_FULL,
  /** The comment is too old. */
  COMMENT_EXPIRED,
  /** The comment was answered already. */
  COMMENT_ANSWERED,
  /** The broadcast is over. */
  BROADCAST_OVER,
  /** Only a certain kind of content is permitted. */
  CONTENT_KIND,
  /** A one-click unsubscribe is missing. */
  UNSUBSCRIBE_MISSING,
  /** A rule would permit it, but nobody is sure that the rule holds. */
  UNCERTAIN_RULE,
  /** No rule permits such a message at this date. */
  NO_RULE;

  /** Returns the name in lower case, as reports show it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
