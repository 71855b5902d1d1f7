package dev.mirsal.connector.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of a model's method.
 *
 * @param ids the records that it is called on, or null if it is the model's own
 * @param arguments by name, the context among them
 * @param repeatable whether calling it twice leaves the same as calling it once
 */
record OdooCall(
    String model,
    String method,
    @Nullable List<Long> ids,
    ObjectNode arguments,
    boolean repeatable) {

  static OdooCall on(String model, String method) {
    return new OdooCall(model, method, null, JsonNodeFactory.instance.objectNode(), true);
  }

  static OdooCall on(String model, String method, List<Long> ids) {
    return new OdooCall(model, method, ids, JsonNodeFactory.instance.objectNode(), true);
  }

  /** Returns a search for records, archived ones left out. */
  static OdooCall search(String model, ArrayNode domain, String... fields) {
    return on(model, "search_read").with("domain", domain).with("fields", texts(List.of(fields)));
  }

  OdooCall with(String name, JsonNode value) {
    ObjectNode more = arguments.deepCopy();
    more.set(name, value);
    return new OdooCall(model, method, ids, more, repeatable);
  }

  OdooCall with(String name, String value) {
    return with(name, JsonNodeFactory.instance.textNode(value));
  }

  OdooCall with(String name, long value) {
    return with(name, JsonNodeFactory.instance.numberNode(value));
  }

  /** Returns this call with the context's one value. */
  OdooCall inContext(String name, boolean value) {
    return with("context", JsonNodeFactory.instance.objectNode().put(name, value));
  }

  /** Returns this call as one that does something anew each time. */
  OdooCall once() {
    return new OdooCall(model, method, ids, arguments, false);
  }

  static ArrayNode texts(Iterable<String> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    values.forEach(array::add);
    return array;
  }

  static ArrayNode numbers(Iterable<Long> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    values.forEach(array::add);
    return array;
  }

  /** Returns a condition of a domain. */
  static ArrayNode condition(String field, String operator, JsonNode value) {
    return JsonNodeFactory.instance.arrayNode().add(field).add(operator).add(value);
  }

  /** Names the call without its arguments, which are a person's data. */
  @Override
  public String toString() {
    return model + "/" + method;
  }
}
