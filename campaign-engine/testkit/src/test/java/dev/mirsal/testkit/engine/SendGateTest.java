package dev.mirsal.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.engine.CampaignRunner;
import dev.mirsal.campaign.engine.SendGate;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.contact.ContactState;
import dev.mirsal.contact.ContactStates;
import dev.mirsal.contact.OptOut;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.policy.Account;
import dev.mirsal.policy.Gateway;
import dev.mirsal.policy.Intent;
import dev.mirsal.policy.MessagingPolicy;
import dev.mirsal.send.SenderStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SendGateTest {
  private final Scene scene = new Scene();
  private final Set<Address> optedOut = new HashSet<>();

  /** Everybody agreed by being on the list, unless the host has heard otherwise since. */
  private CampaignEngine gated() {
    ContactStates list = ContactStates.declaredByList(Scene.START);
    ContactStates contacts =
        address -> optedOut.contains(address) ? gone(address) : list.of(address);
    return CampaignEngine.builder()
        .store(scene.store)
        .clock(scene.clock)
        .sender(Channel.WHATSAPP, scene.sender)
        .gate(
            SendGate.of(
                MessagingPolicy.standard(),
                contacts,
                Account.with(),
                campaign ->
                    Intent.builder(campaign.channel(), campaign.type()).via(Gateway.WAHA).build()))
        .build();
  }

  private static ContactState gone(Address address) {
    return ContactStates.declaredByList(Scene.START).of(address).toBuilder()
        .optOut(OptOut.ofEverything(Scene.START, "reply"))
        .build();
  }

  @Test
  void an_opt_out_between_planning_and_sending_wins() throws InterruptedException {
    CampaignEngine engine = gated();
    engine.launch(Scene.campaign("c", "d1"), Scene.people(4));
    engine.runDue();

    optedOut.add(Scene.person(2).address());
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

  @Test
  void whoever_is_skipped_costs_no_time() throws InterruptedException {
    CampaignEngine engine = gated();
    optedOut.add(Scene.person(1).address());
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
