package dev.mirsal.connector.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * A database with a CRM, as the versions of Odoo keep it: what is not known by name is refused,
 * what is loaded twice under one external id is one record, and a partner follows the e-mail and
 * phone of its leads.
 */
final class FakeOdoo {
  static final String DATABASE = "prod";
  static final String LOGIN = "api@example.org";
  static final String KEY = "SECRETKEY";
  static final long API_USER = 2;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  final int major;
  final Map<Long, ObjectNode> leads = new TreeMap<>();
  final Map<String, Long> externalIds = new TreeMap<>();
  final Map<String, Map<Long, String>> names = new HashMap<>();
  final Map<Long, ObjectNode> partners = new HashMap<>();
  final List<Called> calls = new ArrayList<>();
  final Map<String, Deque<Object>> failures = new HashMap<>();

  /** Calls that are carried out and whose answer gets lost, each once. */
  final Set<String> unanswered = new HashSet<>();

  private long next = 18;
  private boolean losing;

  FakeOdoo(int major) {
    this.major = major;
    names.put("crm.stage", new TreeMap<>(Map.of(1L, "New", 4L, "Won")));
    names.put("crm.team", new TreeMap<>(Map.of(1L, "Sales")));
    names.put("res.users", new TreeMap<>(Map.of(API_USER, "API", 7L, "Dana")));
    names.put("crm.lost.reason", new TreeMap<>(Map.of(3L, "Too expensive")));
    names.put("crm.tag", new TreeMap<>());
    names.put("utm.source", new TreeMap<>(Map.of(5L, "Facebook")));
    names.put("utm.medium", new TreeMap<>());
    names.put("utm.campaign", new TreeMap<>());
  }

  /** A call that came in, with what it was given. */
  record Called(String what, List<Long> ids, JsonNode arguments) {}

  /** An error as Odoo raises it. */
  static final class Raised extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final int status;
    final String name;

    Raised(int status, String name) {
      super(name);
      this.status = status;
      this.name = name;
    }
  }

  /** Makes the next call of a method fail; a JSON text is answered as it is. */
  FakeOdoo failing(String what, Object... with) {
    failures.computeIfAbsent(what, each -> new ArrayDeque<>()).addAll(List.of(with));
    return this;
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Tells whether the answer to the last call gets lost. */
  synchronized boolean isLosing() {
    boolean now = losing;
    losing = false;
    return now;
  }

  List<Called> calls(String what) {
    return calls.stream().filter(call -> call.what.equals(what)).toList();
  }

  ObjectNode lead(long id) {
    return Objects.requireNonNull(leads.get(id));
  }

  ObjectNode partner() {
    return Objects.requireNonNull(partners.get(40L));
  }

  Map<Long, String> names(String model) {
    return Objects.requireNonNull(names.get(model), model);
  }

  /** Links a lead to a partner with the data that the lead has. */
  void link(long lead) {
    ObjectNode values = lead(lead);
    partners.put(
        40L,
        NODES
            .objectNode()
            .put("email", values.path("email_from").asText())
            .put("phone", values.path("phone").asText()));
    values.set("partner_id", NODES.arrayNode().add(40).add("Ana"));
  }

  synchronized JsonNode call(String model, String method, List<Long> ids, JsonNode arguments) {
    String what = model + "/" + method;
    calls.add(new Called(what, ids, arguments));
    losing = unanswered.remove(what);
    Deque<Object> planned = failures.getOrDefault(what, new ArrayDeque<>());
    if (!planned.isEmpty()) {
      Object failure = planned.poll();
      if (failure instanceof Raised raised) {
        throw raised;
      }
      return json(failure.toString());
    }
    return switch (what) {
      case "res.users/context_get" -> NODES.objectNode().put("uid", API_USER);
      case "ir.model.data/check_object_reference" -> reference(arguments);
      case "crm.lead/fields_get" -> fields();
      case "crm.lead/load" -> load(arguments);
      case "crm.lead/read" -> read(ids, arguments);
      case "crm.lead/search_read" -> NODES.arrayNode().add(NODES.objectNode().put("id", 18));
      case "crm.lead/write" -> write(ids, arguments);
      case "crm.lead/activity_schedule" -> schedule(ids);
      case "crm.lead/message_post" -> posted();
      case "crm.lead/action_set_won", "crm.lead/action_set_lost" -> NODES.booleanNode(true);
      default -> named(model, method, arguments);
    };
  }

  private JsonNode reference(JsonNode arguments) {
    Long id =
        externalIds.get(
            arguments.path("module").asText() + "." + arguments.path("xml_id").asText());
    if (id == null) {
      throw new Raised(500, "builtins.ValueError");
    }
    boolean seen =
        leads.containsKey(id) && !arguments.path("context").path("active_test").asBoolean(true);
    return NODES
        .arrayNode()
        .add("crm.lead")
        .add(seen ? NODES.numberNode(id) : NODES.booleanNode(false));
  }

  private JsonNode fields() {
    ObjectNode fields = NODES.objectNode();
    types().forEach((name, type) -> fields.putObject(name).put("type", type));
    return fields;
  }

  private Map<String, String> types() {
    Map<String, String> types = new TreeMap<>();
    for (String name : List.of("name", "contact_name", "partner_name", "email_from", "phone")) {
      types.put(name, "char");
    }
    for (String name :
        List.of(
            "source_id",
            "medium_id",
            "campaign_id",
            "team_id",
            "user_id",
            "stage_id",
            "partner_id")) {
      types.put(name, "many2one");
    }
    types.put("description", major < 17 ? "text" : "html");
    types.put("tag_ids", "many2many");
    types.put("activity_ids", "one2many");
    types.put("priority", "selection");
    types.put("color", "integer");
    types.put("expected_revenue", "monetary");
    types.put("probability", "float");
    types.put("active", "boolean");
    types.put("date_deadline", "date");
    types.put("date_open", "datetime");
    types.put(major < 17 ? "lost_reason" : "lost_reason_id", "many2one");
    if (major < 19) {
      types.put("mobile", "char");
    }
    return types;
  }

  private JsonNode load(JsonNode arguments) {
    ArrayNode ids = NODES.arrayNode();
    for (JsonNode row : arguments.path("data")) {
      ObjectNode values = NODES.objectNode();
      for (int i = 0; i < row.size(); i++) {
        put(values, arguments.path("fields").path(i).asText(), row.path(i).asText());
      }
      ids.add(stored(values));
    }
    ObjectNode answer = NODES.objectNode();
    answer.set("ids", ids);
    answer.putArray("messages");
    return answer;
  }

  private void put(ObjectNode values, String column, String cell) {
    String field = column.split("/", 2)[0];
    if (!field.equals("id") && !types().containsKey(field)) {
      throw new Raised(500, "builtins.ValueError");
    }
    if (field.equals("tag_ids")) {
      ArrayNode tags = values.putArray(field);
      List.of(cell.split(",")).forEach(id -> tags.add(Long.parseLong(id)));
    } else if (cell.isEmpty()) {
      values.put(field, false);
    } else if (column.endsWith("/.id")) {
      values.putArray(field).add(Long.parseLong(cell)).add("named");
    } else {
      values.put(field, cell);
    }
  }

  private long stored(ObjectNode values) {
    String externalId = values.remove("id").asText();
    Long known = externalIds.get(externalId);
    long id = known != null && leads.containsKey(known) ? known : next++;
    externalIds.put(externalId, id);
    ObjectNode lead = leads.computeIfAbsent(id, each -> blank(id));
    lead.setAll(values);
    if (lead.path("partner_id").isArray()) {
      partner().put("email", lead.path("email_from").asText());
      partner().put("phone", lead.path("phone").asText());
    }
    return id;
  }

  private ObjectNode blank(long id) {
    ObjectNode lead = NODES.objectNode().put("id", id);
    types()
        .forEach(
            (name, type) -> {
              if (type.endsWith("2many")) {
                lead.putArray(name);
              } else {
                lead.put(name, false);
              }
            });
    lead.putArray("user_id").add(API_USER).add("API");
    return lead.put("active", true);
  }

  private JsonNode read(List<Long> ids, JsonNode arguments) {
    ArrayNode found = NODES.arrayNode();
    for (Long id : ids) {
      if (leads.containsKey(id)) {
        ObjectNode record = NODES.objectNode().put("id", id);
        arguments
            .path("fields")
            .forEach(field -> record.set(field.asText(), lead(id).path(field.asText())));
        found.add(record);
      }
    }
    return found;
  }

  private JsonNode write(List<Long> ids, JsonNode arguments) {
    if (!leads.containsKey(ids.get(0))) {
      throw new Raised(404, "odoo.exceptions.MissingError");
    }
    lead(ids.get(0)).setAll((ObjectNode) arguments.path("vals"));
    return NODES.booleanNode(true);
  }

  private JsonNode schedule(List<Long> ids) {
    long id = next++;
    ((ArrayNode) lead(ids.get(0)).get("activity_ids")).add(id);
    return major < 19 ? NODES.textNode("mail.activity(1,)") : NODES.arrayNode().add(id);
  }

  private JsonNode posted() {
    return major < 19 ? NODES.numberNode(99) : NODES.arrayNode().add(99);
  }

  private JsonNode named(String model, String method, JsonNode arguments) {
    Map<Long, String> records = names.get(model);
    if (records == null || !List.of("search_read", "create").contains(method)) {
      throw new Raised(404, "werkzeug.exceptions.NotFound");
    }
    ArrayNode answer = NODES.arrayNode();
    if (method.equals("create")) {
      String name = arguments.path("vals_list").path(0).path("name").asText();
      long id = next++;
      records.put(id, records.containsValue(name) ? name + " [2]" : name);
      return answer.add(id);
    }
    JsonNode condition = arguments.path("domain").path(0);
    records.forEach(
        (id, name) -> {
          boolean asked = condition.path(0).asText().equals("name");
          if (!asked || condition.path(2).asText().equals(name)) {
            answer.addObject().put("id", id).put("name", name);
          }
        });
    return answer;
  }

  /** Answers a JSON-RPC request as its service does. */
  JsonNode rpc(JsonNode request) {
    ObjectNode answer = NODES.objectNode().put("jsonrpc", "2.0");
    answer.set("id", request.path("id"));
    try {
      JsonNode result = service(request.path("params"));
      if (!result.isNull()) {
        answer.set("result", result);
      }
    } catch (Raised raised) {
      answer
          .putObject("error")
          .put("code", major < 19 ? 200 : 0)
          .put("message", "Odoo Server Error")
          .set("data", error(raised));
    }
    return answer;
  }

  static ObjectNode error(Raised raised) {
    return NODES
        .objectNode()
        .put("name", raised.name)
        .put("message", "SECRETMESSAGE of SECRETBODY")
        .put("debug", "Traceback SECRETTRACE " + KEY);
  }

  private JsonNode service(JsonNode params) {
    JsonNode args = params.path("args");
    return switch (params.path("service").asText() + "." + params.path("method").asText()) {
      case "common.version" ->
          NODES.objectNode().put("server_version", major + ".0").put("protocol_version", 1);
      case "common.authenticate" -> login(args);
      case "object.execute_kw" -> execute(args);
      default -> NullNode.getInstance();
    };
  }

  private JsonNode login(JsonNode args) {
    if (!args.path(0).asText().equals(DATABASE)) {
      throw new Raised(500, "psycopg2.OperationalError");
    }
    boolean known = args.path(1).asText().equals(LOGIN) && args.path(2).asText().equals(KEY);
    return known ? NODES.numberNode(API_USER) : NODES.booleanNode(false);
  }

  private JsonNode execute(JsonNode args) {
    if (args.path(1).asLong() != API_USER || !args.path(2).asText().equals(KEY)) {
      throw new Raised(403, "odoo.exceptions.AccessDenied");
    }
    String method = args.path(4).asText();
    ObjectNode arguments = args.path(6).deepCopy();
    List<JsonNode> byPlace = new ArrayList<>();
    args.path(5).forEach(byPlace::add);
    List<Long> ids = new ArrayList<>();
    if (method.equals("create")) {
      arguments.set("vals_list", byPlace.remove(0));
    } else if (!byPlace.isEmpty()) {
      byPlace.remove(0).forEach(id -> ids.add(id.longValue()));
    }
    if (method.equals("write")) {
      arguments.set("vals", byPlace.remove(0));
    }
    if (!byPlace.isEmpty()) {
      throw new Raised(422, "builtins.TypeError");
    }
    return call(args.path(3).asText(), method, ids, arguments);
  }
}
