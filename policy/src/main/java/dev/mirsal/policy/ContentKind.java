package dev.mirsal.policy;

/** What a message is made of, where a rule depends on it. */
public enum ContentKind {
  /** Text, media, buttons. */
  ORDINARY,
  /** The platform's customer feedback form. */
  FEEDBACK_FORM
}
