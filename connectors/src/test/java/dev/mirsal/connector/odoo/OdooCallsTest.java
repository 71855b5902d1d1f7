package dev.mirsal.connector.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, and what typed values become of what comes back. */
class OdooCallsTest {
  @RegisterExtension static final OdooServer SERVER = new OdooServer();

  private static OdooClient client() {
    return SERVER.client().build();
  }

  private static long leadIn(int version) throws InterruptedException {
    SERVER.runs(version);
    return client().put(Lead.builder("1", "n").build()).id();
  }

  private static LoggedRequest last() {
    List<LoggedRequest> all = SERVER.requests();
    return all.get(all.size() - 1);
  }

  @Test
  void json_2_names_all_arguments_and_carries_the_key_in_a_header() throws InterruptedException {
    long lead = leadIn(19);

    client().win(lead);

    assertThat(last().getUrl()).isEqualTo("/json/2/crm.lead/action_set_won");
    assertThat(last().getBodyAsString()).isEqualTo("{\"ids\":[18]}");
    assertThat(last().getHeader("Authorization")).isEqualTo("bearer SECRETKEY");
    assertThat(last().getHeader("X-Odoo-Database")).isEqualTo("prod");
    assertThat(last().getHeader("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void json_rpc_wraps_the_call() throws InterruptedException {
    long lead = leadIn(14);

    client().update(lead, OdooValues.builder().text("phone", "+1").build());

    assertThat(last().getUrl()).isEqualTo("/jsonrpc");
    assertThat(last().getHeader("Content-Type")).isEqualTo("application/json");
    assertThat(last().getBodyAsString())
        .isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"method\":\"call\",\"id\":1,\"params\":{\"service\":\"object\","
                + "\"method\":\"execute_kw\",\"args\":[\"prod\",2,\"SECRETKEY\",\"crm.lead\","
                + "\"write\",[[18],{\"phone\":\"+1\"}],{}]}}");
  }

  @Test
  void a_load_is_an_import_of_texts() throws InterruptedException {
    FakeOdoo odoo = SERVER.runs(19);

    client().put(Lead.builder("1", "n").email(" a@b ").phone(" ").tag("x").tag("y").build());

    assertThat(odoo.calls("crm.lead/load").get(0).arguments())
        .hasToString(
            "{\"fields\":[\"id\",\"name\",\"email_from\",\"tag_ids/.id\",\"user_id/.id\"],"
                + "\"data\":[[\"mirsal.1\",\"n\",\"a@b\",\"18,19\",\"\"]],"
                + "\"context\":{\"mail_create_nosubscribe\":true}}");
  }

  @ParameterizedTest
  @CsvSource({
    "14, a &lt; b<br>c",
    "16, a &lt; b<br>c",
    "17, 'a < b\nc'",
    "19, 'a < b\nc'",
  })
  void a_note_is_plain_text_in_every_version(int version, String body) throws InterruptedException {
    FakeOdoo odoo = SERVER.runs(version);

    client().note(18, "a < b\nc");

    assertThat(odoo.calls("crm.lead/message_post").get(0).arguments().path("body").asText())
        .isEqualTo(body);
  }

  @ParameterizedTest
  @CsvSource({"14, lost_reason", "17, lost_reason_id", "19, lost_reason_id"})
  void a_lost_lead_has_its_reason_under_the_versions_name(int version, String field)
      throws InterruptedException {
    FakeOdoo odoo = SERVER.runs(version);

    client().lose(18, 3);
    client().lose(18);

    List<FakeOdoo.Called> calls = odoo.calls("crm.lead/action_set_lost");
    assertThat(calls.get(0).arguments().path(field).asLong()).isEqualTo(3);
    assertThat(calls.get(1).arguments().has(field)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 19})
  void what_can_be_chosen_is_listed(int version) throws InterruptedException {
    SERVER.runs(version);

    assertThat(client().stages())
        .containsExactly(new OdooReference(1, "New"), new OdooReference(4, "Won"));
    assertThat(client().teams()).containsExactly(new OdooReference(1, "Sales"));
    assertThat(client().users()).extracting(OdooReference::id).containsExactly(2L, 7L);
    assertThat(client().lostReasons())
        .extracting(OdooReference::name)
        .containsExactly("Too expensive");
  }

  @Test
  void only_users_who_work_in_odoo_are_listed() throws InterruptedException {
    FakeOdoo odoo = SERVER.runs(19);

    client().users();

    assertThat(odoo.calls("res.users/search_read").get(0).arguments().path("domain"))
        .hasToString("[[\"share\",\"=\",false]]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "' Ana@Example.COM ' | | [[\"email_normalized\",\"=\",\"ana@example.com\"]]",
        "| +54 (911) 5555-12.34 | [[\"phone_sanitized\",\"=\",\"+5491155551234\"]]",
        "a@b | +5491155551234 | '[\"|\",[\"email_normalized\",\"=\",\"a@b\"],[\"phone_sanitized\",\"=\",\"+5491155551234\"]]'",
      })
  void duplicates_are_found_by_normalised_email_and_phone(
      @Nullable String email, @Nullable String phone, String domain) throws InterruptedException {
    FakeOdoo odoo = SERVER.runs(19);

    assertThat(client().duplicates(email, phone)).containsExactly(18L);

    JsonNode arguments = odoo.calls("crm.lead/search_read").get(0).arguments();
    assertThat(arguments.path("domain")).hasToString(domain);
    assertThat(arguments.path("order").asText()).isEqualTo("id desc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0501234567", "972501234567", "+0501234567", "+97250123456789012", "+a"})
  void a_phone_that_is_not_e164_finds_nobody_and_is_refused_unseen(String phone) {
    assertThatThrownBy(() -> client().duplicates(null, phone))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("phone: must be in E.164, such as +972501234567");
    assertThatThrownBy(() -> client().duplicates(null, null))
        .hasMessage("duplicates: neither e-mail nor phone is given");
  }

  @Test
  void values_are_written_as_odoo_stores_them() throws InterruptedException {
    long lead = leadIn(19);
    OdooValues values =
        OdooValues.builder()
            .text("name", "a\0 < b")
            .text("description", "a < b")
            .text("priority", "2")
            .number("color", 3)
            .decimal("expected_revenue", new BigDecimal("10.50"))
            .number("probability", 50)
            .flag("active", true)
            .date("date_deadline", LocalDate.of(2026, 11, 23))
            .instant("date_open", Instant.parse("2026-11-20T12:00:01.999Z"))
            .link("stage_id", 4)
            .links("tag_ids", List.of(1L, 2L))
            .addLink("tag_ids", 3)
            .removeLink("tag_ids", 1)
            .clear("activity_ids")
            .clear("partner_id")
            .build();

    client().update(lead, values);

    assertThat(last().getBodyAsString())
        .isEqualTo(
            "{\"vals\":{\"name\":\"a < b\",\"description\":\"a &lt; b\",\"priority\":\"2\","
                + "\"color\":3,\"expected_revenue\":10.50,\"probability\":50,\"active\":true,"
                + "\"date_deadline\":\"2026-11-23\",\"date_open\":\"2026-11-20 12:00:01\","
                + "\"stage_id\":4,\"tag_ids\":[[6,0,[1,2]],[4,3,0],[3,1,0]],"
                + "\"activity_ids\":[[5,0,0]],\"partner_id\":false},\"ids\":[18]}");
    assertThat(values)
        .hasToString(
            "OdooValues[name, description, priority, color, expected_revenue, probability, active, date_deadline, date_open, stage_id, tag_ids, activity_ids, partner_id]");
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 19})
  void a_lead_is_moved_to_a_stage_by_its_id(int version) throws InterruptedException {
    long lead = leadIn(version);
    FakeOdoo odoo = SERVER.runs(version);
    odoo.leads.put(lead, (ObjectNode) FakeOdoo.json("{}"));

    client().moveTo(lead, 4);

    assertThat(odoo.lead(lead)).hasToString("{\"stage_id\":4}");
  }

  @Test
  void the_last_value_of_a_field_counts() throws InterruptedException {
    long lead = leadIn(19);

    client()
        .update(
            lead,
            OdooValues.builder()
                .clear("tag_ids")
                .addLink("tag_ids", 3)
                .text("name", "a")
                .text("name", "b")
                .build());

    assertThat(last().getBodyAsString())
        .isEqualTo("{\"vals\":{\"tag_ids\":[[4,3,0]],\"name\":\"b\"},\"ids\":[18]}");
  }

  @Test
  void a_value_that_odoo_would_drop_or_fail_at_is_refused_before() throws InterruptedException {
    long lead = leadIn(19);
    int before = SERVER.requests().size();

    assertThatThrownBy(
            () -> client().update(lead, OdooValues.builder().text("stage_id", "Won").build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("stage_id: is many2one in crm.lead, not one of [");
    assertThatThrownBy(
            () -> client().update(lead, OdooValues.builder().text("mobile", "+1").build()))
        .hasMessage("mobile: crm.lead of 19.0 has no such field");
    assertThatThrownBy(() -> client().update(lead, OdooValues.builder().clear("mobile").build()))
        .hasMessage("mobile: crm.lead of 19.0 has no such field");
    assertThatThrownBy(() -> OdooValues.builder().link("stage_id", 0))
        .hasMessage("stage_id: 0, must be at least 1");
    assertThat(SERVER.requests().stream().skip(before))
        .noneMatch(request -> request.getUrl().endsWith("/write"));
  }

  @Test
  void a_lead_that_is_gone_is_told() throws InterruptedException {
    leadIn(19);

    assertThatThrownBy(() -> client().moveTo(99, 4))
        .isInstanceOf(OdooException.class)
        .extracting(failure -> ((OdooException) failure).kind())
        .isEqualTo(OdooException.Kind.MISSING);
    assertThatThrownBy(() -> client().read(99, "name"))
        .hasMessage("crm.lead/read: the record is gone");
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 19})
  void false_is_read_as_nothing(int version) throws InterruptedException {
    long lead = leadIn(version);

    OdooRecord record =
        client()
            .read(
                lead,
                "email_from",
                "stage_id",
                "tag_ids",
                "date_open",
                "date_deadline",
                "active",
                "expected_revenue",
                "description");

    assertThat(record.id()).isEqualTo(lead);
    assertThat(record.text("email_from")).isNull();
    assertThat(record.text("description")).isNull();
    assertThat(record.link("stage_id")).isNull();
    assertThat(record.links("tag_ids")).isEmpty();
    assertThat(record.instant("date_open")).isNull();
    assertThat(record.date("date_deadline")).isNull();
    assertThat(record.flag("active")).isTrue();
    assertThat(record.number("expected_revenue")).isEqualTo(BigDecimal.ZERO);
    assertThat(record).hasToString("OdooRecord[crm.lead 18]");
  }

  @Test
  void values_are_read_by_their_types() throws InterruptedException {
    long lead = leadIn(19);
    ObjectNode stored =
        (ObjectNode)
            FakeOdoo.json(
                """
        {"email_from":"a@b","stage_id":[4,"Won"],"tag_ids":[3,5],"expected_revenue":10.5,
         "date_open":"2026-11-20 12:00:01","date_deadline":"2026-11-23","active":false,"name":""}
        """);
    FakeOdoo odoo = SERVER.runs(19);
    odoo.leads.put(lead, stored);

    OdooRecord record =
        client()
            .read(
                lead,
                "email_from",
                "stage_id",
                "tag_ids",
                "date_open",
                "date_deadline",
                "active",
                "expected_revenue",
                "name");

    assertThat(record.text("email_from")).isEqualTo("a@b");
    assertThat(record.text("name")).isNull();
    assertThat(record.link("stage_id")).isEqualTo(new OdooReference(4, "Won"));
    assertThat(record.links("tag_ids")).containsExactly(3L, 5L);
    assertThat(record.instant("date_open")).isEqualTo("2026-11-20T12:00:01Z");
    assertThat(record.date("date_deadline")).isEqualTo("2026-11-23");
    assertThat(record.flag("active")).isFalse();
    assertThat(record.number("expected_revenue")).isEqualByComparingTo("10.5");
    assertThatThrownBy(() -> record.instant("name"))
        .hasMessage("name: is char in crm.lead, not one of [datetime]");
    assertThatThrownBy(() -> record.text("phone")).hasMessage("phone: was not read");
    assertThatThrownBy(() -> client().read(lead, "mobile"))
        .hasMessage("mobile: crm.lead of 19.0 has no such field");
  }

  @Test
  void a_date_that_is_none_is_not_odoos() throws InterruptedException {
    long lead = leadIn(19);
    SERVER.runs(19).leads.put(lead, (ObjectNode) FakeOdoo.json("{\"date_open\":\"SECRETBODY\"}"));

    OdooRecord record = client().read(lead, "date_open");

    assertThatThrownBy(() -> record.instant("date_open"))
        .isInstanceOf(OdooException.class)
        .hasMessage("crm.lead: date_open is no datetime");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "7", "[{\"name\":\"x\"}]", "[7]", "null"})
  void records_that_are_none_are_not_odoos(String answer) {
    SERVER.runs(19).failing("crm.team/search_read", answer);

    assertThatThrownBy(() -> client().teams())
        .hasMessage("crm.team/search_read: the answer is not Odoo's");
  }

  @Test
  void a_created_name_without_id_and_fields_without_types_are_not_odoos() {
    SERVER.runs(19).failing("utm.source/create", "[]").failing("crm.lead/fields_get", "{}");

    assertThatThrownBy(() -> client().put(Lead.builder("1", "n").source("x").build()))
        .hasMessage("crm.lead/fields_get: the answer is not Odoo's");
    assertThatThrownBy(() -> client().put(Lead.builder("1", "n").source("x").build()))
        .hasMessage("utm.source/create: the answer is not Odoo's");
  }
}
