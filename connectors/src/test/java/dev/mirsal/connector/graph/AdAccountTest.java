package dev.mirsal.connector.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mirsal.connector.CallResult;
import dev.mirsal.connector.CallResult.Done;
import dev.mirsal.connector.CallResult.Failed;
import dev.mirsal.send.SendOutcome;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AdAccountTest {
  @RegisterExtension static final GraphServer SERVER = new GraphServer();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BODY =
      """
      {"payload":{"schema":["EMAIL","PHONE"],"data":[["e1","p1"],["e2","p2"]]},
       "session":{"session_id":7,"batch_seq":2,"last_batch_flag":true}}
      """;

  @Test
  void an_audience_is_created_from_own_lists() throws Exception {
    SERVER.answers(200, "{\"id\":\"555\"}");

    CallResult<String> result = account().createAudience("Winter", "all buyers");

    assertThat(result).isEqualTo(new Done<>("555"));
    assertThat(SERVER.requests().get(0).getUrl()).isEqualTo("/v26.0/act_333/customaudiences");
    assertThat(SERVER.body())
        .isEqualTo(
            JSON.readTree(
                """
                {"name":"Winter","subtype":"CUSTOM","customer_file_source":"USER_PROVIDED_ONLY",
                 "description":"all buyers"}
                """));
  }

  @Test
  void an_audience_of_subscribers_names_its_page() throws Exception {
    SERVER.answers(200, "{\"id\":555}");

    assertThat(account().createSubscriberAudience("Winter", "111")).isEqualTo(new Done<>("555"));

    assertThat(SERVER.body())
        .isEqualTo(
            JSON.readTree(
                """
                {"name":"Winter","subtype":"CUSTOM","customer_file_source":"USER_PROVIDED_ONLY",
                 "marketing_message_channels":{"MESSENGER":"111"},
                 "subscription_info":["MESSENGER"],"use_for_products":["MARKETING_MESSAGES"]}
                """));
  }

  @Test
  void a_message_campaign_is_created_for_a_page() throws Exception {
    SERVER.answers(200, "{\"id\":\"444\"}");

    assertThat(account().createMessageCampaign("Sale", "111")).isEqualTo(new Done<>("444"));

    assertThat(SERVER.requests().get(0).getUrl()).isEqualTo("/v26.0/act_333/message_campaign");
    assertThat(SERVER.body()).isEqualTo(JSON.readTree("{\"name\":\"Sale\",\"page_id\":\"111\"}"));
  }

  @Test
  void a_part_of_an_upload_is_counted() throws Exception {
    SERVER.answers(200, "{\"audience_id\":\"555\",\"num_received\":2,\"num_invalid_entries\":1}");
    AudienceBatch batch =
        new AudienceBatch(
            List.of("EMAIL", "PHONE"),
            null,
            List.of(List.of("e1", "p1"), List.of("e2", "p2")),
            7,
            2,
            true);

    CallResult<AudienceReceipt> result = account().addUsers("555", batch);

    assertThat(result).isEqualTo(new Done<>(new AudienceReceipt(2, 1)));
    assertThat(SERVER.requests().get(0).getUrl()).isEqualTo("/v26.0/555/users");
    assertThat(SERVER.body()).isEqualTo(JSON.readTree(BODY));
  }

  @Test
  void a_body_that_the_policy_wrote_goes_as_it_is() throws Exception {
    account().addUsers("555", BODY);

    assertThat(SERVER.body()).isEqualTo(JSON.readTree(BODY));
  }

  @Test
  void ids_of_a_page_name_the_page() throws Exception {
    AudienceBatch batch =
        new AudienceBatch(List.of("PAGEUID"), "111", List.of(List.of("24")), 7, 1, false);

    assertThat(JSON.readTree(batch.json()))
        .isEqualTo(
            JSON.readTree(
                """
                {"payload":{"schema":["PAGEUID"],"page_ids":["111"],"data":[["24"]]},
                 "session":{"session_id":7,"batch_seq":1,"last_batch_flag":false}}
                """));
    assertThat(batch).hasToString("AudienceBatch[1, 1 rows]");
    assertThat(AudienceBatch.only("EMAIL", List.of("h"), 7))
        .hasToString("AudienceBatch[1, 1 rows, last]");
  }

  @Test
  void a_refusal_is_a_value() throws InterruptedException {
    SERVER.refuses(400, 190, 0);
    assertThat(reason(account().createAudience("Winter", "")))
        .isEqualTo("rejected sender permanent graph.190");
    SERVER.refuses(400, 80003, 0);
    assertThat(reason(account().addUsers("555", "{}"))).isEqualTo("deferred graph.80003");
    SERVER.answers(200, "{}");
    assertThat(reason(account().createAudience("Winter", "")))
        .isEqualTo("unknown graph.bad_answer");
  }

  @Test
  void a_failure_that_is_a_success_is_a_mistake() {
    assertThatThrownBy(() -> new Failed<>(new SendOutcome.Accepted(null)))
        .hasMessage("reason: is a success");
  }

  @Test
  void a_batch_out_of_range_is_refused_by_name_and_value() {
    List<String> schema = List.of("EMAIL");
    List<List<String>> one = List.of(List.of("h"));

    assertThatThrownBy(() -> new AudienceBatch(List.of(), null, one, 1, 1, true))
        .hasMessage("schema: none, must be at least one");
    assertThatThrownBy(() -> new AudienceBatch(schema, null, List.of(), 1, 1, true))
        .hasMessage("rows: 0, must be 1 to 10000");
    assertThatThrownBy(
            () ->
                AudienceBatch.only(
                    "EMAIL", Collections.nCopies(AudienceBatch.MOST_ROWS + 1, "h"), 1))
        .hasMessage("rows: 10001, must be 1 to 10000");
    assertThatThrownBy(
            () -> new AudienceBatch(schema, null, List.of(List.of("a", "b")), 1, 1, true))
        .hasMessage("rows[0]: 2 values, must be 1");
    assertThatThrownBy(() -> new AudienceBatch(schema, null, one, 0, 1, true))
        .hasMessage("session: 0, must be more than 0");
    assertThatThrownBy(() -> new AudienceBatch(schema, null, one, 1, 0, true))
        .hasMessage("number: 0, must be more than 0");
    assertThatThrownBy(() -> account().createAudience(" ", "")).hasMessage("name: is blank");
  }

  private static String reason(CallResult<?> result) {
    return Outcomes.describe(((Failed<?>) result).reason());
  }

  private static AdAccount account() {
    return AdAccount.of(SERVER.api(), "333");
  }
}
