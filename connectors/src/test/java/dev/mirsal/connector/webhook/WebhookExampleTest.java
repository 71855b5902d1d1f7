package dev.mirsal.connector.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.connector.graph.MetaWebhook;
import dev.mirsal.inbound.InboundEvent;
import dev.mirsal.inbound.SeenEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The code of docs/connectors/webhooks.md. */
class WebhookExampleTest {
  private final List<InboundEvent> queue = new ArrayList<>();
  private final List<InboundEvent> handled = new ArrayList<>();

  @Test
  void theDocumentedCodeReceivesEachEventOnce() {
    UnaryOperator<String> vault = name -> "secret";
    // region sign
    byte[] body =
        "{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"messaging\":[{\"read\":{\"mid\":\"m\"}}]}]}"
            .getBytes(UTF_8);
    String signature = MetaWebhook.sign(body, "secret");
    // endregion
    Map<String, String> headers = Map.of("X-Hub-Signature-256", signature);

    // region receive
    MetaWebhook meta =
        MetaWebhook.builder(() -> vault.apply("app-secret"))
            .verifyToken(() -> vault.apply("verify-token"))
            .build();

    WebhookResult result = meta.receive(body, headers.get("X-Hub-Signature-256"));
    if (result instanceof WebhookResult.Accepted accepted) {
      queue.addAll(accepted.events());
    }
    int status = result.httpStatus();
    // endregion

    assertThat(status).isEqualTo(200);
    queue.addAll(List.copyOf(queue));
    handleAll(queue, handled::add);
    assertThat(handled).hasSize(1);
  }

  private static void handleAll(List<InboundEvent> queue, Consumer<InboundEvent> handler) {
    // region once
    SeenEvents seen = RecentEvents.create();
    for (InboundEvent event : queue) {
      if (seen.add(event)) {
        try {
          handler.accept(event);
        } catch (RuntimeException failed) {
          seen.remove(event); // the platform, or the queue, will bring it again
          throw failed;
        }
      }
    }
    // endregion
  }
}
