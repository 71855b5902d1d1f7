package dev.mirsal.connector.manychat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A value for a custom field of a subscriber. The field must exist, and be of the value's type.
 *
 * <p>{@link #toString()} does not show the value. Immutable and safe for use by several threads.
 *
 * @since 0.1
 */
public final class ManyChatField {
  private final String name;
  private final JsonNode value;

  private ManyChatField(String name, JsonNode value) {
    if (Objects.requireNonNull(name, "name").isBlank()) {
      throw new IllegalArgumentException("field.name: is blank");
    }
    this.name = name;
    this.value = value;
  }

  /**
   * Returns a value for a field of type Text.
   *
   * @param name the field's name, not blank
   * @param value the text
   * @throws IllegalArgumentException if the name is blank, as with all kinds of fields
   */
  public static ManyChatField text(String name, String value) {
    return new ManyChatField(name, TextNode.valueOf(Objects.requireNonNull(value, "value")));
  }

  /** Returns a value for a field of type Number. */
  public static ManyChatField number(String name, BigDecimal value) {
    return new ManyChatField(name, DecimalNode.valueOf(value));
  }

  /** Returns a value for a field of type True/False. */
  public static ManyChatField flag(String name, boolean value) {
    return new ManyChatField(name, BooleanNode.valueOf(value));
  }

  /** Returns a value for a field of type Date. */
  public static ManyChatField date(String name, LocalDate value) {
    return new ManyChatField(name, TextNode.valueOf(value.toString()));
  }

  /** Returns a value for a field of type Date Time, to the second, in UTC. */
  public static ManyChatField dateTime(String name, Instant value) {
    String second = value.truncatedTo(ChronoUnit.SECONDS).toString();
    return new ManyChatField(name, TextNode.valueOf(second.replace("Z", "+00:00")));
  }

  /** {@return the field's name} */
  public String name() {
    return name;
  }

  JsonNode value() {
    return value;
  }

  @Override
  public String toString() {
    return "ManyChatField[" + name + "]";
  }
}
