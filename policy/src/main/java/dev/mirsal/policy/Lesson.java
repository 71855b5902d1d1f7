package dev.mirsal.policy;

/** What is learned from a platform's answer. */
public enum Lesson {
  /** The window is closed, until the person does something again. */
  WINDOW_CLOSED,
  /** The person cannot be reached, for a while or until the person does something again. */
  UNAVAILABLE,
  /** The person gets no marketing for a while. */
  NO_MARKETING_NOW,
  /** The person told the platform that marketing shall stop. */
  MARKETING_OPT_OUT,
  /** The token may be used again later. */
  TOKEN_WAITS,
  /** The token is worth nothing any more. */
  TOKEN_GONE,
  /** The comment cannot be answered any more. */
  COMMENT_USED,
  /** The account is restricted. */
  ACCOUNT_HELD
}
