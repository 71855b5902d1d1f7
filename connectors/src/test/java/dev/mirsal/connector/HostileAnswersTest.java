package dev.mirsal.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.mirsal.connector.graph.GraphApi;
import dev.mirsal.connector.graph.SendApiClient;
import dev.mirsal.connector.graph.WhatsAppCloudClient;
import dev.mirsal.connector.manychat.ManyChatClient;
import dev.mirsal.connector.odoo.OdooClient;
import dev.mirsal.connector.odoo.OdooException;
import dev.mirsal.connector.waha.WahaClient;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MessageContent.Text;
import dev.mirsal.message.MessagingType;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.message.Permit;
import dev.mirsal.message.Route;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SendOutcome.Accepted;
import dev.mirsal.send.SendOutcome.Unknown;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that would cost much to hold are not read, whichever connector they come to. */
class HostileAnswersTest {
  @RegisterExtension
  static final WireMockExtension SERVER = WireMockExtension.newInstance().build();

  private static final int READ = 8 << 20;
  private static final Accepted WITHOUT_ID = new Accepted(null);

  /** What stands in an answer that is otherwise a good one. */
  enum Filling {
    HARMLESS("1"),
    DEEP("[".repeat(101) + "]".repeat(101)),
    LONG_NUMBER("1".repeat(101)),
    LONG_NAME("{\"" + "n".repeat(1_001) + "\":1}"),
    MANY("[" + "0,".repeat(1_000_000) + "0]");

    private final String json;

    Filling(String json) {
      this.json = json;
    }
  }

  @ParameterizedTest
  @EnumSource
  void waha(Filling filling) throws Exception {
    answers("\"status\":\"WORKING\",\"id\":\"true_1@c.us_3EB0\"", filling);
    MessageSender waha = WahaClient.builder(url(), () -> "key").maxResponseBytes(READ).build();

    assertThat(send(waha, "default", Address.whatsApp("972501234567"), Route.FREE_FORM))
        .isEqualTo(filling == Filling.HARMLESS ? new Accepted("3EB0") : WITHOUT_ID);
  }

  @ParameterizedTest
  @EnumSource
  void messenger(Filling filling) throws Exception {
    answers("\"message_id\":\"m_1\"", filling);

    assertThat(send(SendApiClient.messenger(graph()), "1", Address.messenger("24"), Route.RESPONSE))
        .isEqualTo(filling == Filling.HARMLESS ? new Accepted("m_1") : WITHOUT_ID);
  }

  @ParameterizedTest
  @EnumSource
  void whats_app(Filling filling) throws Exception {
    answers("\"messages\":[{\"id\":\"wamid.1\"}]", filling);
    Address to = Address.whatsApp("972501234567");

    assertThat(send(WhatsAppCloudClient.of(graph()), "1", to, Route.FREE_FORM))
        .isEqualTo(filling == Filling.HARMLESS ? new Accepted("wamid.1") : WITHOUT_ID);
  }

  @ParameterizedTest
  @EnumSource
  void many_chat(Filling filling) throws Exception {
    answers("\"status\":\"success\"", filling);
    MessageSender manyChat =
        ManyChatClient.builder(Channel.MESSENGER, () -> "key")
            .baseUrl(url())
            .maxResponseBytes(READ)
            .build();

    assertThat(send(manyChat, "1", Address.manyChat("24"), Route.RESPONSE))
        .isEqualTo(
            filling == Filling.HARMLESS
                ? WITHOUT_ID
                : new Unknown("manychat.not_confirmed", "HTTP 200: no success is reported"));
  }

  @ParameterizedTest
  @EnumSource
  void odoo(Filling filling) throws Exception {
    answers("\"version_info\":[19,0,0,\"final\",0,\"\"],\"version\":\"19.0\"", filling);
    OdooClient odoo =
        OdooClient.builder(url(), "prod", "u", () -> "key").maxResponseBytes(READ).build();

    assertThat(versionOf(odoo)).isEqualTo(filling == Filling.HARMLESS ? "19.0" : "NOT_ODOO");
  }

  private static String versionOf(OdooClient odoo) throws InterruptedException {
    try {
      return odoo.version();
    } catch (OdooException unreadable) {
      return unreadable.kind().name();
    }
  }

  @Test
  void every_limit_holds_for_a_session_that_is_asked_for_too() throws Exception {
    SERVER.stubFor(
        any(urlPathEqualTo("/api/sessions"))
            .willReturn(okJson("[{\"name\":\"a\",\"x\":" + Filling.DEEP.json + "}]")));

    assertThat(WahaClient.builder(url(), () -> "key").build().sessions().list())
        .isInstanceOf(CallResult.Failed.class);
  }

  private static void answers(String fields, Filling filling) {
    SERVER.stubFor(any(anyUrl()).willReturn(okJson("{" + fields + ",\"x\":" + filling.json + "}")));
  }

  private static SendOutcome send(MessageSender sender, String from, Address to, Route route)
      throws InterruptedException {
    MessagingType type = route == Route.RESPONSE ? MessagingType.RESPONSE : null;
    return sender.send(
        new OutboundMessage("id", from, to, new Text("x"), Permit.byHost(route, type)));
  }

  private static GraphApi graph() {
    return GraphApi.builder(() -> "token").baseUrl(url()).maxResponseBytes(READ).build();
  }

  private static URI url() {
    return URI.create(SERVER.baseUrl());
  }
}
