package dev.mirsal.connector.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mirsal.connector.odoo.OdooWire.Answer;

/**
 * The <a
 * href="https://www.odoo.com/documentation/19.0/developer/reference/external_api.html">JSON-2
 * API</a> of Odoo 19 and later: a path per method, named arguments, bare results.
 */
final class Json2 implements OdooProtocol {
  private static final OdooCall WHO_AM_I = OdooCall.on("res.users", "context_get");

  private final OdooWire wire;
  private final String database;

  Json2(OdooWire wire, String database) {
    this.wire = wire;
    this.database = database;
  }

  @Override
  public long user() throws InterruptedException {
    JsonNode id = call(WHO_AM_I).path("uid");
    if (!id.canConvertToExactIntegral()) {
      throw OdooErrors.senseless(WHO_AM_I);
    }
    return id.longValue();
  }

  @Override
  public JsonNode call(OdooCall call) throws InterruptedException {
    ObjectNode body = call.arguments().deepCopy();
    if (call.ids() != null) {
      body.set("ids", OdooCall.numbers(call.ids()));
    }
    Answer answer =
        wire.exchange(
            call,
            wire.post("/json/2/" + call, body)
                .header("Authorization", "bearer " + wire.headerKey(call))
                .header("X-Odoo-Database", database));
    if (answer.status() != 200) {
      throw error(call, answer);
    }
    if (!answer.isJson()) {
      throw OdooErrors.senseless(call);
    }
    return answer.root();
  }

  private static OdooException error(OdooCall call, Answer answer) {
    String name = answer.root().path("name").asText();
    return name.isEmpty()
        ? OdooErrors.byStatus(call, answer.status(), !answer.isJson())
        : OdooErrors.named(call, name, answer.status());
  }
}
