package dev.mirsal.contact;

/** What a token that a platform hands out on opt-in is good for. */
public enum TokenKind {
  /** Paid marketing messages of Messenger. */
  MARKETING_MESSAGES,
  /** Recurring notifications, the older form. */
  RECURRING_NOTIFICATIONS,
  /** One single notification. */
  ONE_TIME
}
