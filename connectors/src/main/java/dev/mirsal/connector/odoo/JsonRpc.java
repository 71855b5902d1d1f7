package dev.mirsal.connector.odoo;

import static dev.mirsal.connector.odoo.OdooException.Kind.LOGIN;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mirsal.connector.odoo.OdooWire.Answer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The <a href="https://www.odoo.com/documentation/18.0/developer/howtos/web_services.html">
 * JSON-RPC</a> service of Odoo up to 18, at {@code /jsonrpc}. Deprecated since 19, to be removed in
 * 22. Every answer has status 200, also an error.
 */
final class JsonRpc implements OdooProtocol {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final OdooCall AUTHENTICATE = OdooCall.on("common", "authenticate");

  /** Takes its first argument by place, in all versions, whatever a model calls it. */
  private static final Set<String> BY_PLACE = Set.of("create", "write");

  private final OdooWire wire;
  private final String database;
  private final String login;
  private volatile @Nullable Long user;

  JsonRpc(OdooWire wire, String database, String login) {
    this.wire = wire;
    this.database = database;
    this.login = login;
  }

  @Override
  public long user() throws InterruptedException {
    Long known = user;
    if (known == null) {
      known = authenticate();
      user = known;
    }
    return known;
  }

  private long authenticate() throws InterruptedException {
    ArrayNode args = NODES.arrayNode().add(database).add(login).add(wire.key(AUTHENTICATE));
    JsonNode answer = service(wire, AUTHENTICATE, "common", args.add(NODES.objectNode()));
    if (answer.isBoolean() && !answer.booleanValue()) {
      throw new OdooException(LOGIN, null, AUTHENTICATE + ": user or key refused");
    }
    if (!answer.canConvertToExactIntegral()) {
      throw OdooErrors.senseless(AUTHENTICATE);
    }
    return answer.longValue();
  }

  @Override
  public JsonNode call(OdooCall call) throws InterruptedException {
    ArrayNode args = NODES.arrayNode().add(database).add(user()).add(wire.key(call));
    args.add(call.model()).add(call.method());
    ArrayNode byPlace = args.addArray();
    if (call.ids() != null) {
      byPlace.add(OdooCall.numbers(call.ids()));
    }
    ObjectNode byName = args.addObject();
    boolean place = BY_PLACE.contains(call.method());
    call.arguments()
        .properties()
        .forEach(
            argument -> {
              if (place && !argument.getKey().equals("context")) {
                byPlace.add(argument.getValue());
              } else {
                byName.set(argument.getKey(), argument.getValue());
              }
            });
    return service(wire, call, "object", args);
  }

  /** Calls a service's method; a method without result answers with neither result nor error. */
  static JsonNode service(OdooWire wire, OdooCall call, String service, ArrayNode args)
      throws InterruptedException {
    ObjectNode body = NODES.objectNode().put("jsonrpc", "2.0").put("method", "call").put("id", 1);
    body.putObject("params")
        .put("service", service)
        .put("method", service.equals("object") ? "execute_kw" : call.method())
        .set("args", args);
    Answer answer = wire.exchange(call, wire.post("/jsonrpc", body));
    JsonNode root = answer.root();
    if (answer.status() != 200 && answer.status() != 404) {
      throw OdooErrors.byStatus(call, answer.status(), false);
    }
    if (!root.has("jsonrpc")) {
      throw OdooErrors.senseless(call);
    }
    if (root.has("error")) {
      throw OdooErrors.named(call, root.path("error").path("data").path("name").asText(), 200);
    }
    return root.has("result") ? root.path("result") : NullNode.getInstance();
  }
}
