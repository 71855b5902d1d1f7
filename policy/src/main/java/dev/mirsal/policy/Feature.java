package dev.mirsal.policy;

/** Something that a platform grants to an account on application. */
public enum Feature {
  /** The HUMAN_AGENT tag. */
  HUMAN_AGENT,
  /** Utility templates of Messenger. */
  UTILITY_TEMPLATES,
  /** Paid marketing messages of Messenger. */
  MARKETING_MESSAGES,
  /** A place in the news page index. */
  NEWS_PAGE,
  /** One-time notifications. */
  ONE_TIME_NOTIFICATIONS
}
