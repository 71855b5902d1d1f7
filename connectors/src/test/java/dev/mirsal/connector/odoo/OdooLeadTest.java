package dev.mirsal.connector.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mirsal.connector.odoo.FakeOdoo.Raised;
import dev.mirsal.connector.odoo.OdooException.Kind;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of leads, in each version that keeps them differently. */
class OdooLeadTest {
  @RegisterExtension static final OdooServer SERVER = new OdooServer();

  private static final String LOST_RACE =
      """
      {"ids":false,"messages":[{"type":"error","record":0,
       "message":"could not serialize access due to concurrent update"}]}
      """;
  private static final Activity CALL = Activity.call("Call back", LocalDate.of(2026, 11, 23));

  private static Lead.Builder lead() {
    return Lead.builder("meta:123", "Spring offer")
        .email("ana@example.com")
        .phone("+5491155551234");
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 15, 16, 17, 18, 19, 20})
  void a_lead_is_there_once_however_often_it_is_put(int version) throws InterruptedException {
    FakeOdoo odoo = SERVER.runs(version);

    LeadResult first = SERVER.client().build().put(lead().build());
    LeadResult again = SERVER.client().build().put(lead().build());

    assertThat(first).isEqualTo(new LeadResult(18, true, version + ".0"));
    assertThat(again).isEqualTo(new LeadResult(18, false, version + ".0"));
    assertThat(odoo.leads).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 17, 19})
  void every_field_arrives(int version) throws InterruptedException {
    FakeOdoo odoo = SERVER.runs(version);
    Lead lead =
        lead()
            .contactName("Ana")
            .company("Acme")
            .description("Wants <two>\nsoon")
            .source("Facebook")
            .medium("Lead ad")
            .campaign("Spring")
            .tag("hot")
            .team(1)
            .user(7)
            .build();

    LeadResult put = SERVER.client().build().put(lead);

    JsonNode stored = odoo.lead(put.id());
    assertThat(stored.path("name").asText()).isEqualTo("Spring offer");
    assertThat(stored.path("contact_name").asText()).isEqualTo("Ana");
    assertThat(stored.path("partner_name").asText()).isEqualTo("Acme");
    assertThat(stored.path("email_from").asText()).isEqualTo("ana@example.com");
    assertThat(stored.path("phone").asText()).isEqualTo("+5491155551234");
    assertThat(stored.path("description").asText())
        .isEqualTo(version < 17 ? "Wants <two>\nsoon" : "Wants &lt;two&gt;<br>soon");
    assertThat(stored.path("source_id").path(0).asLong()).isEqualTo(5);
    assertThat(odoo.names("utm.medium")).containsValue("Lead ad");
    assertThat(odoo.names("utm.campaign"))
        .containsEntry(stored.path("campaign_id").path(0).asLong(), "Spring");
    assertThat(odoo.names("crm.tag")).containsKey(stored.path("tag_ids").path(0).asLong());
    assertThat(stored.path("team_id").path(0).asLong()).isEqualTo(1);
    assertThat(stored.path("user_id").path(0).asLong()).isEqualTo(7);
  }

  @Test
  void a_new_lead_belongs_to_nobody_unless_it_is_said() throws InterruptedException {
    FakeOdoo odoo = SERVER.runs(19);

    LeadResult put = SERVER.client().build().put(lead().build());

    assertThat(odoo.lead(put.id()).path("user_id").isBoolean()).isTrue();
  }

  @Test
  void what_sales_staff_made_of_a_lead_stays_theirs() throws InterruptedException {
    FakeOdoo odoo = SERVER.runs(19);
    OdooClient client = SERVER.client().build();
    long id = client.put(lead().tag("hot").team(1).description("first").build()).id();
    client.update(
        id, OdooValues.builder().link("user_id", 7).links("tag_ids", List.of(77L)).build());
    odoo.lead(id).putArray("tag_ids").add(77);

    client.put(lead().tag("hot").team(3).user(9).build());

    JsonNode stored = odoo.lead(id);
    assertThat(stored.path("user_id").asLong()).isEqualTo(7);
    assertThat(stored.path("team_id").path(0).asLong()).isEqualTo(1);
    assertThat(stored.path("description").asText()).isEqualTo("first");
    assertThat(stored.path("tag_ids")).hasSize(2).anyMatch(tag -> tag.asLong() == 77);
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 19})
  void the_partner_of_a_lead_keeps_its_own_email_and_phone(int version)
      throws InterruptedException {
    FakeOdoo odoo = SERVER.runs(version);
    OdooClient client = SERVER.client().build();
    long id = client.put(lead().build()).id();
    odoo.link(id);

    client.put(lead().email("other@example.com").phone("+1").contactName("Ana B").build());

    assertThat(odoo.partner().path("email").asText()).isEqualTo("ana@example.com");
    assertThat(odoo.partner().path("phone").asText()).isEqualTo("+5491155551234");
    assertThat(odoo.lead(id).path("contact_name").asText()).isEqualTo("Ana B");
  }

  @Test
  void a_lead_that_was_deleted_is_new_again() throws InterruptedException {
    FakeOdoo odoo = SERVER.runs(19);
    OdooClient client = SERVER.client().build();
    odoo.leads.remove(client.put(lead().build()).id());

    assertThat(client.put(lead().build()).created()).isTrue();
  }

  @Test
  void an_external_id_of_another_model_is_not_touched() {
    FakeOdoo odoo =
        SERVER.runs(19).failing("ir.model.data/check_object_reference", "[\"res.partner\",3]");

    assertThatThrownBy(() -> SERVER.client().build().put(lead().build()))
        .isInstanceOf(OdooException.class);
    assertThat(odoo.calls("crm.lead/load")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "meta:123, mirsal.meta-3a-123",
    "meta_123, mirsal.meta_123",
    "a.b-c, mirsal.a-2e-b-2d-c",
    "פ😀, mirsal.-5e4--1f600-"
  })
  void any_text_is_an_external_id(String id, String stored) throws InterruptedException {
    FakeOdoo odoo = SERVER.runs(19);

    SERVER.client().build().put(Lead.builder(id, "n").build());

    assertThat(odoo.externalIds).containsOnlyKeys(stored);
  }

  @Test
  void external_ids_have_the_hosts_module() throws InterruptedException {
    FakeOdoo odoo = SERVER.runs(19);

    SERVER.client().externalIdModule("aest").build().put(Lead.builder("1", "n").build());

    assertThat(odoo.externalIds).containsOnlyKeys("aest.1");
  }

  @Test
  void the_loser_of_a_race_finds_the_winners_lead() throws InterruptedException {
    FakeOdoo odoo = SERVER.runs(19).failing("crm.lead/load", LOST_RACE, LOST_RACE);
    odoo.leads.put(18L, (ObjectNode) FakeOdoo.json("{\"id\":18}"));
    odoo.failing("ir.model.data/check_object_reference", new Raised(500, "builtins.ValueError"));
    odoo.externalIds.put("mirsal.meta-3a-123", 18L);

    LeadResult put = SERVER.client().build().put(lead().build());

    assertThat(put).isEqualTo(new LeadResult(18, false, "19.0"));
    assertThat(SERVER.waits()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  @Test
  void a_race_without_end_is_given_up_within_the_budget() {
    SERVER.runs(19).failing("crm.lead/load", LOST_RACE, LOST_RACE, LOST_RACE, LOST_RACE);

    OdooException busy =
        catchThrowableOfType(
            OdooException.class,
            () -> SERVER.client().retryBudget(Duration.ofSeconds(2)).build().put(lead().build()));

    assertThat(busy.kind()).isEqualTo(Kind.BUSY);
    assertThat(SERVER.waits()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 19})
  void what_was_done_without_an_answer_may_be_repeated_as_a_whole(int version)
      throws InterruptedException {
    FakeOdoo odoo = SERVER.runs(version);
    odoo.unanswered.add("crm.lead/load");
    OdooClient client = SERVER.client().build();

    OdooException unknown =
        catchThrowableOfType(OdooException.class, () -> client.put(lead().build()));
    assertThat(unknown.kind()).isEqualTo(Kind.UNANSWERED);
    assertThat(odoo.calls("crm.lead/load")).hasSize(1);
    assertThat(SERVER.waits()).isEmpty();

    LeadResult again = client.put(lead().build());
    assertThat(again).isEqualTo(new LeadResult(18, false, version + ".0"));
    assertThat(client.followUp(again, CALL)).isTrue();
    assertThat(odoo.leads).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 19})
  void threads_that_put_the_same_lead_get_the_same_id(int version) throws Exception {
    FakeOdoo odoo = SERVER.runs(version);
    OdooClient client = SERVER.client().build();
    Lead lead = lead().source("ManyChat").tag("hot").build();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<LeadResult>> puts =
          threads.invokeAll(Collections.nCopies(16, () -> client.put(lead)));

      for (Future<LeadResult> put : puts) {
        assertThat(odoo.leads).containsOnlyKeys(put.get().id());
      }
    } finally {
      threads.shutdown();
    }
    assertThat(odoo.calls("utm.source/create")).hasSize(1);
    assertThat(odoo.calls("crm.tag/create")).hasSize(1);
  }

  @Test
  void a_refused_value_names_its_field_but_not_itself() {
    SERVER
        .runs(19)
        .failing(
            "crm.lead/load",
            """
            {"ids":false,"messages":[{"type":"error","record":0,"field":"email_from",
             "message":"SECRETBODY is wrong"}]}
            """);

    assertThatThrownBy(() -> SERVER.client().build().put(lead().build()))
        .hasMessage("crm.lead/load: values refused, field email_from");
  }

  @Test
  void a_refusal_without_a_row_or_of_an_unknown_field_is_told_too() {
    SERVER
        .runs(19)
        .failing("crm.lead/load", "{\"ids\":false,\"messages\":[{\"field\":\"SECRETBODY\"}]}");

    assertThatThrownBy(() -> SERVER.client().build().put(lead().build()))
        .hasMessage("crm.lead/load: values refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"ids\":[]}", "{\"ids\":[\"x\"]}", "7", "null"})
  void an_answer_without_ids_is_not_odoos(String answer) {
    SERVER.runs(19).failing("crm.lead/load", answer);

    assertThatThrownBy(() -> SERVER.client().build().put(lead().build()))
        .hasMessage("crm.lead/load: the answer is not Odoo's");
  }

  @Test
  void names_are_looked_up_before_they_are_created_and_then_remembered()
      throws InterruptedException {
    FakeOdoo odoo = SERVER.runs(19);
    OdooClient client = SERVER.client().build();

    client.put(lead().source("ManyChat").build());
    client.put(lead().source("ManyChat").build());
    SERVER.client().build().put(lead().source("ManyChat").build());

    assertThat(odoo.names("utm.source").values()).containsExactly("Facebook", "ManyChat");
    assertThat(odoo.calls("utm.source/search_read")).hasSize(2);
    assertThat(odoo.calls("utm.source/create")).hasSize(1);
    assertThat(odoo.calls("utm.source/search_read").get(0).arguments().path("context").toString())
        .isEqualTo("{\"active_test\":false}");
  }

  @Test
  void a_remembered_name_is_looked_up_again_after_a_refusal() throws InterruptedException {
    FakeOdoo odoo = SERVER.runs(19);
    OdooClient client = SERVER.client().build();
    client.put(lead().source("ManyChat").build());
    odoo.failing("crm.lead/load", "{\"ids\":false,\"messages\":[]}");
    assertThatThrownBy(() -> client.put(lead().source("ManyChat").build()))
        .isInstanceOf(OdooException.class);

    client.put(lead().source("ManyChat").build());

    assertThat(odoo.calls("utm.source/search_read")).hasSize(2);
  }

  @Test
  void a_tag_that_somebody_else_just_created_is_taken() throws InterruptedException {
    FakeOdoo odoo = SERVER.runs(19);
    odoo.failing("crm.tag/search_read", "[]", "[{\"id\":12,\"name\":\"hot\"}]");
    odoo.failing("crm.tag/create", new Raised(422, "odoo.exceptions.ValidationError"));

    LeadResult put = SERVER.client().build().put(lead().tag("hot").build());

    assertThat(odoo.lead(put.id()).path("tag_ids").path(0).asLong()).isEqualTo(12);
  }

  @Test
  void a_name_that_may_not_be_created_is_told_and_nothing_is_stored() {
    FakeOdoo odoo =
        SERVER
            .runs(19)
            .failing("utm.source/create", new Raised(403, "odoo.exceptions.AccessError"));

    assertThatThrownBy(() -> SERVER.client().build().put(lead().source("x").build()))
        .hasMessageStartingWith("utm.source/create: the user lacks the right");
    assertThat(odoo.leads).isEmpty();
  }

  @Test
  void a_follow_up_is_scheduled_once_and_again_when_it_got_lost() throws InterruptedException {
    FakeOdoo odoo = SERVER.runs(19);
    OdooClient client = SERVER.client().build();
    LeadResult put = client.put(lead().build());

    assertThat(client.followUp(put, CALL)).isTrue();
    LeadResult again = client.put(lead().build());
    assertThat(client.followUp(again, CALL)).isFalse();
    odoo.lead(put.id()).putArray("activity_ids");
    assertThat(client.followUp(again, CALL)).isTrue();

    assertThat(odoo.calls("crm.lead/activity_schedule")).hasSize(2);
  }

  @Test
  void a_lead_whose_activities_cannot_be_seen_is_not_followed_up_twice()
      throws InterruptedException {
    SERVER.runs(19).failing("crm.lead/fields_get", "{\"name\":{\"type\":\"char\"}}");

    assertThat(SERVER.client().build().followUp(new LeadResult(18, false, "19.0"), CALL)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 19})
  void an_activity_says_who_what_and_by_when(int version) throws InterruptedException {
    FakeOdoo odoo = SERVER.runs(version);
    OdooClient client = SERVER.client().build();
    long id = client.put(lead().build()).id();

    client.schedule(id, CALL.withNote("a < b").assignedTo(7));

    FakeOdoo.Called called = odoo.calls("crm.lead/activity_schedule").get(0);
    assertThat(called.ids()).containsExactly(id);
    assertThat(called.arguments().toString().replace(",\"ids\":[18]", ""))
        .isEqualTo(
            "{\"act_type_xmlid\":\"mail.mail_activity_data_call\",\"date_deadline\":\"2026-11-23\","
                + "\"summary\":\"Call back\",\"note\":\"a &lt; b\",\"user_id\":7}");
  }

  @Test
  void a_batch_travels_together_by_the_fields_it_sets() throws InterruptedException {
    FakeOdoo odoo = SERVER.runs(19);
    OdooClient client = SERVER.client().batchSize(4).build();
    client.put(Lead.builder("2", "old").build());
    List<Lead> leads = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      leads.add(Lead.builder("" + i, "n" + i).email(i % 2 == 0 ? "a@b" : null).build());
    }

    List<LeadResult> results = client.putAll(leads);

    assertThat(results)
        .extracting(LeadResult::created)
        .containsExactly(true, true, false, true, true, true);
    IntStream.range(0, 6)
        .forEach(
            i ->
                assertThat(odoo.lead(results.get(i).id()).path("name").asText())
                    .isEqualTo("n" + i));
    assertThat(odoo.calls("crm.lead/load")).hasSize(1 + 3 + 2);
  }

  @Test
  void a_batch_that_loses_a_race_half_way_knows_what_it_created() throws InterruptedException {
    FakeOdoo odoo = SERVER.runs(19);
    List<Lead> leads =
        List.of(Lead.builder("1", "a").build(), Lead.builder("2", "b").email("a@b").build());
    odoo.failing("crm.lead/load");
    OdooClient client = SERVER.client().build();
    odoo.failing("crm.lead/load", "{\"ids\":[18],\"messages\":[]}", LOST_RACE);

    List<LeadResult> results = client.putAll(leads);

    assertThat(results).extracting(LeadResult::created).containsExactly(true, true);
    assertThat(odoo.calls("crm.lead/load")).hasSize(3);
  }

  @Test
  void the_refused_lead_of_a_batch_is_named_by_its_place() {
    FakeOdoo odoo = SERVER.runs(19);
    String refused = "{\"ids\":false,\"messages\":[{\"type\":\"error\",\"record\":1}]}";
    odoo.failing("crm.lead/load", "{\"ids\":[18,19],\"messages\":[]}", refused);
    List<Lead> leads =
        IntStream.range(0, 4).mapToObj(i -> Lead.builder("" + i, "n").build()).toList();

    OdooException failure =
        catchThrowableOfType(
            OdooException.class, () -> SERVER.client().batchSize(2).build().putAll(leads));

    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure.lead()).hasValue(3);
    assertThat(failure).hasMessage("crm.lead/load: values refused");
  }

  @Test
  void one_external_id_twice_in_a_batch_is_a_mistake() {
    Lead lead = lead().build();

    assertThatThrownBy(() -> SERVER.client().build().putAll(List.of(lead, lead)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("leads: lead 1 has the external id of an earlier one");
    assertThat(SERVER.requests()).isEmpty();
  }

  @Test
  void no_leads_are_no_calls() throws InterruptedException {
    assertThat(SERVER.client().build().putAll(List.of())).isEmpty();
    assertThat(SERVER.requests()).isEmpty();
  }
}
