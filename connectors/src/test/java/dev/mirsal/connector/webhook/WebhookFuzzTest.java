package dev.mirsal.connector.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.connector.graph.MetaWebhook;
import dev.mirsal.connector.waha.WahaWebhook;
import dev.mirsal.connector.webhook.WebhookResult.Accepted;
import dev.mirsal.connector.webhook.WebhookResult.Reason;
import dev.mirsal.connector.webhook.WebhookResult.Refused;
import dev.mirsal.inbound.InboundEvent;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever is posted becomes events or a refusal. A failure names the number of the body; {@code
 * new BodyMutator(…).body(number)} makes it again.
 */
class WebhookFuzzTest {
  private static final String SECRET = "s3cret";

  private final MetaWebhook meta = MetaWebhook.builder(() -> SECRET).build();
  private final WahaWebhook waha = WahaWebhook.builder(() -> SECRET).build();
  private final BodyMutator mutator =
      new BodyMutator(Stream.of("meta.jsonl", "waha.jsonl").flatMap(WebhookCase::read).toList());
  private final Set<String> outcomes = new HashSet<>();

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void twentyThousandSpoiledBodiesDoNoHarm() {
    receive(0, 20_000);
  }

  @Test
  @Tag("long")
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void aMillionSpoiledBodiesDoNoHarm() {
    receive(20_000, 1_000_000);
  }

  private void receive(long first, long count) {
    for (long number = first; number < first + count; number++) {
      byte[] body = mutator.body(number);
      try {
        check(body, meta.receive(body, MetaWebhook.sign(body, SECRET)));
        check(body, waha.receive(body, WahaWebhook.sign(body, SECRET)));
      } catch (RuntimeException | StackOverflowError | AssertionError e) {
        throw new AssertionError(
            "body " + number + ": " + new String(body, StandardCharsets.UTF_8), e);
      }
    }
    assertThat(outcomes)
        .as("the bodies reach everything")
        .contains("MALFORMED", "Message", "Postback", "Comment", "Reaction", "Delivery", "OptIn")
        .contains("Referred", "LeadSubmitted", "Call", "PollVote", "AccountNotice", "Unrecognised");
  }

  /** Without AssertJ: there are millions of them. */
  private void check(byte[] body, WebhookResult result) {
    if (result instanceof Refused refused) {
      require(refused.reason() == Reason.MALFORMED, refused);
      outcomes.add(refused.reason().name());
      return;
    }
    for (InboundEvent event : ((Accepted) result).events()) {
      outcomes.add(event.getClass().getSimpleName());
      require(event.origin().json().length() <= body.length, event);
      require(event.key().length() == 64, event);
      require(!event.toString().isEmpty(), event);
      event.interaction().ifPresent(done -> require(done.at().equals(event.origin().at()), event));
    }
  }

  private static void require(boolean holds, Object what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
