package dev.mirsal.template;

import dev.mirsal.message.Recipient;
import java.util.List;

/**
 * Thrown by {@link MissingVariable#REFUSE}: a recipient lacks variables that the template needs. To
 * learn it before, ask {@link MessageTemplate#missing}.
 *
 * <p>The message names the variables and the recipient's masked address.
 *
 * @since 0.1
 */
public final class MissingVariableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The missing variables' names. */
  private final String[] variables;

  MissingVariableException(Recipient recipient, List<String> variables) {
    super("recipient " + recipient.address().masked() + " has no value for " + braced(variables));
    this.variables = variables.toArray(String[]::new);
  }

  /** {@return the missing variables' names, in the template's order; at least one} */
  public List<String> variables() {
    return List.of(variables);
  }

  private static String braced(List<String> names) {
    return "{" + String.join("}, {", names) + "}";
  }
}
