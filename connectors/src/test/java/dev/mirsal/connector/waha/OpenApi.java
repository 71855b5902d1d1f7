package dev.mirsal.connector.waha;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * WAHA's OpenAPI document, as far as requests are checked against it: types, required and unknown
 * fields, enums, lists, {@code $ref}, {@code oneOf} and {@code allOf}. WAHA itself checks none of
 * it.
 */
final class OpenApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final OpenApi WAHA = read();

  private final JsonNode document;

  private OpenApi(JsonNode document) {
    this.document = document;
  }

  static OpenApi waha() {
    return WAHA;
  }

  /** Returns what is wrong with a request by the document, nothing if all is well. */
  List<String> violations(String method, String url, String body) {
    JsonNode operation = operation(method.toLowerCase(Locale.ROOT), URI.create(url));
    if (operation.isMissingNode()) {
      return List.of(method + " " + url + ": not in the document");
    }
    List<String> found = new ArrayList<>(queryOf(operation, URI.create(url)));
    JsonNode schema = operation.path("body");
    if (schema.isMissingNode()) {
      return body.isEmpty() ? found : List.of("a body where none belongs");
    }
    check("body", parse(body), schema, found);
    return found;
  }

  private JsonNode operation(String method, URI url) {
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      String pattern =
          Pattern.compile("\\{\\w+}")
              .matcher(path.getKey())
              .replaceAll("[^/?]+")
              .replace(".", "[.]");
      if (url.getRawPath().matches(pattern.replace("[^/?]+", "[A-Za-z0-9_%.-]+"))
          && path.getValue().has(method)) {
        return path.getValue().path(method);
      }
    }
    return JSON.missingNode();
  }

  private static List<String> queryOf(JsonNode operation, URI url) {
    List<String> sent = new ArrayList<>();
    if (url.getRawQuery() != null) {
      for (String pair : url.getRawQuery().split("&")) {
        sent.add(pair.substring(0, pair.indexOf('=')));
      }
    }
    List<String> found = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (JsonNode parameter : operation.path("parameters")) {
      String name = parameter.path("name").asText();
      known.add(name);
      boolean query = parameter.path("in").asText().equals("query");
      if (query && parameter.path("required").asBoolean() && !sent.contains(name)) {
        found.add("query: " + name + " is missing");
      }
    }
    sent.stream().filter(name -> !known.contains(name)).forEach(n -> found.add("query: " + n));
    return found;
  }

  private void check(String at, JsonNode value, JsonNode schema, List<String> found) {
    if (schema.has("$ref")) {
      String name = schema.path("$ref").asText().replaceAll(".*/", "");
      check(at, value, document.path("components").path("schemas").path(name), found);
      return;
    }
    if (schema.has("oneOf")) {
      checkOneOf(at, value, schema.path("oneOf"), found);
      return;
    }
    schema.path("allOf").forEach(part -> check(at, value, part, found));
    if (!isOfType(value, schema)) {
      found.add(at + ": " + value.getNodeType() + ", must be " + schema.path("type").asText());
    } else if (value.isObject() && schema.has("properties")) {
      checkFields(at, value, schema, found);
    } else if (value.isArray()) {
      value.forEach(item -> check(at + "[]", item, schema.path("items"), found));
    }
  }

  private void checkOneOf(String at, JsonNode value, JsonNode alternatives, List<String> found) {
    int fitting = 0;
    for (JsonNode alternative : alternatives) {
      List<String> wrong = new ArrayList<>();
      check(at, value, alternative, wrong);
      fitting += wrong.isEmpty() ? 1 : 0;
    }
    if (fitting != 1) {
      found.add(at + ": fits " + fitting + " of the alternatives, must be one");
    }
  }

  private void checkFields(String at, JsonNode value, JsonNode schema, List<String> found) {
    JsonNode known = schema.path("properties");
    for (JsonNode required : schema.path("required")) {
      if (!value.has(required.asText())) {
        found.add(at + "." + required.asText() + ": is missing");
      }
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      String name = at + "." + field.getKey();
      if (known.has(field.getKey())) {
        check(name, field.getValue(), known.path(field.getKey()), found);
      } else {
        found.add(name + ": is not known");
      }
    }
  }

  private static boolean isOfType(JsonNode value, JsonNode schema) {
    if (value.isNull()) {
      return schema.path("nullable").asBoolean();
    }
    if (schema.has("enum")) {
      for (JsonNode allowed : schema.path("enum")) {
        if (allowed.equals(value)) {
          return true;
        }
      }
      return false;
    }
    return switch (schema.path("type").asText("any")) {
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "number" -> value.isNumber();
      case "array" -> value.isArray();
      // Without properties it is what the generator writes when it could not find out the type.
      case "object" -> value.isObject() || !schema.has("properties");
      default -> true;
    };
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static OpenApi read() {
    try (InputStream in = OpenApi.class.getResourceAsStream("/waha/openapi-excerpt.json")) {
      return new OpenApi(JSON.readTree(in));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
