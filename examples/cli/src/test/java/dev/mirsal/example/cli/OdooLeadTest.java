package dev.mirsal.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code mirsal odoo lead} (R-CRM-2). */
class OdooLeadTest {
  private static final String LEAD =
      """
      {"externalId": "meta:123", "name": "Spring offer", "contactName": "Ana",
       "company": "Acme", "email": "ana@example.com", "phone": "+5491155551234",
       "description": "Wants <two>", "source": "Facebook", "medium": "Lead ad",
       "campaign": "Spring", "tags": ["hot"],
       "activity": {"summary": "Call back", "dueInDays": 1}}
      """;

  private final Path file;
  private final OdooDouble odoo = new OdooDouble();

  OdooLeadTest(@TempDir Path directory) throws IOException {
    file = directory.resolve("lead.json");
    Files.writeString(file, LEAD);
  }

  @AfterEach
  void stop() {
    odoo.close();
  }

  private Console run(String url, String keyVariable) {
    return Console.mirsal(
        "odoo",
        "lead",
        "--url",
        url,
        "--db",
        "prod",
        "--user",
        "api@example.org",
        "--key-env",
        keyVariable,
        "--json",
        file);
  }

  private Console run() {
    return run(odoo.url(), OdooDouble.KEY_VARIABLE);
  }

  @Test
  void theSameLeadTwiceIsOneLead() {
    Console first = run();
    Console again = run();

    assertThat(first.err()).isEmpty();
    assertThat(first.outLines())
        .containsExactly("{\"id\":18,\"created\":true,\"version\":\"19.0\"}");
    assertThat(first.exit()).isZero();
    assertThat(again.outLines())
        .containsExactly("{\"id\":18,\"created\":false,\"version\":\"19.0\"}");
    assertThat(again.exit()).isZero();
  }

  @Test
  void everythingTheFileSaysArrives() {
    LocalDate before = LocalDate.now(ZoneId.systemDefault());
    run();
    run();
    LocalDate after = LocalDate.now(ZoneId.systemDefault());

    JsonNode load = odoo.received("crm.lead/load").get(0);
    assertThat(load.path("fields"))
        .hasToString(
            "[\"id\",\"name\",\"contact_name\",\"partner_name\",\"email_from\",\"phone\","
                + "\"description\",\"source_id/.id\",\"medium_id/.id\",\"campaign_id/.id\","
                + "\"tag_ids/.id\",\"user_id/.id\"]");
    assertThat(load.path("data").path(0))
        .hasToString(
            "[\"mirsal.meta-3a-123\",\"Spring offer\",\"Ana\",\"Acme\",\"ana@example.com\","
                + "\"+5491155551234\",\"Wants &lt;two&gt;\",\"7\",\"7\",\"7\",\"7\",\"\"]");
    assertThat(odoo.received("utm.source/create").get(0).path("vals_list"))
        .hasToString("[{\"name\":\"Facebook\"}]");
    List<JsonNode> activities = odoo.received("crm.lead/activity_schedule");
    assertThat(activities).hasSize(1);
    assertThat(activities.get(0).path("summary").asText()).isEqualTo("Call back");
    assertThat(LocalDate.parse(activities.get(0).path("date_deadline").asText()))
        .isBetween(before.plusDays(1), after.plusDays(1));
  }

  @Test
  void onlyIdAndNameMustBeThere() throws IOException {
    Files.writeString(file, "{\"externalId\":\"1\",\"name\":\"n\",\"email\":null,\"tags\":null}");

    assertThat(run().exit()).isZero();
    assertThat(odoo.received("crm.lead/activity_schedule")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'externalId':'1'}                                   | :1: name: is missing",
        "{'name':'n'}                                         | :1: externalId: is missing",
        "{'externalId':'1','name':' '}                        | :1: name: is blank",
        "{'externalId':'1','name':7}                          | :1: name: must be a text, is the number 7",
        "{'externalId':'1','name':'n','emial':'x','fone':'y'} | :1: emial: is not a known field; known here: externalId, name, contactName",
        "{'externalId':'1','name':'n','name':'m'}             | :1: name: is given twice, first in line 1",
        "{'externalId':'1','name':'n','tags':'hot'}           | :1: tags: must be an array, is a text",
        "{'externalId':'1','name':'n','tags':[' ']}           | :1: tags[0]: is blank",
        "{'externalId':'1','name':'n','activity':7}           | :1: activity: must be an object, is the number 7",
        "{'externalId':'1','name':'n','activity':{}}          | :1: activity.summary: is missing",
        "{'externalId':'1','name':'n','activity':{'summary':'s','dueInDays':-1}} | :1: activity.dueInDays: -1 is not between 0 and 3650",
        "{'externalId':'1','name':'n','activity':{'summary':'s','x':1}} | :1: activity.x: is not a known field",
        "[]                                                   | :1: must be an object, is an array",
        "{                                                    | :1: is not valid JSON",
      })
  void aFileThatIsWrongIsToldInOneLineAndNothingIsSent(String json, String expected)
      throws IOException {
    Files.writeString(file, json.replace('\'', '"'));

    Console console = run();

    assertThat(console.err()).startsWith(file + expected).hasLineCount(1);
    assertThat(console.out()).isEmpty();
    assertThat(console.exit()).isEqualTo(2);
    assertThat(odoo.received("crm.lead/load")).isEmpty();
  }

  @Test
  void anIdThatIsTooLongIsTold() throws IOException {
    Files.writeString(file, "{\"externalId\":\"" + "x".repeat(201) + "\",\"name\":\"n\"}");

    assertThat(run().errLines())
        .containsExactly(file + ": externalId: 201 characters, must be 1 to 200, not blank");
  }

  @Test
  void aFileThatIsNotThereIsTold() throws IOException {
    Files.delete(file);

    Console console = run();

    assertThat(console.errLines()).containsExactly(file + ": does not exist");
    assertThat(console.exit()).isEqualTo(2);
  }

  @Test
  void aVariableThatIsNotSetIsTold() {
    Console console = run(odoo.url(), "NO_SUCH_VARIABLE");

    assertThat(console.errLines())
        .containsExactly(
            "mirsal odoo lead: --key-env: the environment variable NO_SUCH_VARIABLE is not set;"
                + " see mirsal odoo lead --help");
    assertThat(console.exit()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://h, prod, u, '--url: must be an absolute http or https URL'",
    "h, prod, u, '--url: must be an absolute http or https URL'",
    "http://h, a b, u, '--db: ''a b'', must be visible ASCII characters'",
    "http://h, prod, ' ', '--user: is blank'"
  })
  void aPlaceThatIsNoneIsToldByItsOption(String url, String db, String user, String expected) {
    Console console =
        Console.mirsal(
            "odoo",
            "lead",
            "--url",
            url,
            "--db",
            db,
            "--user",
            user,
            "--key-env",
            OdooDouble.KEY_VARIABLE,
            "--json",
            file);

    assertThat(console.err()).startsWith("mirsal odoo lead: " + expected + "; see").hasLineCount(1);
    assertThat(console.exit()).isEqualTo(2);
  }

  @Test
  void aRefusedLoginIsTold() {
    Console console = run(odoo.url(), "HOME");

    assertThat(console.err())
        .startsWith("mirsal odoo lead: ")
        .contains("key refused")
        .hasLineCount(1)
        .doesNotContain(System.getenv("HOME"));
    assertThat(console.out()).isEmpty();
    assertThat(console.exit()).isEqualTo(1);
  }

  @Test
  void aServerThatIsNotThereIsTold() {
    odoo.close();

    Console console = run();

    assertThat(console.errLines())
        .containsExactly("mirsal odoo lead: common/version: no connection could be made");
    assertThat(console.exit()).isEqualTo(1);
  }

  @Test
  void helpNamesTheOptions() {
    assertThat(Console.mirsal("odoo", "lead", "--help").out())
        .contains("--url", "--db", "--user", "--key-env", "--json");
  }
}
