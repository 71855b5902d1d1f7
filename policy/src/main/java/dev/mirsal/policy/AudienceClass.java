package dev.mirsal.policy;

import java.util.Locale;

/** The three groups into which an audience falls before sending. */
public enum AudienceClass {
  /** The message may go now: the window is open, or another permission applies. */
  WITHIN_WINDOW,
  /** Only a paid message would reach the person. */
  NEEDS_SPONSORED,
  /** The message does not go, now or at all. */
  INELIGIBLE;

  /** Returns the group of a verdict. */
  public static AudienceClass of(Verdict verdict) {
    if (verdict instanceof Verdict.Allowed) {
      return WITHIN_WINDOW;
    }
    return verdict instanceof Verdict.RequiresSponsored ? NEEDS_SPONSORED : INELIGIBLE;
  }

  /** Returns the name in lower case, as reports show it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
