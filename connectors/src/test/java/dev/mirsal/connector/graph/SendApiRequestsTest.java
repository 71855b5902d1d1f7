package dev.mirsal.connector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.mirsal.message.Address;
import dev.mirsal.message.MediaKind;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.MessageContent.Button;
import dev.mirsal.message.MessageContent.Buttons;
import dev.mirsal.message.MessageContent.Card;
import dev.mirsal.message.MessageContent.Cards;
import dev.mirsal.message.MessageContent.Media;
import dev.mirsal.message.MessageContent.QuickReplies;
import dev.mirsal.message.MessageContent.QuickReply;
import dev.mirsal.message.MessageContent.TemplateReference;
import dev.mirsal.message.MessageContent.Text;
import dev.mirsal.message.MessagingType;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.message.Permit;
import dev.mirsal.message.Route;
import dev.mirsal.send.SendOutcome;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes over the wire to Messenger and Instagram. */
class SendApiRequestsTest {
  @RegisterExtension static final GraphServer SERVER = new GraphServer();

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void a_text_goes_to_its_page_with_the_token_in_a_header_and_nowhere_else() throws Exception {
    SendApiClient.messenger(SERVER.api()).send(Messages.messenger());

    LoggedRequest request = SERVER.requests().get(0);
    assertThat(request.getMethod().value()).isEqualTo("POST");
    assertThat(request.getUrl()).isEqualTo("/v26.0/111/messages");
    assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + GraphServer.TOKEN);
    assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
    assertThat(SERVER.body())
        .isEqualTo(
            JSON.readTree(
                """
                {"recipient":{"id":"9988776655443322"},"messaging_type":"RESPONSE",
                 "message":{"text":"שלום SECRETBODY","metadata":"send-1"}}
                """));
  }

  @Test
  void instagram_gets_no_metadata() throws Exception {
    SendApiClient.instagram(SERVER.api()).send(Messages.instagram(new Text("hi")));

    assertThat(SERVER.body().path("message")).isEqualTo(JSON.readTree("{\"text\":\"hi\"}"));
  }

  @Test
  void an_id_too_long_for_metadata_stays_at_home() throws Exception {
    OutboundMessage usual = Messages.messenger();
    SendApiClient client = SendApiClient.messenger(SERVER.api());

    for (int length : new int[] {999, 1_000}) {
      client.send(
          new OutboundMessage(
              "i".repeat(length), usual.sender(), usual.to(), usual.content(), usual.permit()));
    }

    assertThat(SERVER.requests().stream().filter(one -> one.getBodyAsString().contains("metadata")))
        .hasSize(1);
  }

  static Stream<Arguments> contents() {
    Button postback = new Button(Button.Kind.POSTBACK, "More", "MORE");
    Button link = new Button(Button.Kind.LINK, "Open", "https://e.org/x");
    Button call = new Button(Button.Kind.CALL, "Call", "+97250");
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("1", "Ann");
    parameters.put("header", "Order");
    parameters.put("button.0.postback", "ref");
    parameters.put("city", "Haifa");
    return Stream.of(
        Arguments.of(
            media(MediaKind.IMAGE),
            "{'attachment':{'type':'image','payload':{'url':'https://e.org/f'}}}"),
        Arguments.of(
            media(MediaKind.VIDEO),
            "{'attachment':{'type':'video','payload':{'url':'https://e.org/f'}}}"),
        Arguments.of(
            media(MediaKind.AUDIO),
            "{'attachment':{'type':'audio','payload':{'url':'https://e.org/f'}}}"),
        Arguments.of(
            media(MediaKind.DOCUMENT),
            "{'attachment':{'type':'file','payload':{'url':'https://e.org/f'}}}"),
        Arguments.of(
            new QuickReplies(
                "Well?", List.of(new QuickReply("Yes", "Y"), new QuickReply("No", "N"))),
            "{'text':'Well?','quick_replies':["
                + "{'content_type':'text','title':'Yes','payload':'Y'},"
                + "{'content_type':'text','title':'No','payload':'N'}]}"),
        Arguments.of(
            new Buttons("Well?", List.of(postback, link, call)),
            template(
                "'template_type':'button','text':'Well?','buttons':["
                    + "{'type':'postback','payload':'MORE','title':'More'},"
                    + "{'type':'web_url','url':'https://e.org/x','title':'Open'},"
                    + "{'type':'phone_number','payload':'+97250','title':'Call'}]")),
        Arguments.of(
            new Cards(
                List.of(
                    new Card(
                        "One",
                        "Sub",
                        URI.create("https://e.org/i"),
                        URI.create("https://e.org/l"),
                        List.of(postback)),
                    new Card("Two", null, null, null, List.of()))),
            template(
                "'template_type':'generic','elements':[{'title':'One','subtitle':'Sub',"
                    + "'image_url':'https://e.org/i',"
                    + "'default_action':{'type':'web_url','url':'https://e.org/l'},"
                    + "'buttons':[{'type':'postback','payload':'MORE','title':'More'}]},"
                    + "{'title':'Two'}]")),
        Arguments.of(
            new TemplateReference("order_update", "en_US", parameters),
            template(
                "'template_type':'utility_messages','name':'order_update',"
                    + "'language':{'code':'en_US'},'components':["
                    + "{'type':'header','parameters':[{'type':'text','text':'Order'}]},"
                    + "{'type':'button','sub_type':'postback','index':0,"
                    + "'parameters':[{'type':'text','text':'ref'}]},"
                    + "{'type':'body','parameters':[{'type':'text','text':'Ann'},"
                    + "{'type':'text','parameter_name':'city','text':'Haifa'}]}]")),
        Arguments.of(
            new TemplateReference("plain", "he", Map.of()),
            template(
                "'template_type':'utility_messages','name':'plain','language':{'code':'he'}")));
  }

  @ParameterizedTest
  @MethodSource("contents")
  void a_content_is_written_as_the_platform_wants_it(MessageContent content, String expected)
      throws Exception {
    assertThat(SendApiMessage.of(content)).isEqualTo(json(expected));
    assertThat(SendApiLimits.refusal(Messages.messenger(content).to().channel(), content)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "PRIVATE_REPLY, comment_id",
    "MARKETING_MESSAGE, notification_messages_token",
    "RECURRING_NOTIFICATION, notification_messages_token",
    "ONE_TIME_NOTIFICATION, one_time_notif_token"
  })
  void what_a_way_uses_up_stands_in_the_persons_place(Route route, String key) throws Exception {
    Permit permit = Permit.byHost(route, null).withReference("USED_UP");

    send(permit);

    assertThat(SERVER.body().path("recipient"))
        .isEqualTo(JSON.readTree("{\"" + key + "\":\"USED_UP\"}"));
    assertThat(SERVER.body().has("messaging_type")).isFalse();
    assertThat(SERVER.requests().get(0).getBodyAsString()).doesNotContain(Messages.PSID);
  }

  @ParameterizedTest
  @EnumSource(
      value = MessagingType.class,
      names = {"RESPONSE", "UPDATE"})
  void the_messaging_type_is_the_permits(MessagingType type) throws InterruptedException {
    send(Permit.byHost(Route.RESPONSE, type));

    assertThat(SERVER.body().path("messaging_type").asText()).isEqualTo(type.name());
    assertThat(SERVER.body().has("tag")).isFalse();
  }

  @Test
  void the_tag_is_the_permits() throws InterruptedException {
    send(Permit.byHost(Route.MESSAGE_TAG, null).withTag("HUMAN_AGENT"));

    assertThat(SERVER.body().path("messaging_type").asText()).isEqualTo("MESSAGE_TAG");
    assertThat(SERVER.body().path("tag").asText()).isEqualTo("HUMAN_AGENT");
  }

  @Test
  void a_paid_marketing_message_goes_under_its_campaign() throws Exception {
    SERVER.answers(200, "{\"success\":true,\"marketing_message_tracking_id\":\"77\"}");
    Permit permit = Permit.byHost(Route.MARKETING_MESSAGE, null).withReference("TOKEN_1");
    SendApiClient client =
        SendApiClient.messenger(SERVER.api()).withMarketingCampaign("333", "444");

    SendOutcome outcome = client.send(Messages.messenger(new Text("Sale")).permitted(permit));

    assertThat(outcome).isEqualTo(new SendOutcome.Accepted("77"));
    assertThat(SERVER.requests().get(0).getUrl()).isEqualTo("/v26.0/act_333/messages");
    assertThat(SERVER.body())
        .isEqualTo(
            json(
                "{'message_id':'444','messenger_delivery_data':{'subscription_token':'TOKEN_1'},"
                    + "'message':{'text':'Sale'}}"));
  }

  @Test
  void under_a_campaign_everything_else_goes_through_the_page() throws InterruptedException {
    SendApiClient.messenger(SERVER.api())
        .withMarketingCampaign("act_333", "444")
        .send(Messages.messenger());

    assertThat(SERVER.requests().get(0).getUrl()).isEqualTo("/v26.0/111/messages");
  }

  @ParameterizedTest
  @EnumSource(SenderAction.class)
  void an_action_is_a_request_of_its_own(SenderAction action) throws Exception {
    SERVER.answers(200, "{\"recipient_id\":\"24\"}");

    SendOutcome outcome =
        SendApiClient.messenger(SERVER.api()).show("111", Address.messenger("24"), action);

    assertThat(outcome).isEqualTo(new SendOutcome.Accepted(null));
    assertThat(SERVER.body())
        .isEqualTo(json("{'recipient':{'id':'24'},'sender_action':'" + action.wireName() + "'}"));
  }

  @Test
  void an_action_for_somebody_elsewhere_is_refused() throws InterruptedException {
    SendOutcome outcome =
        SendApiClient.messenger(SERVER.api())
            .show("111", Address.instagram("24"), SenderAction.TYPING_ON);

    assertThat(Outcomes.describe(outcome))
        .isEqualTo("rejected recipient permanent graph.address not-reached");
    assertThat(SERVER.requests()).isEmpty();
  }

  /** Dead tags and worn-out tokens bring the error of a bad parameter. */
  @ParameterizedTest
  @CsvSource({
    "ACCOUNT_UPDATE,       0,       rejected policy permanent graph.100",
    "POST_PURCHASE_UPDATE, 0,       rejected policy permanent graph.100",
    "HUMAN_AGENT,          0,       rejected content permanent graph.100",
    "ACCOUNT_UPDATE,       2018109, rejected content permanent graph.100.2018109"
  })
  void a_bad_parameter_beside_an_ended_tag_is_the_tag(String tag, int subcode, String expected)
      throws InterruptedException {
    SERVER.refuses(400, 100, subcode);

    SendOutcome outcome = send(Permit.byHost(Route.MESSAGE_TAG, null).withTag(tag));

    assertThat(Outcomes.describe(outcome)).isEqualTo(expected);
  }

  @Test
  void a_bad_parameter_beside_a_token_is_the_token() throws InterruptedException {
    SERVER.refuses(400, 100, 0);

    SendOutcome outcome =
        send(Permit.byHost(Route.RECURRING_NOTIFICATION, null).withReference("TOKEN_1"));

    assertThat(Outcomes.describe(outcome)).isEqualTo("rejected policy permanent graph.100");
  }

  private static SendOutcome send(Permit permit) throws InterruptedException {
    return SendApiClient.messenger(SERVER.api()).send(Messages.messenger().permitted(permit));
  }

  private static Media media(MediaKind kind) {
    return Media.of(kind, URI.create("https://e.org/f"), null);
  }

  private static String template(String payload) {
    return "{'attachment':{'type':'template','payload':{" + payload + "}}}";
  }

  private static JsonNode json(String text) throws IOException {
    return JSON.readTree(text.replace('\'', '"'));
  }
}
