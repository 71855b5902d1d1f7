package dev.mirsal.connector.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A record that was read. Odoo writes {@code false} for everything that is empty, so each method
 * looks at the field's type: it returns null for what is empty, and refuses a field of another type
 * or one that was not read.
 *
 * <p>Immutable. {@link #toString()} shows no values.
 *
 * @since 0.1
 */
public final class OdooRecord {
  private static final Set<String> TEXTS = Set.of("char", "text", "html", "selection");
  private static final Set<String> NUMBERS = Set.of("integer", "float", "monetary");

  private final ModelFields fields;
  private final JsonNode json;

  OdooRecord(ModelFields fields, JsonNode json) {
    this.fields = fields;
    this.json = json;
  }

  /** Returns the record's id in the database. */
  public long id() {
    return json.path("id").longValue();
  }

  /** Returns a text, an HTML text as it is stored, or the key of a selection; null if empty. */
  public @Nullable String text(String field) {
    JsonNode value = value(field, TEXTS);
    return value.isTextual() && !value.asText().isEmpty() ? value.asText() : null;
  }

  /** Returns a number; 0 if empty. */
  public BigDecimal number(String field) {
    JsonNode value = value(field, NUMBERS);
    return value.isNumber() ? value.decimalValue() : BigDecimal.ZERO;
  }

  /** Returns what a field says that says yes or no. */
  public boolean flag(String field) {
    return value(field, Set.of("boolean")).asBoolean();
  }

  /** Returns a day, or null if empty. */
  public @Nullable LocalDate date(String field) {
    return parsed(field, "date", LocalDate::parse);
  }

  /** Returns a point in time, or null if empty. */
  public @Nullable Instant instant(String field) {
    return parsed(field, "datetime", text -> OdooValues.DATE_TIME.parse(text, Instant::from));
  }

  /** Returns the record that a field points to, or null if it points to none. */
  public @Nullable OdooReference link(String field) {
    JsonNode pair = value(field, Set.of("many2one"));
    return pair.isArray()
        ? new OdooReference(pair.path(0).longValue(), pair.path(1).asText())
        : null;
  }

  /** Returns the ids of the records that a field points to. */
  public List<Long> links(String field) {
    List<Long> ids = new ArrayList<>();
    value(field, Set.of("many2many", "one2many")).forEach(id -> ids.add(id.longValue()));
    return List.copyOf(ids);
  }

  @Override
  public String toString() {
    return "OdooRecord[" + fields.model() + " " + id() + "]";
  }

  private <T> @Nullable T parsed(String field, String type, Function<String, T> parse) {
    JsonNode value = value(field, Set.of(type));
    if (!value.isTextual()) {
      return null;
    }
    try {
      return parse.apply(value.asText());
    } catch (DateTimeException unreadable) {
      throw new OdooException(
          OdooException.Kind.NOT_ODOO, null, fields.model() + ": " + field + " is no " + type);
    }
  }

  private JsonNode value(String field, Set<String> types) {
    fields.type(field, types);
    JsonNode value = json.get(field);
    if (value == null) {
      throw new IllegalArgumentException(field + ": was not read");
    }
    return value;
  }
}
