package dev.mirsal.policy;

import java.util.Objects;

/**
 * The platform's template that a message would use.
 *
 * @param category the category under which it was submitted
 * @param language its language code, such as {@code ar}
 * @param approved whether the platform approved it
 * @since 0.1
 */
public record Template(TemplateCategory category, String language, boolean approved) {
  /** Checks that nothing is missing. */
  public Template {
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(language, "language");
  }

  /** Returns an approved template. */
  public static Template approved(TemplateCategory category, String language) {
    return new Template(category, language, true);
  }
}
