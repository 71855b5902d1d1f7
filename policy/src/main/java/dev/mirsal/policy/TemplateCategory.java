package dev.mirsal.policy;

/** The category under which a platform approved a template. */
public enum TemplateCategory {
  /** Promotes something. */
  MARKETING,
  /** Follows up on something the person did. */
  UTILITY,
  /** Carries a one-time code. */
  AUTHENTICATION
}
