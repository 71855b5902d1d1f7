package dev.mirsal.connector.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The fields that a model has in this version and database, with their types. Odoo answers with an
 * error of its own (500) to a field that it does not know, and stores nothing, silently, for a
 * value of a wrong type in a many2one.
 */
record ModelFields(String model, OdooVersion version, Map<String, String> types) {
  ModelFields {
    types = Map.copyOf(types);
  }

  /** Reads the answer to {@code fields_get}, or throws if it holds no fields. */
  static ModelFields of(OdooCall call, OdooVersion version, JsonNode answer) {
    Map<String, String> types = new HashMap<>();
    answer
        .properties()
        .forEach(field -> types.put(field.getKey(), field.getValue().path("type").asText()));
    if (types.isEmpty()) {
      throw OdooErrors.senseless(call);
    }
    return new ModelFields(call.model(), version, types);
  }

  boolean has(String field) {
    return types.containsKey(field);
  }

  boolean isHtml(String field) {
    return "html".equals(types.get(field));
  }

  /**
   * Returns a field's type.
   *
   * @throws IllegalArgumentException if there is no such field
   */
  String type(String field) {
    String type = types.get(field);
    if (type == null) {
      throw new IllegalArgumentException(
          field + ": " + model + " of " + version + " has no such field");
    }
    return type;
  }

  /**
   * Returns a field's type, which must be one of some.
   *
   * @throws IllegalArgumentException if it is not, or there is no such field
   */
  String type(String field, Set<String> allowed) {
    String type = type(field);
    if (!allowed.contains(type)) {
      throw new IllegalArgumentException(
          field + ": is " + type + " in " + model + ", not one of " + allowed);
    }
    return type;
  }
}
