package dev.mirsal.connector.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.mirsal.message.Address;
import dev.mirsal.message.MediaKind;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.MessageContent.Button;
import dev.mirsal.message.MessageContent.Buttons;
import dev.mirsal.message.MessageContent.ContactCard;
import dev.mirsal.message.MessageContent.Location;
import dev.mirsal.message.MessageContent.Media;
import dev.mirsal.message.MessageContent.QuickReplies;
import dev.mirsal.message.MessageContent.QuickReply;
import dev.mirsal.message.MessageContent.TemplateReference;
import dev.mirsal.message.MessageContent.Text;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.SendOutcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes over the wire to WhatsApp. */
class WhatsAppRequestsTest {
  @RegisterExtension static final GraphServer SERVER = new GraphServer();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final URI FILE = URI.create("https://e.org/f");

  static Stream<Arguments> contents() {
    return Stream.of(
        Arguments.of(new Text("hi"), "'type':'text','text':{'preview_url':false,'body':'hi'}"),
        Arguments.of(
            Media.of(MediaKind.IMAGE, FILE, "cap"),
            "'type':'image','image':{'link':'https://e.org/f','caption':'cap'}"),
        Arguments.of(
            Media.of(MediaKind.VIDEO, FILE, " "),
            "'type':'video','video':{'link':'https://e.org/f'}"),
        Arguments.of(
            Media.of(MediaKind.AUDIO, FILE, null),
            "'type':'audio','audio':{'link':'https://e.org/f'}"),
        Arguments.of(
            new Media(MediaKind.DOCUMENT, FILE, null, "a.pdf", null),
            "'type':'document','document':{'link':'https://e.org/f','filename':'a.pdf'}"),
        Arguments.of(
            quickReplies(3),
            "'type':'interactive','interactive':{'type':'button','body':{'text':'Well?'},"
                + "'action':{'buttons':["
                + "{'type':'reply','reply':{'id':'p1','title':'t1'}},"
                + "{'type':'reply','reply':{'id':'p2','title':'t2'}},"
                + "{'type':'reply','reply':{'id':'p3','title':'t3'}}]}}"),
        Arguments.of(
            quickReplies(4),
            "'type':'interactive','interactive':{'type':'list','body':{'text':'Well?'},"
                + "'action':{'button':'☰','sections':[{'rows':["
                + "{'id':'p1','title':'t1'},{'id':'p2','title':'t2'},"
                + "{'id':'p3','title':'t3'},{'id':'p4','title':'t4'}]}]}}"),
        Arguments.of(
            buttons(Button.Kind.LINK, 1),
            "'type':'interactive','interactive':{'type':'cta_url','body':{'text':'Well?'},"
                + "'action':{'name':'cta_url',"
                + "'parameters':{'display_text':'t1','url':'p1'}}}"),
        Arguments.of(
            buttons(Button.Kind.POSTBACK, 1),
            "'type':'interactive','interactive':{'type':'button','body':{'text':'Well?'},"
                + "'action':{'buttons':[{'type':'reply','reply':{'id':'p1','title':'t1'}}]}}"),
        Arguments.of(
            new Location(new BigDecimal("32.1"), new BigDecimal("34.8"), "Office", "1 Road"),
            "'type':'location','location':{'latitude':32.1,'longitude':34.8,"
                + "'name':'Office','address':'1 Road'}"),
        Arguments.of(
            new Location(BigDecimal.ONE, BigDecimal.TEN, null, null),
            "'type':'location','location':{'latitude':1,'longitude':10}"),
        Arguments.of(
            new ContactCard("Dana", "+97250", "Acme"),
            "'type':'contacts','contacts':[{'name':{'formatted_name':'Dana','first_name':'Dana'},"
                + "'phones':[{'phone':'+97250'}],'org':{'company':'Acme'}}]"),
        Arguments.of(
            new ContactCard("Dana", "+97250", null),
            "'type':'contacts','contacts':[{'name':{'formatted_name':'Dana','first_name':'Dana'},"
                + "'phones':[{'phone':'+97250'}]}]"),
        Arguments.of(
            template(
                "header.image", "https://e.org/i",
                "1", "Ann",
                "2", "Haifa",
                "button.0.url", "x/1",
                "button.1.quick_reply", "YES",
                "button.2.copy_code", "SALE"),
            "'type':'template','template':{'name':'order','language':{'code':'en_US'},"
                + "'components':["
                + "{'type':'header','parameters':"
                + "[{'type':'image','image':{'link':'https://e.org/i'}}]},"
                + "{'type':'button','sub_type':'url','index':0,"
                + "'parameters':[{'type':'text','text':'x/1'}]},"
                + "{'type':'button','sub_type':'quick_reply','index':1,"
                + "'parameters':[{'type':'payload','payload':'YES'}]},"
                + "{'type':'button','sub_type':'copy_code','index':2,"
                + "'parameters':[{'type':'coupon_code','coupon_code':'SALE'}]},"
                + "{'type':'body','parameters':[{'type':'text','text':'Ann'},"
                + "{'type':'text','text':'Haifa'}]}]}"),
        Arguments.of(
            template("first_name", "Ann"),
            "'type':'template','template':{'name':'order','language':{'code':'en_US'},"
                + "'components':[{'type':'body','parameters':"
                + "[{'type':'text','parameter_name':'first_name','text':'Ann'}]}]}"));
  }

  @ParameterizedTest
  @MethodSource("contents")
  void a_content_is_written_as_the_platform_wants_it(MessageContent content, String expected)
      throws Exception {
    SERVER.answers(200, "{\"messages\":[{\"id\":\"wamid.A\"}]}");

    SendOutcome outcome = WhatsAppCloudClient.of(SERVER.api()).send(Messages.whatsApp(content));

    assertThat(outcome).isEqualTo(new SendOutcome.Accepted("wamid.A"));
    assertThat(SERVER.requests().get(0).getUrl()).isEqualTo("/v26.0/222/messages");
    assertThat(SERVER.body())
        .isEqualTo(
            json(
                "{'messaging_product':'whatsapp','recipient_type':'individual',"
                    + "'to':'+972501234567',"
                    + expected
                    + ",'biz_opaque_callback_data':'send-1'}"));
  }

  @Test
  void a_business_scoped_id_is_named_as_such() throws InterruptedException {
    OutboundMessage message =
        new OutboundMessage(
            "x".repeat(513),
            "222",
            Address.whatsApp("US.13491208655302741918"),
            new Text("hi"),
            Messages.FREE_FORM);

    WhatsAppCloudClient.of(SERVER.api()).send(message);

    assertThat(SERVER.body().path("recipient").asText()).isEqualTo("US.13491208655302741918");
    assertThat(SERVER.body().has("to")).isFalse();
    assertThat(SERVER.body().has("biz_opaque_callback_data")).isFalse();
  }

  @Test
  void the_lists_button_can_be_named() throws InterruptedException {
    WhatsAppCloudClient client = WhatsAppCloudClient.of(SERVER.api()).withListLabel("בחירה");

    client.send(Messages.whatsApp(quickReplies(4)));

    assertThat(SERVER.body().at("/interactive/action/button").asText()).isEqualTo("בחירה");
    assertThatThrownBy(() -> client.withListLabel(" ")).hasMessage("listLabel: is blank");
  }

  @Test
  void marketing_templates_go_their_own_way_and_nothing_else_does() throws Exception {
    WhatsAppCloudClient client = WhatsAppCloudClient.of(SERVER.api()).withMarketingMessages();

    client.send(Messages.whatsApp(template("1", "Ann")));

    assertThat(SERVER.requests().get(0).getUrl()).isEqualTo("/v26.0/222/marketing_messages");
    assertThat(SERVER.body())
        .isEqualTo(
            json(
                "{'messaging_product':'whatsapp','recipient_type':'individual',"
                    + "'to':'+972501234567','type':'template',"
                    + "'template':{'name':'order','language':{'code':'en_US'},'components':["
                    + "{'type':'body','parameters':[{'type':'text','text':'Ann'}]}]},"
                    + "'biz_opaque_callback_data':'send-1'}"));

    client.withListLabel("x").withMessagesPerSecond(5).send(Messages.whatsApp(template()));
    client.send(Messages.whatsApp());

    assertThat(SERVER.requests())
        .extracting(LoggedRequest::getUrl)
        .containsExactlyInAnyOrder(
            "/v26.0/222/marketing_messages",
            "/v26.0/222/marketing_messages",
            "/v26.0/222/messages");
  }

  @Test
  void a_reaction_needs_a_permit_and_names_its_message() throws Exception {
    WhatsAppCloudClient client = WhatsAppCloudClient.of(SERVER.api());
    Address to = Address.whatsApp(Messages.PHONE);

    assertThat(Outcomes.describe(client.react("222", to, "wamid.A", "👍", null)))
        .isEqualTo("rejected policy permanent graph.no_permit not-reached");
    client.react("222", to, "wamid.A", "👍", Messages.FREE_FORM);

    assertThat(SERVER.requests()).hasSize(1);
    assertThat(SERVER.body())
        .isEqualTo(
            json(
                "{'messaging_product':'whatsapp','recipient_type':'individual',"
                    + "'to':'+972501234567','type':'reaction',"
                    + "'reaction':{'message_id':'wamid.A','emoji':'👍'}}"));
  }

  @Test
  void a_message_is_marked_as_read() throws Exception {
    SERVER.answers(200, "{\"success\":true}");
    WhatsAppCloudClient client = WhatsAppCloudClient.of(SERVER.api());

    assertThat(client.markRead("222", "wamid.A", false)).isEqualTo(new SendOutcome.Accepted(null));

    assertThat(SERVER.body())
        .isEqualTo(json("{'messaging_product':'whatsapp','status':'read','message_id':'wamid.A'}"));
    assertThat(Outcomes.describe(client.markRead("a/b", "wamid.A", false)))
        .isEqualTo("rejected sender permanent graph.account not-reached");
  }

  @Test
  void typing_is_shown_with_the_message_read() throws Exception {
    WhatsAppCloudClient.of(SERVER.api()).markRead("222", "wamid.A", true);

    assertThat(SERVER.body())
        .isEqualTo(
            json(
                "{'messaging_product':'whatsapp','status':'read','message_id':'wamid.A',"
                    + "'typing_indicator':{'type':'text'}}"));
  }

  private static QuickReplies quickReplies(int count) {
    return new QuickReplies(
        "Well?",
        IntStream.rangeClosed(1, count).mapToObj(i -> new QuickReply("t" + i, "p" + i)).toList());
  }

  private static Buttons buttons(Button.Kind kind, int count) {
    return new Buttons(
        "Well?",
        IntStream.rangeClosed(1, count).mapToObj(i -> new Button(kind, "t" + i, "p" + i)).toList());
  }

  private static TemplateReference template(String... namesAndValues) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new TemplateReference("order", "en_US", parameters);
  }

  private static JsonNode json(String text) throws IOException {
    return JSON.readTree(text.replace('\'', '"'));
  }
}
