package dev.mirsal.connector.waha;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.connector.CallResult;
import dev.mirsal.message.Address;
import dev.mirsal.message.MessageContent.Text;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.SendOutcome;
import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The code of docs/connectors/waha.md, which {@link WahaDocumentTest} compares with this file. */
class WahaExampleTest {
  @RegisterExtension static final WahaServer SERVER = new WahaServer();

  @Test
  void the_documented_code_sends() throws InterruptedException {
    UnaryOperator<String> vault = name -> Messages.KEY;
    URI address = URI.create(SERVER.url());

    // region send
    WahaClient waha = WahaClient.builder(address, () -> vault.apply("waha-key")).build();

    SendOutcome outcome =
        waha.send(
            new OutboundMessage(
                "spring-sale/17", "default", Address.whatsApp("972501234567"), new Text("שלום")));
    // endregion

    assertThat(outcome).isEqualTo(new SendOutcome.Accepted("3EB0"));
  }

  @Test
  void the_documented_session_is_created() throws InterruptedException {
    SERVER.answers(
        "POST",
        "/api/sessions",
        aResponse().withStatus(201).withBody("{\"name\":\"shop\",\"status\":\"STARTING\"}"));
    WahaClient waha = SERVER.client().build();

    // region session
    CallResult<WahaSession> session =
        waha.sessions()
            .create("shop", true, Map.of("noweb", Map.of("store", Map.of("enabled", true))));
    // endregion

    assertThat(session)
        .isEqualTo(
            new CallResult.Done<>(new WahaSession("shop", WahaSession.State.STARTING, null, null)));
  }
}
