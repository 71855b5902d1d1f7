package dev.mirsal.connector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.message.Address;
import dev.mirsal.message.MessageContent.Text;
import dev.mirsal.message.MessagingType;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.message.Permit;
import dev.mirsal.message.Route;
import dev.mirsal.send.SendOutcome;
import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The code of docs/connectors/graph.md. */
class GraphExampleTest {
  @RegisterExtension static final GraphServer SERVER = new GraphServer();

  @Test
  void the_documented_code_sends() throws InterruptedException {
    UnaryOperator<String> vault = name -> GraphServer.TOKEN;
    URI address = URI.create(SERVER.url());

    // region send
    GraphApi graph =
        GraphApi.builder(() -> vault.apply("page-token"))
            .appSecret(() -> vault.apply("app-secret"))
            .baseUrl(address)
            .build();
    SendApiClient messenger = SendApiClient.messenger(graph);

    Permit permit = Permit.byHost(Route.RESPONSE, MessagingType.RESPONSE);
    OutboundMessage message =
        new OutboundMessage(
            "spring-sale/17", "104500000000001", Address.messenger("24990001"), new Text("שלום"));
    SendOutcome outcome = messenger.send(message.permitted(permit));
    // endregion

    assertThat(outcome).isEqualTo(new SendOutcome.Accepted("m_1"));
  }

  @Test
  void the_documented_code_reads_the_platforms_error() throws InterruptedException {
    SERVER.refuses(400, 10, 2018278);
    SendOutcome outcome = SendApiClient.messenger(SERVER.api()).send(Messages.messenger());

    // region error
    Optional<GraphErrorCode> error = GraphErrorCode.of(outcome);
    // endregion

    assertThat(error).contains(new GraphErrorCode(10, 2018278));
  }
}
