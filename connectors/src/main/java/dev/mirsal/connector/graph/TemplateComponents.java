package dev.mirsal.connector.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mirsal.message.MessageContent.TemplateReference;
import dev.mirsal.send.SendOutcome.Rejected;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns the parameters of a template into its components. Where a parameter goes is told by its
 * name:
 *
 * <ul>
 *   <li>{@code header}: the text of the header
 *   <li>{@code header.image}, {@code header.video}, {@code header.document}: the file of the
 *       header, a URL
 *   <li>{@code button.0.url}, {@code button.0.quick_reply}, {@code button.0.copy_code}, {@code
 *       button.0.postback}: what the first, second, … button opens, sends back or copies
 *   <li>{@code 1}, {@code 2}, …: the body, by place, in the order given
 *   <li>any other name without a dot: the body, by that name
 * </ul>
 */
enum TemplateComponents {
  /** Utility templates of Messenger. */
  MESSENGER(Pattern.compile("header|[^.]+|button\\.\\d\\.(?:postback|url)")),
  /** Templates of WhatsApp. */
  WHATSAPP(
      Pattern.compile(
          "header(?:\\.(?:image|video|document))?"
              + "|[^.]+"
              + "|button\\.\\d\\.(?:url|quick_reply|copy_code)"));

  private static final Pattern BUTTON = Pattern.compile("button\\.(\\d)\\.(.+)");

  private final Pattern names;

  TemplateComponents(Pattern names) {
    this.names = names;
  }

  /** Returns why a parameter has no place, or null if all have one. */
  @Nullable Rejected refusal(TemplateReference template) {
    for (String name : template.parameters().keySet()) {
      if (!names.matcher(name).matches()) {
        return ContentRefusal.of(
            "graph.template_parameter", "a template parameter's name has no place in the template");
      }
    }
    return null;
  }

  /** Returns name, language and components. */
  static ObjectNode of(TemplateReference template) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", template.name());
    json.putObject("language").put("code", template.language());
    ArrayNode components = JsonNodeFactory.instance.arrayNode();
    ArrayNode body = JsonNodeFactory.instance.arrayNode();
    template
        .parameters()
        .forEach(
            (name, value) -> {
              if (name.equals("header") || name.startsWith("header.")) {
                header(components.addObject(), name, value);
              } else if (!button(components, name, value)) {
                body(body.addObject(), name, value);
              }
            });
    if (!body.isEmpty()) {
      components.addObject().put("type", "body").set("parameters", body);
    }
    if (!components.isEmpty()) {
      json.set("components", components);
    }
    return json;
  }

  private static void header(ObjectNode component, String name, String value) {
    ObjectNode parameter = component.put("type", "header").putArray("parameters").addObject();
    if (name.equals("header")) {
      parameter.put("type", "text").put("text", value);
    } else {
      String kind = name.substring(name.indexOf('.') + 1);
      parameter.put("type", kind).putObject(kind).put("link", value);
    }
  }

  private static boolean button(ArrayNode components, String name, String value) {
    Matcher matcher = BUTTON.matcher(name);
    if (!matcher.matches()) {
      return false;
    }
    ObjectNode component = components.addObject();
    component.put("type", "button").put("sub_type", matcher.group(2));
    component.put("index", Integer.parseInt(matcher.group(1)));
    ObjectNode parameter = component.putArray("parameters").addObject();
    String type = parameterType(matcher.group(2));
    parameter.put("type", type).put(type, value);
    return true;
  }

  private static String parameterType(String button) {
    return Map.of("quick_reply", "payload", "copy_code", "coupon_code")
        .getOrDefault(button, "text");
  }

  private static void body(ObjectNode parameter, String name, String value) {
    parameter.put("type", "text");
    if (!name.chars().allMatch(c -> c >= '0' && c <= '9')) {
      parameter.put("parameter_name", name);
    }
    parameter.put("text", value);
  }
}
