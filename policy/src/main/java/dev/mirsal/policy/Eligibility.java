package dev.mirsal.policy;

/** The lane in which a person can be reached for what was asked. */
public enum Eligibility {
  /** Through the messaging API, now or later. */
  API,
  /** Only by a paid or sponsored message, or after the window opened again. */
  SPONSORED,
  /** Not at all. */
  BLOCKED
}
