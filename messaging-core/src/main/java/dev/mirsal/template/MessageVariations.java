package dev.mirsal.template;

import dev.mirsal.time.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The wordings of one message, of which every recipient gets one by chance.
 *
 * <p>{@link #toString()} does not show them. Immutable and safe for use by several threads.
 *
 * @since 0.1
 */
public final class MessageVariations {
  private static final long STREAM = Draws.stream("mirsal/variation");

  private final List<MessageTemplate> templates;

  private MessageVariations(List<MessageTemplate> templates) {
    this.templates = List.copyOf(templates);
  }

  /**
   * Returns the wordings of a message.
   *
   * @param main the text to use if there is no variation, or null
   * @param variations templates that take the main text's place; blank ones are ignored, and one
   *     that is given twice is picked twice as often
   * @return the variations, or else the main text alone
   * @throws IllegalArgumentException if neither holds a text, or one to be used is not a template;
   *     the message names it, as {@code message} or {@code variations[0]}
   */
  public static MessageVariations of(@Nullable String main, List<String> variations) {
    List<MessageTemplate> templates = new ArrayList<>();
    for (int i = 0; i < variations.size(); i++) {
      add(templates, "variations[" + i + "]", variations.get(i));
    }
    if (templates.isEmpty() && main != null) {
      add(templates, "message", main);
    }
    if (templates.isEmpty()) {
      throw new IllegalArgumentException("message: is blank, and so is every variation");
    }
    return new MessageVariations(templates);
  }

  private static void add(List<MessageTemplate> templates, String field, String text) {
    if (Objects.requireNonNull(text, field).isBlank()) {
      return;
    }
    try {
      templates.add(MessageTemplate.parse(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(field + ": " + e.getMessage(), e);
    }
  }

  /** {@return the templates to pick from, in the order given; at least one} */
  public List<MessageTemplate> templates() {
    return templates;
  }

  /** {@return the names of all their variables, each once, in the order of their first use} */
  public List<String> variables() {
    return templates.stream().flatMap(t -> t.variables().stream()).distinct().toList();
  }

  /**
   * Picks the wording of one message, each with the same probability. The same arguments give the
   * same wording in every version, so that a message can be rendered again.
   *
   * @param seed the campaign's seed
   * @param index the message's place in the campaign, the first being 0
   * @return one of {@link #templates()}
   */
  public MessageTemplate pick(long seed, long index) {
    return templates.get((int) Draws.between(seed, STREAM, index, 0, templates.size() - 1));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MessageVariations that && templates.equals(that.templates);
  }

  @Override
  public int hashCode() {
    return templates.hashCode();
  }

  @Override
  public String toString() {
    return "MessageVariations[" + templates.size() + " templates, variables " + variables() + "]";
  }
}
