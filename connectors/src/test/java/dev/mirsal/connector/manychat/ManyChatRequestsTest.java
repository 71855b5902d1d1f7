package dev.mirsal.connector.manychat;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.MessageContent.TemplateReference;
import dev.mirsal.message.MessagingType;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.message.Permit;
import dev.mirsal.message.Route;
import dev.mirsal.send.SendOutcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, and what is refused before anything is. */
class ManyChatRequestsTest {
  @RegisterExtension static final ManyChatServer SERVER = new ManyChatServer();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
  private static final Set<Route> CONTENT =
      EnumSet.of(Route.RESPONSE, Route.FREE_FORM, Route.MESSAGE_TAG, Route.ONE_TIME_NOTIFICATION);
  private static final Set<Route> FLOW =
      EnumSet.of(
          Route.RESPONSE,
          Route.FREE_FORM,
          Route.TEMPLATE,
          Route.UTILITY_TEMPLATE,
          Route.MARKETING_MESSAGE,
          Route.RECURRING_NOTIFICATION);

  @ParameterizedTest
  @CsvFileSource(resources = "/manychat/bodies.csv", numLinesToSkip = 1)
  void a_content_is_sent_as_a_dynamic_block(Channel behind, String content, String expected)
      throws Exception {
    send(SERVER.client(behind).build(), Messages.of(Contents.of(content)));

    JsonNode body = onlyBody("/fb/sending/sendContent");
    assertThat(body.path("data").path("version").asText()).isEqualTo("v2");
    assertThat(body.path("data").path("content")).isEqualTo(JSON.readTree(expected));
    assertThat(body.path("subscriber_id").bigIntegerValue()).hasToString(Messages.ID);
    assertThat(body.path("subscriber_id").isIntegralNumber()).isTrue();
    assertThat(body.size()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/manychat/refusals.csv", numLinesToSkip = 1)
  void what_the_platform_does_not_take_is_refused_before_any_call(
      Channel behind, String content, String outcome) throws InterruptedException {
    assertThat(
            AnswerCase.describe(
                SERVER.client(behind).build().send(Messages.of(Contents.of(content)))))
        .isEqualTo(outcome);
    assertThat(SERVER.requests()).isEmpty();
  }

  @Test
  void the_key_is_a_bearer_token_asked_for_each_time() throws InterruptedException {
    List<String> keys = new java.util.ArrayList<>(List.of("1:first", " 1:second "));
    ManyChatClient client =
        ManyChatClient.builder(Channel.MESSENGER, () -> keys.remove(0))
            .baseUrl(java.net.URI.create(SERVER.url() + "/"))
            .build();

    client.send(Messages.text());
    client.send(Messages.text());

    assertThat(SERVER.requests())
        .extracting(request -> request.getHeader("Authorization"))
        .containsExactlyInAnyOrder("Bearer 1:first", "Bearer 1:second");
  }

  @Test
  void the_tag_comes_from_the_permit_and_from_nowhere_else() throws Exception {
    send(SERVER.messenger(), text(Messages.WITHIN_WINDOW));
    assertThat(onlyBody("/fb/sending/sendContent").has("message_tag")).isFalse();

    SERVER.forget();
    send(SERVER.messenger(), text(tag("HUMAN_AGENT")));
    assertThat(onlyBody("/fb/sending/sendContent").path("message_tag").asText())
        .isEqualTo("HUMAN_AGENT");
  }

  @Test
  void the_topic_of_a_one_time_notification_is_the_permits_reference() throws Exception {
    Permit once = Permit.byHost(Route.ONE_TIME_NOTIFICATION, null);

    assertThat(AnswerCase.describe(SERVER.messenger().send(text(once))))
        .isEqualTo("rejected policy permanent manychat.permit_reference not-reached");
    send(SERVER.messenger(), text(once.withReference("restock")));
    assertThat(onlyBody("/fb/sending/sendContent").path("otn_topic_name").asText())
        .isEqualTo("restock");
  }

  @Test
  void a_message_that_nobody_permitted_is_refused() throws InterruptedException {
    assertRefused(text(null), "rejected policy permanent manychat.no_permit not-reached");
    assertRefused(
        new OutboundMessage("s", "shop", Messages.TO, Contents.flow(1)),
        "rejected policy permanent manychat.no_permit not-reached");
  }

  @Test
  void a_permit_ends_when_it_says() throws InterruptedException {
    Permit ending =
        new Permit(Route.RESPONSE, MessagingType.RESPONSE, null, NOW, null, List.of("rule"));

    assertThat(at(NOW.minusNanos(1)).send(text(ending))).isInstanceOf(SendOutcome.Accepted.class);
    assertThat(AnswerCase.describe(at(NOW).send(text(ending))))
        .isEqualTo("rejected policy permanent manychat.permit_expired not-reached");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void contents_and_flows_go_by_ways_of_their_own(Route route) throws InterruptedException {
    Permit permit = permit(route);
    String refused = "rejected policy permanent manychat.permit_route not-reached";

    assertThat(AnswerCase.describe(SERVER.messenger().send(text(permit))))
        .isEqualTo(CONTENT.contains(route) ? "accepted" : refused);
    assertThat(
            AnswerCase.describe(
                SERVER.messenger().send(Messages.of(Contents.flow(0)).permitted(permit))))
        .isEqualTo(FLOW.contains(route) ? "accepted" : refused);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "012", "12a", "-1", "1.5", "1e5", "٣٤"})
  void an_address_that_is_no_number_is_refused(String id) throws InterruptedException {
    assertRefused(
        new OutboundMessage(
            "s",
            "shop",
            Address.manyChat(id),
            new MessageContent.Text("T"),
            Messages.WITHIN_WINDOW),
        "rejected recipient permanent manychat.address not-reached");
  }

  @Test
  void an_address_of_another_channel_is_refused() throws InterruptedException {
    assertRefused(
        new OutboundMessage(
            "s",
            "shop",
            Address.messenger("1234"),
            new MessageContent.Text("T"),
            Messages.WITHIN_WINDOW),
        "rejected recipient permanent manychat.address not-reached");
  }

  @Test
  void a_template_is_a_flow_whose_fields_are_set_before() throws Exception {
    TemplateReference flow = new TemplateReference("content1_1", "ar", Map.of("order", "A-17"));
    send(SERVER.client(Channel.WHATSAPP).build(), Messages.of(flow));

    assertThat(SERVER.requests())
        .extracting(LoggedRequest::getUrl)
        .containsExactlyInAnyOrder("/fb/subscriber/setCustomFields", "/fb/sending/sendFlow");
    assertThat(body("/fb/subscriber/setCustomFields"))
        .isEqualTo(
            JSON.readTree(
                "{\"subscriber_id\":"
                    + Messages.ID
                    + ",\"fields\":[{\"field_name\":\"order\",\"field_value\":\"A-17\"}]}"));
    assertThat(body("/fb/sending/sendFlow"))
        .isEqualTo(
            JSON.readTree("{\"subscriber_id\":" + Messages.ID + ",\"flow_ns\":\"content1_1\"}"));
  }

  @Test
  void a_flow_without_parameters_sets_no_fields() throws Exception {
    send(SERVER.client(Channel.WHATSAPP).build(), Messages.of(Contents.flow(0)));

    assertThat(onlyBody("/fb/sending/sendFlow").path("flow_ns").asText())
        .isEqualTo("content20180221085508_278589");
  }

  @Test
  void a_flow_whose_fields_are_not_set_is_not_started() throws InterruptedException {
    SERVER.answers("/fb/subscriber/setCustomFields", aResponse().withStatus(502));
    assertThat(AnswerCase.describe(SERVER.messenger().send(Messages.of(Contents.flow(1)))))
        .isEqualTo("rejected sender for-now manychat.fields_unset");

    SERVER.answers(
        "/fb/subscriber/setCustomFields",
        aResponse()
            .withStatus(400)
            .withBody("{\"status\":\"error\",\"message\":\"Validation error\"}"));
    assertThat(AnswerCase.describe(SERVER.messenger().send(Messages.of(Contents.flow(1)))))
        .isEqualTo("rejected content permanent manychat.invalid");
    assertThat(SERVER.requests())
        .extracting(LoggedRequest::getUrl)
        .containsOnly("/fb/subscriber/setCustomFields");
  }

  @ParameterizedTest
  @EnumSource(
      value = Channel.class,
      names = {"MANYCHAT", "EMAIL"})
  void there_is_a_platform_behind(Channel channel) {
    assertThatThrownBy(() -> ManyChatClient.builder(channel, () -> ""))
        .hasMessage("behind: " + channel + ", must be MESSENGER, INSTAGRAM or WHATSAPP");
    assertThatThrownBy(() -> SERVER.messenger().behind(channel))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void settings_out_of_range_are_refused() {
    ManyChatClient.Builder builder = SERVER.client(Channel.MESSENGER);

    assertThatThrownBy(() -> builder.timeout(java.time.Duration.ZERO))
        .hasMessage("timeout: PT0S, must be more than zero");
    assertThatThrownBy(() -> builder.callsPerSecond(ManyChatEndpoint.SEND_FLOW, 0))
        .hasMessage("rateLimit.calls: 0, must be 1 to 10000");
    assertThatThrownBy(() -> builder.flowsPerHour(10_001))
        .hasMessage("rateLimit.calls: 10001, must be 1 to 10000");
    assertThatThrownBy(() -> builder.maxResponseBytes(0).build())
        .hasMessage("maxResponseBytes: 0, must be at least 1");
  }

  private static OutboundMessage text(@Nullable Permit permit) {
    return new OutboundMessage("send-1", "shop", Messages.TO, new MessageContent.Text("T"), permit);
  }

  private static Permit permit(Route route) {
    return route == Route.MESSAGE_TAG
        ? tag("HUMAN_AGENT")
        : Permit.byHost(route, null).withReference("used");
  }

  private static Permit tag(String name) {
    return Permit.byHost(Route.MESSAGE_TAG, null).withTag(name);
  }

  private static ManyChatClient at(Instant now) {
    return SERVER.client(Channel.MESSENGER).clock(InstantSource.fixed(now)).build();
  }

  private static void send(ManyChatClient client, OutboundMessage message)
      throws InterruptedException {
    assertThat(AnswerCase.describe(client.send(message))).isEqualTo("accepted");
  }

  private static void assertRefused(OutboundMessage message, String outcome)
      throws InterruptedException {
    assertThat(AnswerCase.describe(SERVER.messenger().send(message))).isEqualTo(outcome);
    assertThat(SERVER.requests()).isEmpty();
  }

  private static JsonNode onlyBody(String path) throws JsonProcessingException {
    assertThat(SERVER.requests()).extracting(LoggedRequest::getUrl).containsExactly(path);
    return body(path);
  }

  private static JsonNode body(String path) throws JsonProcessingException {
    LoggedRequest request =
        SERVER.requests().stream()
            .filter(each -> each.getUrl().equals(path))
            .findAny()
            .orElseThrow();
    assertThat(request.getHeader("Content-Type")).startsWith("application/json");
    return JSON.readTree(request.getBodyAsString());
  }
}
