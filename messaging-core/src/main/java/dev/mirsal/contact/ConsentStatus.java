package dev.mirsal.contact;

/** What a person said when asked. */
public enum ConsentStatus {
  /** Nothing is on record, or what was granted has run out. */
  UNKNOWN,
  /** Said yes. */
  GRANTED,
  /** Said no, or took a yes back. */
  DENIED
}
