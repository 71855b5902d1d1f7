package dev.mirsal.connector.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Values to write into a lead's fields. Each method is for fields of certain types, and {@link
 * OdooClient#update} refuses a value for a field of another type: Odoo itself would store nothing
 * and say that it did.
 *
 * <p>Immutable. {@link #toString()} shows the fields only.
 *
 * @since 0.1
 */
public final class OdooValues {
  static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> TO_MANY = Set.of("many2many", "one2many");

  private final Map<String, Value> values;

  private OdooValues(Map<String, Value> values) {
    this.values = values;
  }

  private record Value(Set<String> types, JsonNode json) {}

  /** Starts an empty set of values. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the values as Odoo takes them, or throws for what would not be stored as it is said.
   */
  ObjectNode encoded(ModelFields fields) {
    ObjectNode encoded = NODES.objectNode();
    values.forEach(
        (field, value) -> {
          if (value.types.isEmpty()) {
            encoded.set(field, cleared(fields.type(field)));
          } else if (fields.type(field, value.types).equals("html")) {
            encoded.put(field, HtmlText.of(value.json.asText()));
          } else {
            encoded.set(field, value.json);
          }
        });
    return encoded;
  }

  private static JsonNode cleared(String type) {
    return TO_MANY.contains(type)
        ? NODES.arrayNode().add(command(5, 0, NODES.numberNode(0)))
        : BooleanNode.FALSE;
  }

  private static ArrayNode command(int number, long id, JsonNode last) {
    return NODES.arrayNode().add(number).add(id).add(last);
  }

  @Override
  public String toString() {
    return "OdooValues" + values.keySet();
  }

  /**
   * Collects values. The last one for a field counts; changes to links add up. Not safe for use by
   * several threads.
   */
  public static final class Builder {
    private final Map<String, Value> values = new LinkedHashMap<>();

    private Builder() {}

    /** Sets a text, an HTML text (from plain text) or the key of a selection. */
    public Builder text(String field, String plain) {
      return put(
          field, NODES.textNode(plain.replace("\0", "")), "char", "text", "html", "selection");
    }

    /** Sets a whole number. */
    public Builder number(String field, long value) {
      return put(field, NODES.numberNode(value), "integer", "float", "monetary");
    }

    /** Sets a number with decimals or an amount of money. */
    public Builder decimal(String field, BigDecimal value) {
      return put(field, NODES.numberNode(value), "float", "monetary");
    }

    /** Sets a field that says yes or no. */
    public Builder flag(String field, boolean value) {
      return put(field, NODES.booleanNode(value), "boolean");
    }

    /** Sets a day. */
    public Builder date(String field, LocalDate day) {
      return put(field, NODES.textNode(day.toString()), "date");
    }

    /** Sets a point in time, to the second. */
    public Builder instant(String field, Instant instant) {
      return put(field, NODES.textNode(DATE_TIME.format(instant)), "datetime");
    }

    /**
     * Sets the record that a field points to.
     *
     * @throws IllegalArgumentException if the id is less than 1
     */
    public Builder link(String field, long id) {
      return put(field, NODES.numberNode(checked(field, id)), "many2one");
    }

    /**
     * Sets all records that a field points to, in place of those it does now.
     *
     * @throws IllegalArgumentException if an id is less than 1
     */
    public Builder links(String field, Collection<Long> ids) {
      List<Long> all = new ArrayList<>();
      ids.forEach(id -> all.add(checked(field, id)));
      return toMany(field, command(6, 0, OdooCall.numbers(all)));
    }

    /**
     * Adds a record to those that a field points to.
     *
     * @throws IllegalArgumentException if the id is less than 1
     */
    public Builder addLink(String field, long id) {
      return toMany(field, command(4, checked(field, id), NODES.numberNode(0)));
    }

    /**
     * Takes a record away from those that a field points to.
     *
     * @throws IllegalArgumentException if the id is less than 1
     */
    public Builder removeLink(String field, long id) {
      return toMany(field, command(3, checked(field, id), NODES.numberNode(0)));
    }

    /** Empties a field of any type; a number becomes 0. */
    public Builder clear(String field) {
      values.put(field, new Value(Set.of(), BooleanNode.FALSE));
      return this;
    }

    /** Returns the values. */
    public OdooValues build() {
      return new OdooValues(new LinkedHashMap<>(values));
    }

    private Builder put(String field, JsonNode json, String... types) {
      values.put(field, new Value(Set.of(types), json));
      return this;
    }

    /** Adds a command to those that are collected for a field already. */
    private Builder toMany(String field, ArrayNode command) {
      Value before = values.get(field);
      ArrayNode commands = NODES.arrayNode();
      if (before != null && before.types.equals(TO_MANY)) {
        commands.addAll((ArrayNode) before.json);
      }
      values.put(field, new Value(TO_MANY, commands.add(command)));
      return this;
    }

    private static long checked(String field, long id) {
      if (id < 1) {
        throw new IllegalArgumentException(field + ": " + id + ", must be at least 1");
      }
      return id;
    }
  }
}
