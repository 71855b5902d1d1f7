package dev.mirsal.template;

import dev.mirsal.message.Recipient;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A text with variables, compiled once and rendered for each recipient.
 *
 * <p>A variable is written <code>{name}</code>, or <code>{name|default}</code> with a default for
 * those who lack it. A backslash before <code>{</code>, <code>}</code>, <code>|</code> or another
 * backslash makes that character text; any other backslash is text itself, and so are a closing
 * brace and a bar outside of a variable. Values are text, whatever they hold: nothing in them is
 * expanded.
 *
 * <p>Names may be in any script and hold spaces. Spaces at their ends, Unicode composition (NFC)
 * and invisible direction marks make no difference. A variable's value is the first of these that
 * is not blank:
 *
 * <ol>
 *   <li>the recipient's column of exactly that name;
 *   <li>for {@code name}, {@code שם}, {@code اسم} and {@code الاسم} the recipient's name; for
 *       {@code phone}, {@code טלפון}, {@code هاتف} and {@code الهاتف} the phone number of a
 *       WhatsApp address, digits only;
 *   <li>the column that differs in composition, direction marks or outer spaces, or, if there is
 *       just one, in upper and lower case;
 *   <li>the default, which may be empty.
 * </ol>
 *
 * With none of these the variable is missing. A value of nothing but spaces and invisible
 * characters is blank.
 *
 * <p>{@link #toString()} does not show the text. Immutable and safe for use by several threads.
 *
 * @since 0.1
 */
public final class MessageTemplate {
  private final String source;
  private final String[] literals;
  private final Placeholder[] placeholders;
  private final List<String> variables;

  private MessageTemplate(String source, TemplateParser parser) {
    this.source = source;
    this.literals = parser.literals.toArray(String[]::new);
    this.placeholders = parser.placeholders.toArray(Placeholder[]::new);
    this.variables = parser.placeholders.stream().map(p -> p.name).distinct().toList();
  }

  /**
   * Compiles a template.
   *
   * @param text the template; may be empty
   * @return the compiled template
   * @throws IllegalArgumentException if a variable's brace is never closed, holds no name, a line
   *     break in the name, another opening brace, or more than one bar; the message says at which
   *     character, counted from 1
   */
  public static MessageTemplate parse(String text) {
    return new MessageTemplate(text, new TemplateParser(text));
  }

  /**
   * Returns the template that renders as a given text, braces and all.
   *
   * @param text any text
   * @return the text with a backslash before each brace, bar and backslash
   */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      if (TemplateParser.isSpecial(text.charAt(i))) {
        escaped.append('\\');
      }
      escaped.append(text.charAt(i));
    }
    return escaped.toString();
  }

  /** {@return the text this template was parsed from} */
  public String source() {
    return source;
  }

  /** {@return the names of the variables, each once, in the order of their first use} */
  public List<String> variables() {
    return variables;
  }

  /**
   * Tells what a recipient lacks, so that a launch can be refused before anything is sent.
   *
   * @param recipient whose values to look at
   * @return the names of the variables that have neither a value nor a default, each once, in the
   *     order of their first use; empty if there is none
   */
  public List<String> missing(Recipient recipient) {
    Set<String> missing = new LinkedHashSet<>();
    for (Placeholder placeholder : placeholders) {
      if (placeholder.isMissingFor(recipient)) {
        missing.add(placeholder.name);
      }
    }
    return List.copyOf(missing);
  }

  /**
   * Returns the text for a recipient.
   *
   * @param recipient whose values to write
   * @param policy what to do about a variable that is missing
   * @return the text
   * @throws MissingVariableException if a variable is missing and the policy is to refuse
   */
  public String render(Recipient recipient, MissingVariable policy) {
    String[] parts = new String[2 * placeholders.length + 1];
    parts[0] = literals[0];
    for (int i = 0; i < placeholders.length; i++) {
      String value = placeholders[i].textFor(recipient, policy);
      if (value == null) {
        throw new MissingVariableException(recipient, missing(recipient));
      }
      parts[2 * i + 1] = value;
      parts[2 * i + 2] = literals[i + 1];
    }
    return String.join("", parts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MessageTemplate that && source.equals(that.source);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  @Override
  public String toString() {
    return "MessageTemplate[" + source.length() + " characters, variables " + variables + "]";
  }
}
