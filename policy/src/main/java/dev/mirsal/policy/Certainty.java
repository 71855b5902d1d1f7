package dev.mirsal.policy;

/** How sure a rule is, surest first. */
public enum Certainty {
  /** On the platform's own page. */
  OFFICIAL,
  /** The platform's text, read in someone else's copy. */
  OFFICIAL_COPY,
  /** In the platform's own SDK or samples. */
  VENDOR_CODE,
  /** Told by third parties who use the platform. */
  REPORTED,
  /** Assumed by the host or by this library, on their own account. */
  ASSUMED,
  /** The sources contradict each other, or say that it may be so. */
  DISPUTED,
  /** Nobody could check it. */
  UNVERIFIED;

  /**
   * Tells whether a permission of this certainty is used. What is disputed or unverified is only
   * mentioned, until the host {@linkplain Rulebook#trusting trusts} it.
   */
  public boolean reliedOn() {
    return compareTo(DISPUTED) < 0;
  }
}
