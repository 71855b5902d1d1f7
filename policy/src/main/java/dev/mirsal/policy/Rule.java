package dev.mirsal.policy;

import dev.mirsal.message.Channel;
import java.net.URI;
import java.util.Objects;

/**
 * One rule of a platform: what it does, when, how sure it is and where it is written.
 *
 * @param id a stable id such as {@code messenger.response}
 * @param channel the platform
 * @param effect what it does
 * @param validity when it is in force
 * @param certainty how sure it is
 * @param says the rule in one line
 * @param source where it is written
 * @since 0.1
 */
public record Rule(
    String id,
    Channel channel,
    Effect effect,
    Validity validity,
    Certainty certainty,
    String says,
    URI source) {
  /** Checks that nothing is missing. */
  public Rule {
    if (Objects.requireNonNull(id, "id").isBlank()) {
      throw new IllegalArgumentException("rule.id: is blank");
    }
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(effect, "effect");
    Objects.requireNonNull(validity, "validity");
    Objects.requireNonNull(certainty, "certainty");
    Objects.requireNonNull(says, "says");
    Objects.requireNonNull(source, "source");
  }

  /** Returns this rule with another validity. */
  public Rule withValidity(Validity value) {
    return new Rule(id, channel, effect, value, certainty, says, source);
  }

  /** Returns this rule, held to be this sure. */
  public Rule withCertainty(Certainty value) {
    return new Rule(id, channel, effect, validity, value, says, source);
  }
}
