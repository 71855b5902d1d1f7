package dev.mirsal.connector.manychat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.connector.CallResult;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MessageContent;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SendOutcome.Accepted;
import dev.mirsal.send.SendOutcome.Deferred;
import dev.mirsal.testkit.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R-CONV-4: no call leaves that ManyChat's rates do not permit. */
class ManyChatRatesTest {
  @RegisterExtension static final ManyChatServer SERVER = new ManyChatServer();

  private static final Instant START = Instant.parse("2026-11-23T07:00:00Z");

  private final VirtualClock clock = VirtualClock.at(START);
  private final ManyChatClient client = SERVER.client(Channel.MESSENGER).clock(clock).build();

  @Test
  void twenty_five_contents_go_in_a_second_and_the_next_one_says_when() throws Exception {
    sendUntilHeld(Messages.text(), 25, START.plusSeconds(1));
    assertThat(SERVER.requests()).hasSize(25);

    clock.set(START.plusSeconds(1));
    assertThat(client.send(Messages.text())).isInstanceOf(Accepted.class);
  }

  @Test
  void clients_of_one_account_share_its_rates() throws Exception {
    sendUntilHeld(Messages.text(), 25, START.plusSeconds(1));

    assertThat(client.behind(Channel.INSTAGRAM).send(Messages.text())).isInstanceOf(Deferred.class);
  }

  @Test
  void endpoints_have_rates_of_their_own() throws Exception {
    sendUntilHeld(Messages.text(), 25, START.plusSeconds(1));

    assertThat(client.send(Messages.of(Contents.flow(0)))).isInstanceOf(Accepted.class);
  }

  @Test
  void one_subscriber_gets_a_hundred_flows_in_an_hour() throws Exception {
    for (int second = 0; second < 10; second++) {
      clock.set(START.plusSeconds(second));
      for (int i = 0; i < 10; i++) {
        assertThat(client.send(Messages.of(Contents.flow(0)))).isInstanceOf(Accepted.class);
      }
    }
    clock.set(START.plusSeconds(60));

    assertThat(client.send(Messages.of(Contents.flow(0))))
        .isEqualTo(held(START.plus(Duration.ofHours(1))));
    assertThat(client.send(flowTo("77"))).isInstanceOf(Accepted.class);
  }

  @Test
  void fields_count_toward_their_own_rate_before_a_flow_starts() throws Exception {
    sendUntilHeld(Messages.of(Contents.flow(1)), 10, START.plusSeconds(1));

    assertThat(SERVER.requests()).hasSize(20);
    assertThat(client.send(flowTo("77"))).isInstanceOf(Accepted.class);
  }

  @ParameterizedTest
  @CsvSource({
    "SEND_CONTENT, 25",
    "SEND_FLOW, 20",
    "READ_SUBSCRIBER, 10",
    "FIND_SUBSCRIBER, 50",
    "WRITE_SUBSCRIBER, 10",
    "READ_PAGE, 100"
  })
  void the_figures_are_the_lower_ones_of_manychats_two_sources(ManyChatEndpoint endpoint, int rate)
      throws Exception {
    assertThat(endpoint.perSecond()).isEqualTo(rate);

    for (int i = 0; i < rate; i++) {
      assertThat(reason(endpoint)).isNotInstanceOf(Deferred.class);
    }
    assertThat(reason(endpoint)).isEqualTo(held(START.plusSeconds(1)));
    assertThat(SERVER.requests()).hasSize(rate);
  }

  @Test
  void a_host_may_set_other_figures() throws Exception {
    ManyChatClient slow =
        SERVER
            .client(Channel.MESSENGER)
            .clock(clock)
            .callsPerSecond(ManyChatEndpoint.SEND_CONTENT, 1)
            .flowsPerHour(1)
            .build();

    assertThat(slow.send(Messages.text())).isInstanceOf(Accepted.class);
    assertThat(slow.send(Messages.text())).isEqualTo(held(START.plusSeconds(1)));
    assertThat(slow.send(Messages.of(Contents.flow(0)))).isInstanceOf(Accepted.class);
    assertThat(slow.send(Messages.of(Contents.flow(0))))
        .isEqualTo(held(START.plus(Duration.ofHours(1))));
  }

  @Test
  void two_hundred_sends_at_once_are_as_many_calls_as_the_rate_permits() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      List<Callable<SendOutcome>> sends = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        sends.add(() -> client.send(Messages.text()));
      }
      List<SendOutcome> outcomes = new ArrayList<>();
      for (Future<SendOutcome> send : threads.invokeAll(sends)) {
        outcomes.add(send.get());
      }
      assertThat(outcomes).filteredOn(Accepted.class::isInstance).hasSize(25);
      assertThat(outcomes).filteredOn(Deferred.class::isInstance).hasSize(175);
    } finally {
      threads.shutdownNow();
    }
    assertThat(SERVER.requests()).hasSize(25);
  }

  private SendOutcome reason(ManyChatEndpoint endpoint) throws InterruptedException {
    ManyChatSubscribers subscribers = client.subscribers();
    return switch (endpoint) {
      case SEND_CONTENT -> client.send(Messages.text());
      case SEND_FLOW -> client.send(Messages.of(Contents.flow(0)));
      case READ_SUBSCRIBER -> reason(subscribers.byName("A B"));
      case FIND_SUBSCRIBER -> reason(subscribers.byEmail("a@example.org"));
      case WRITE_SUBSCRIBER -> reason(subscribers.addTag(Messages.TO, "lead"));
      case READ_PAGE -> reason(subscribers.fieldIds());
    };
  }

  private static SendOutcome reason(CallResult<?> result) {
    return result instanceof CallResult.Failed<?> failed ? failed.reason() : new Accepted(null);
  }

  private void sendUntilHeld(OutboundMessage message, int times, Instant until)
      throws InterruptedException {
    for (int i = 0; i < times; i++) {
      assertThat(client.send(message)).isInstanceOf(Accepted.class);
    }
    assertThat(client.send(message)).isEqualTo(held(until));
  }

  private static OutboundMessage flowTo(String id) {
    MessageContent flow = Contents.flow(0);
    return new OutboundMessage("s", "shop", Address.manyChat(id), flow, Messages.WITHIN_WINDOW);
  }

  private static Deferred held(Instant until) {
    return new Deferred(until, "manychat.held_back", "held back to stay within ManyChat's rates");
  }
}
