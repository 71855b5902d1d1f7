package dev.mirsal.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.engine.CampaignRunner;
import dev.mirsal.campaign.engine.SendGate;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.contact.CampaignType;
import dev.mirsal.contact.ContactState;
import dev.mirsal.contact.ContactStates;
import dev.mirsal.contact.OptOut;
import dev.mirsal.contact.SentMessage;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.policy.Account;
import dev.mirsal.policy.CapPeriod;
import dev.mirsal.policy.FrequencyCap;
import dev.mirsal.policy.Gateway;
import dev.mirsal.policy.Intent;
import dev.mirsal.policy.MessagingPolicy;
import dev.mirsal.send.SenderStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SendGateTest {
  private final Scene scene = new Scene();
  private final Map<Address, ContactState> others = new HashMap<>();

  /** Everybody agreed by being on the list, unless the host has heard otherwise since. */
  private CampaignEngine gated() {
    return gated(MessagingPolicy.standard());
  }

  private CampaignEngine gated(MessagingPolicy policy) {
    ContactStates list = ContactStates.declaredByList(Scene.START);
    ContactStates contacts = address -> others.getOrDefault(address, list.of(address));
    return CampaignEngine.builder()
        .store(scene.store)
        .clock(scene.clock)
        .sender(Channel.WHATSAPP, scene.sender)
        .gate(
            SendGate.of(
                policy,
                contacts,
                Account.with(),
                campaign ->
                    Intent.builder(campaign.channel(), campaign.type()).via(Gateway.WAHA).build()))
        .build();
  }

  private static ContactState.Builder onTheList(Address address) {
    return ContactStates.declaredByList(Scene.START).of(address).toBuilder();
  }

  private void optsOut(Address address) {
    OptOut everything = OptOut.ofEverything(Scene.START, "reply");
    others.put(address, onTheList(address).optOut(everything).build());
  }

  @Test
  void an_opt_out_between_planning_and_sending_wins() throws InterruptedException {
    CampaignEngine engine = gated();
    engine.launch(Scene.campaign("c", "d1"), Scene.people(4));
    engine.runDue();

    optsOut(Scene.person(2).address());
    CampaignRunner.of(engine, scene.clock).runUntilIdle();

    List<LedgerEntry> rows = engine.results("c").toList();
    assertThat(rows)
        .extracting(LedgerEntry::status)
        .containsExactly(
            LedgerStatus.SENT, LedgerStatus.SENT, LedgerStatus.SKIPPED, LedgerStatus.SENT);
    assertThat(rows.get(2).code()).isEqualTo("policy.opted_out");
    assertThat(rows.get(2).detail()).startsWith("by ");
    assertThat(engine.progress("c").status()).isEqualTo(CampaignStatus.COMPLETED);
  }

  /** Field failure D44, mautic#6729: a welcome series wrote to the same person this morning. */
  @Test
  void a_cap_counts_what_others_have_sent() throws InterruptedException {
    Address welcomed = Scene.person(1).address();
    SentMessage welcome =
        SentMessage.of(Scene.START.minusSeconds(3600), CampaignType.MARKETING, "welcome");
    others.put(welcomed, onTheList(welcomed).sent(welcome).build());
    FrequencyCap oneADay =
        new FrequencyCap(
            "one-a-day",
            Set.of(Channel.WHATSAPP),
            Set.of(CampaignType.MARKETING),
            1,
            new CapPeriod.Rolling(Duration.ofDays(1)));
    CampaignEngine engine = gated(MessagingPolicy.standard().withCaps(List.of(oneADay)));
    engine.launch(Scene.campaign("c", "d1"), Scene.people(3));

    CampaignRunner.of(engine, scene.clock).runUntilIdle();

    assertThat(scene.sender.sendings())
        .extracting(s -> s.message().to())
        .containsExactly(Scene.person(0).address(), Scene.person(2).address(), welcomed);
    assertThat(scene.minutes()).containsExactly(0L, 1L, 23 * 60L);
  }

  @Test
  void whoever_is_skipped_costs_no_time() throws InterruptedException {
    CampaignEngine engine = gated();
    optsOut(Scene.person(1).address());
    engine.launch(Scene.campaign("c", "d1"), Scene.people(3));

    CampaignRunner.of(engine, scene.clock).runUntilIdle();

    assertThat(scene.minutes()).containsExactly(0L, 1L);
  }

  @Test
  void a_sender_that_a_person_must_mend_pauses_the_campaign_at_once() throws InterruptedException {
    scene.sender.withStatus(device -> SenderStatus.broken("waha.unauthorized", "check the key"));
    scene.engine.launch(Scene.campaign("c", "d1"), Scene.people(3));

    scene.run();

    assertThat(scene.status("c")).isEqualTo(CampaignStatus.PAUSED);
    assertThat(scene.note("c")).isEqualTo("d1: check the key (waha.unauthorized)");
    assertThat(scene.engine.progress("c").count(LedgerStatus.PENDING)).isEqualTo(3);
    assertThat(scene.sender.sendings()).isEmpty();
  }
}
