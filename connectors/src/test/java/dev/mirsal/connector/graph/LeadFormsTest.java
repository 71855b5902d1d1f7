package dev.mirsal.connector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.connector.CallResult.Done;
import dev.mirsal.connector.CallResult.Failed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R-CRM-1: leads are fetched by the id that a webhook told. */
class LeadFormsTest {
  @RegisterExtension static final GraphServer SERVER = new GraphServer();

  @Test
  void a_lead_is_read_with_its_answers_in_order() throws InterruptedException {
    SERVER.answers(
        200,
        """
        {"id":"99","created_time":"2026-11-20T08:49:14+0000","form_id":"7","ad_id":"8",
         "campaign_id":"9","platform":"ig","field_data":[
          {"name":"full_name","values":["דנה"]},{"name":"email","values":["a@e.org"]},
          {"name":"cars","values":["a","b"]},{"name":"none","values":[]}]}
        """);

    LeadForm lead = ((Done<LeadForm>) LeadForms.of(SERVER.api()).fetch("99")).value();

    assertThat(SERVER.requests().get(0).getUrl())
        .isEqualTo(
            "/v26.0/99?fields=id,created_time,form_id,ad_id,campaign_id,platform,field_data");
    assertThat(SERVER.requests().get(0).getMethod().value()).isEqualTo("GET");
    assertThat(lead)
        .isEqualTo(
            new LeadForm(
                "99",
                Instant.parse("2026-11-20T08:49:14Z"),
                "7",
                "8",
                "9",
                "ig",
                Map.of(
                    "full_name", List.of("דנה"),
                    "email", List.of("a@e.org"),
                    "cars", List.of("a", "b"),
                    "none", List.of())));
    assertThat(lead.answers().keySet()).containsExactly("full_name", "email", "cars", "none");
    assertThat(lead.answer("cars")).contains("a");
    assertThat(lead.answer("none")).isEmpty();
    assertThat(lead.answer("other")).isEmpty();
    assertThat(lead).hasToString("LeadForm[4 fields]");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"2026-11-20T08:49:14+0200\"', 2026-11-20T06:49:14Z",
    "'\"2026-11-20T08:49:14+02:00\"', 2026-11-20T06:49:14Z",
    "'\"2026-11-20T08:49:14Z\"', 2026-11-20T08:49:14Z",
    "1795191285, 2026-11-20T16:14:45Z",
    "'\"yesterday\"',",
    "null,"
  })
  void times_are_read_in_all_their_forms(String json, @Nullable Instant expected)
      throws InterruptedException {
    SERVER.answers(200, "{\"id\":\"99\",\"created_time\":" + json + "}");

    LeadForm lead = ((Done<LeadForm>) LeadForms.of(SERVER.api()).fetch("99")).value();

    assertThat(lead.createdAt()).isEqualTo(expected);
    assertThat(lead.answers()).isEmpty();
  }

  @Test
  void a_lead_that_cannot_be_fetched_says_why() throws InterruptedException {
    SERVER.refuses(400, 100, 33);
    assertThat(LeadForms.of(SERVER.api()).fetch("99"))
        .isInstanceOfSatisfying(
            Failed.class,
            failed ->
                assertThat(Outcomes.describe(failed.reason()))
                    .isEqualTo("rejected sender permanent graph.100.33"));
    SERVER.answers(200, "[]");
    assertThat(LeadForms.of(SERVER.api()).fetch("99")).isInstanceOf(Failed.class);
  }
}
