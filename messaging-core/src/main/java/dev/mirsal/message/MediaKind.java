package dev.mirsal.message;

/** How a media file is shown to its receiver. */
public enum MediaKind {
  /** A picture. */
  IMAGE,
  /** A film. */
  VIDEO,
  /** A sound or voice message. */
  AUDIO,
  /** Any other file, offered for download. */
  DOCUMENT
}
