package dev.mirsal.connector.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mirsal.connector.odoo.OdooWire.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * One user's way into one database: finds out the version, speaks the protocol that goes with it,
 * and remembers what models look like. An update of the server is noticed when the memory ends.
 *
 * <p>Two threads may ask for the same at once, which is harmless.
 */
final class OdooConnection {
  private static final OdooCall VERSION = OdooCall.on("common", "version");
  private static final int MAX_MODELS = 100;

  private final OdooWire wire;
  private final String database;
  private final String login;
  private final Cache<Boolean, Session> sessions;
  private final Cache<String, ModelFields> fields;

  OdooConnection(
      OdooWire wire, String database, String login, Duration memory, LongSupplier ticker) {
    this.wire = wire;
    this.database = database;
    this.login = login;
    sessions =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .expireAfterWrite(memory)
            .ticker(ticker::getAsLong)
            .build();
    fields =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .expireAfterWrite(memory)
            .ticker(ticker::getAsLong)
            .maximumSize(MAX_MODELS)
            .build();
  }

  private record Session(OdooVersion version, OdooProtocol protocol) {}

  String baseUrl() {
    return wire.baseUrl();
  }

  OdooVersion version() throws InterruptedException {
    return session().version();
  }

  long user() throws InterruptedException {
    return session().protocol().user();
  }

  JsonNode call(OdooCall call) throws InterruptedException {
    return session().protocol().call(call);
  }

  /** Returns the records that a search finds. */
  List<JsonNode> records(OdooCall search) throws InterruptedException {
    JsonNode answer = call(search);
    List<JsonNode> records = new ArrayList<>();
    answer.forEach(records::add);
    if (!answer.isArray() || records.stream().anyMatch(each -> !each.path("id").isInt())) {
      throw OdooErrors.senseless(search);
    }
    return records;
  }

  ModelFields fields(String model) throws InterruptedException {
    ModelFields known = fields.getIfPresent(model);
    if (known == null) {
      OdooCall call =
          OdooCall.on(model, "fields_get").with("attributes", OdooCall.texts(List.of("type")));
      known = ModelFields.of(call, version(), call(call));
      fields.put(model, known);
    }
    return known;
  }

  private Session session() throws InterruptedException {
    Session known = sessions.getIfPresent(true);
    if (known == null) {
      OdooVersion version = detect();
      OdooProtocol protocol =
          version.speaksJson2() ? new Json2(wire, database) : new JsonRpc(wire, database, login);
      known = new Session(version, protocol);
      sessions.put(true, known);
    }
    return known;
  }

  /** Odoo 19 and later tell their version to a GET; older ones refuse it (14: 400). */
  private OdooVersion detect() throws InterruptedException {
    Answer answer = wire.exchange(VERSION, wire.get("/web/version").GET());
    if (answer.status() >= 500) {
      throw OdooErrors.byStatus(VERSION, answer.status(), false);
    }
    OdooVersion version = answer.status() == 200 ? OdooVersion.of(answer.root()) : null;
    if (version == null) {
      ArrayNode none = JsonNodeFactory.instance.arrayNode();
      version = OdooVersion.of(JsonRpc.service(wire, VERSION, "common", none));
    }
    if (version == null) {
      throw OdooErrors.senseless(VERSION);
    }
    return version;
  }
}
