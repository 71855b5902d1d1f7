package dev.mirsal.connector.manychat;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.engine.CampaignRunner;
import dev.mirsal.campaign.engine.SendGate;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.connector.CallResult;
import dev.mirsal.connector.webhook.WebhookResult;
import dev.mirsal.contact.CampaignType;
import dev.mirsal.contact.ContactState;
import dev.mirsal.contact.ContactStates;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MessageContent.Text;
import dev.mirsal.message.MessagingType;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.message.Permit;
import dev.mirsal.message.Recipient;
import dev.mirsal.message.Route;
import dev.mirsal.policy.Account;
import dev.mirsal.policy.Gateway;
import dev.mirsal.policy.Intent;
import dev.mirsal.policy.MessagingPolicy;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.testkit.VirtualClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The code of docs/connectors/manychat.md, which the build compares with this file. */
class ManyChatExampleTest {
  @RegisterExtension static final ManyChatServer SERVER = new ManyChatServer();

  /** A Monday morning, within the hours of a campaign that sets none. */
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final Map<String, String> secrets =
      Map.of("manychat-key", Messages.KEY, "flow-secret", Messages.KEY);
  private final UnaryOperator<String> vault = secrets::get;
  private final URI address = URI.create(SERVER.url());

  @Test
  void the_documented_code_sends() throws InterruptedException {
    // region send
    ManyChatClient manyChat =
        ManyChatClient.builder(Channel.INSTAGRAM, () -> vault.apply("manychat-key"))
            .baseUrl(address)
            .build();

    SendOutcome outcome =
        manyChat.send(
            new OutboundMessage(
                "answer/17",
                "shop",
                Address.manyChat("13245647901234567"),
                new Text("مرحبا"),
                Permit.byHost(Route.RESPONSE, MessagingType.RESPONSE)));
    // endregion

    assertThat(outcome).isEqualTo(new SendOutcome.Accepted(null));
  }

  @Test
  void the_documented_code_runs_a_campaign() throws InterruptedException {
    VirtualClock clock = VirtualClock.at(NOW);
    ManyChatClient manyChat =
        ManyChatClient.builder(Channel.INSTAGRAM, () -> vault.apply("manychat-key"))
            .baseUrl(address)
            .clock(clock)
            .build();
    Instant recently = NOW.minus(Duration.ofHours(3));
    Instant longAgo = NOW.minus(Duration.ofDays(3));
    Map<Address, ContactState> known = new HashMap<>();
    for (Address person : List.of(Address.manyChat("1"), Address.manyChat("2"))) {
      Instant last = person.id().equals("1") ? recently : longAgo;
      SERVER.answers(
          okJson(
              "{\"status\":\"success\",\"data\":{\"id\":\"%s\",\"ig_last_interaction\":\"%s\"}}"
                  .formatted(person.id(), last)));
      // region contact
      if (manyChat.subscribers().info(person) instanceof CallResult.Done<ManyChatSubscriber> done) {
        known.put(person, done.value().contactState());
      }
      // endregion
    }
    SERVER.answers(okJson("{\"status\":\"success\"}"));
    List<Recipient> recipients =
        List.of(Recipient.of(Address.manyChat("1")), Recipient.of(Address.manyChat("2")));

    // region campaign
    ContactStates contacts = person -> known.getOrDefault(person, ContactState.empty());
    CampaignEngine engine =
        CampaignEngine.builder()
            .clock(clock)
            .sender(Channel.MANYCHAT, manyChat)
            .gate(
                SendGate.of(
                    MessagingPolicy.standard(),
                    contacts,
                    Account.with(),
                    campaign ->
                        Intent.builder(Channel.INSTAGRAM, campaign.type())
                            .via(Gateway.MANYCHAT)
                            .build()))
            .build();
    engine.launch(
        Campaign.builder("your-order")
            .name("Your order")
            .channel(Channel.MANYCHAT)
            .type(CampaignType.TRANSACTIONAL)
            .text("Your order is ready.")
            .devices("shop")
            .build(),
        recipients);
    // endregion
    CampaignRunner.of(engine, clock).runUntilIdle();

    List<LedgerEntry> rows = engine.results("your-order").toList();
    assertThat(rows.get(0).status()).isEqualTo(LedgerStatus.SENT);
    assertThat(rows.get(1).status()).isEqualTo(LedgerStatus.SKIPPED);
    assertThat(rows.get(1).code()).startsWith("policy.");
    assertThat(SERVER.requests())
        .filteredOn(request -> request.getUrl().equals("/fb/sending/sendContent"))
        .singleElement()
        .satisfies(
            request ->
                assertThat(request.getBodyAsString())
                    .contains("\"subscriber_id\":1,", "Your order is ready."));
  }

  @Test
  void the_documented_code_answers_a_flow() {
    byte[] body = "{\"id\":1,\"last_input_text\":\"Hi\"}".getBytes(StandardCharsets.UTF_8);
    String header = Messages.KEY;

    // region flow
    ManyChatWebhook flows =
        ManyChatWebhook.create(Channel.INSTAGRAM, () -> vault.apply("flow-secret"));

    WebhookResult result = flows.receive(body, header);
    String answer =
        ManyChatBlock.builder(Channel.INSTAGRAM)
            .message(new Text("We have it in your size."))
            .addTag("lead")
            .build()
            .json();
    // endregion

    assertThat(result.httpStatus()).isEqualTo(200);
    assertThat(answer).contains("\"version\":\"v2\"");
  }
}
