package dev.mirsal.message;

/** The value of Messenger's {@code messaging_type}. */
public enum MessagingType {
  /** An answer, while the window is open. */
  RESPONSE,
  /** Unasked for, while the window is open. */
  UPDATE,
  /** After the window closed, with a tag. */
  MESSAGE_TAG,
  /** With a utility template. */
  UTILITY
}
