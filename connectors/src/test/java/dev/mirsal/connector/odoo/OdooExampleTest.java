package dev.mirsal.connector.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The code of docs/connectors/odoo.md. */
class OdooExampleTest {
  @RegisterExtension static final OdooServer SERVER = new OdooServer();

  @Test
  void the_documented_code_puts_a_lead_and_schedules_its_follow_up() throws InterruptedException {
    FakeOdoo database = SERVER.runs(19);
    UnaryOperator<String> vault = name -> FakeOdoo.KEY;
    URI url = URI.create(SERVER.url());
    LocalDate tomorrow = LocalDate.of(2026, 11, 21);

    // region lead
    OdooClient odoo =
        OdooClient.builder(url, "prod", "api@example.org", () -> vault.apply("odoo-key")).build();

    Lead lead =
        Lead.builder("meta:123", "Spring offer")
            .email("ana@example.com")
            .source("Facebook")
            .build();
    LeadResult put = odoo.put(lead);
    odoo.followUp(put, Activity.call("Call Ana", tomorrow));
    // endregion

    assertThat(put).isEqualTo(new LeadResult(18, true, "19.0"));
    assertThat(database.lead(18).path("activity_ids")).hasSize(1);
  }
}
