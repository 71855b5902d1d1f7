package dev.mirsal.template;

/**
 * What to do about a variable that has neither a value nor a default.
 *
 * @since 0.1
 */
public enum MissingVariable {
  /** Nothing stands in its place. */
  EMPTY,
  /** The placeholder stays as it is written in the template, braces included. */
  KEEP,
  /** Rendering throws {@link MissingVariableException}. */
  REFUSE
}
