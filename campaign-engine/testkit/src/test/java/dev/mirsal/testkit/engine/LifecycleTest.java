package dev.mirsal.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.campaign.ActionRefusedException;
import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignException;
import dev.mirsal.campaign.CampaignMessage;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.DeviceBusyException;
import dev.mirsal.campaign.LaunchRefusedException;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.InMemoryCampaignStore;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Address;
import dev.mirsal.message.MediaKind;
import dev.mirsal.message.Recipient;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.template.MessageVariations;
import dev.mirsal.template.MissingVariable;
import dev.mirsal.testkit.store.ForwardingStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LifecycleTest {
  private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");
  private static final SendingRules FROM_TEN =
      Scene.EVERY_MINUTE.toBuilder().notBefore(TEN).build();

  private final Scene scene = new Scene();
  private final CampaignEngine engine = scene.engine;

  @Test
  void R_CAMP_8_launching_goes_through_scheduled_to_running() {
    engine.launch(Scene.campaign("c1", "d1"), Scene.people(3));

    assertThat(scene.events).containsExactly("c1 SCHEDULED", "c1 RUNNING");
    assertThat(scene.store.find("c1").orElseThrow().startedAt()).isEqualTo(Scene.START);
    assertThat(scene.store.find("c1").orElseThrow().estimatedDuration())
        .isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void R_CAMP_8_a_later_start_is_waited_for() throws InterruptedException {
    engine.launch(Scene.campaign("c1", FROM_TEN, "d1"), Scene.people(2));

    assertThat(engine.runDue()).isEqualTo(TEN);
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.SCHEDULED);
    scene.run();

    assertThat(scene.minutes()).containsExactly(120L, 121L);
    assertThat(scene.store.find("c1").orElseThrow().startedAt()).isEqualTo(TEN);
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.COMPLETED);
  }

  @Test
  void a_campaign_that_is_completed_leaves_nothing_to_do_on_any_lane() throws InterruptedException {
    SendingRules atOnce =
        Scene.EVERY_MINUTE.toBuilder().delay(Duration.ZERO, Duration.ZERO).build();
    CampaignEngine slow =
        scene.engineOn(
            message -> {
              scene.clock.advance(Duration.ofMillis(1));
              return new SendOutcome.Accepted(null);
            });
    slow.launch(Scene.campaign("c1", atOnce, "d1", "d2", "d3"), Scene.people(3));

    assertThat(slow.runDue()).isEqualTo(Instant.MAX);
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.COMPLETED);
  }

  @Test
  void R_CAMP_8_what_cannot_be_sent_is_not_launched_and_leaves_nothing_behind() {
    Campaign campaign = Scene.campaign("c1", "d1");
    Recipient nameless = Recipient.of(Address.whatsApp("972500000001"));
    Recipient elsewhere = Recipient.of(Address.email("a@example.org"), "A");

    assertThatThrownBy(() -> engine.launch(campaign, List.of()))
        .isInstanceOf(LaunchRefusedException.class)
        .hasMessageContaining("recipients");
    assertThatThrownBy(() -> engine.launch(campaign, List.of(Scene.person(0), nameless)))
        .isInstanceOf(LaunchRefusedException.class)
        .hasMessageContainingAll("recipient 2", "name")
        .hasMessageNotContaining("972500000001");
    assertThatThrownBy(() -> engine.launch(campaign, List.of(elsewhere)))
        .isInstanceOf(LaunchRefusedException.class)
        .hasMessageContainingAll("recipient 1", "WHATSAPP");
    CampaignEngine withoutSender = CampaignEngine.builder().store(scene.store).build();
    assertThatThrownBy(() -> withoutSender.launch(campaign, Scene.people(1)))
        .isInstanceOf(LaunchRefusedException.class)
        .hasMessageContainingAll("sender", "WHATSAPP");

    assertThat(scene.store.find("c1")).isEmpty();
    assertThat(scene.events).isEmpty();
  }

  @Test
  void a_list_that_cannot_be_read_leaves_nothing_behind() {
    Iterable<Recipient> broken =
        () ->
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                return true;
              }

              @Override
              public Recipient next() {
                throw new IllegalStateException("line 7");
              }
            };

    assertThatThrownBy(() -> engine.draft(Scene.campaign("c1", "d1"), broken)).hasMessage("line 7");
    assertThat(scene.store.find("c1")).isEmpty();
  }

  @Test
  void R_TMPL_4_missing_variables_may_be_left_empty_or_kept() throws InterruptedException {
    Campaign campaign =
        Scene.campaign("c1", "d1").toBuilder().missingVariable(MissingVariable.KEEP).build();
    engine.launch(campaign, List.of(Recipient.of(Address.whatsApp("972500000001"))));
    Campaign empty =
        campaign.toBuilder().missingVariable(MissingVariable.EMPTY).devices("d2").build();
    engine.launch(empty.withId("c2"), List.of(Recipient.of(Address.whatsApp("972500000001"))));
    scene.run();

    assertThat(scene.rows("c1").get(0).text()).isEqualTo("Hello {name}");
    assertThat(scene.rows("c2").get(0).text()).isEqualTo("Hello ");
  }

  @Test
  void launching_streams_its_recipients_in_batches() {
    AtomicInteger read = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CampaignStore store =
        new ForwardingStore(new InMemoryCampaignStore()) {
          private int written;

          @Override
          public int append(String campaignId, List<LedgerEntry> entries) {
            most.accumulateAndGet(read.get() - written, Math::max);
            written += entries.size();
            return super.append(campaignId, entries);
          }
        };
    Iterable<Recipient> list =
        () ->
            IntStream.range(0, 12_500)
                .peek(i -> read.incrementAndGet())
                .mapToObj(Scene::person)
                .iterator();
    new Scene(store).engine.launch(Scene.campaign("c1", "d1"), list);

    assertThat(store.counts("c1")).containsEntry(LedgerStatus.PENDING, 12_500L);
    assertThat(most.get()).as("read ahead of what is written").isBetween(1, 5000);
  }

  /** Each lane asks after the others when nobody is left on it. */
  @Test
  void the_end_of_many_lanes_costs_no_more_for_each_of_them() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    CampaignStore store =
        new ForwardingStore(new InMemoryCampaignStore()) {
          @Override
          public Instant dueAt(String campaignId, String lane, Instant now, String owner) {
            asked.incrementAndGet();
            return super.dueAt(campaignId, lane, now, owner);
          }
        };
    Scene many = new Scene(store);
    String[] devices = IntStream.range(0, 100).mapToObj(i -> "d" + i).toArray(String[]::new);
    many.engine.launch(Scene.campaign("c1", devices), Scene.people(200));
    many.run();

    assertThat(many.status("c1")).isEqualTo(CampaignStatus.COMPLETED);
    assertThat(asked.get()).as("questions of 100 lanes").isBetween(100, 1000);
  }

  @Test
  void an_id_is_used_once() {
    engine.draft(Scene.campaign("c1", "d1"), Scene.people(1));

    assertThatThrownBy(() -> engine.launch(Scene.campaign("c1", "d1"), Scene.people(1)))
        .isInstanceOf(CampaignException.class)
        .hasMessageContainingAll("c1", "in use");
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.DRAFT);
  }

  @Test
  void what_does_not_exist_is_named() {
    assertThatThrownBy(() -> engine.pause("nope")).hasMessageContaining("nope");
    assertThatThrownBy(() -> engine.progress("nope")).hasMessageContaining("nope");
    assertThatThrownBy(() -> engine.results("nope")).hasMessageContaining("nope");
  }

  @Test
  void R_CAMP_7_a_busy_device_refuses_and_offers_a_draft() throws InterruptedException {
    engine.launch(Scene.campaign("c1", "d1", "d2"), Scene.people(4));

    assertThatThrownBy(() -> engine.launch(Scene.campaign("c2", "d3", "d2"), Scene.people(1)))
        .isInstanceOfSatisfying(
            DeviceBusyException.class,
            e -> {
              assertThat(e.device()).isEqualTo("d2");
              assertThat(e.busyCampaignId()).isEqualTo("c1");
              assertThat(e).hasMessageContainingAll("d2", "Name of c1", "saved as a draft");
            });
    assertThat(scene.store.find("c2")).isEmpty();

    engine.draft(Scene.campaign("c2", "d3", "d2"), Scene.people(1));
    engine.pause("c1");
    assertThatThrownBy(() -> engine.launch("c2")).isInstanceOf(DeviceBusyException.class);
    engine.cancel("c1");
    engine.launch("c2");
    scene.run();
    assertThat(scene.status("c2")).isEqualTo(CampaignStatus.COMPLETED);
  }

  @Test
  void R_CAMP_7_editing_is_refused_too_but_may_be_saved_as_a_draft() {
    engine.launch(Scene.campaign("c1", "d1"), Scene.people(4));
    engine.draft(Scene.campaign("c2", "d2"), Scene.people(2));
    engine.launch(Scene.campaign("c3", FROM_TEN, "d3"), Scene.people(2));

    assertThatThrownBy(() -> engine.edit(Scene.campaign("c2", "d1")))
        .isInstanceOf(DeviceBusyException.class);
    assertThatThrownBy(() -> engine.edit(Scene.campaign("c3", "d1")))
        .isInstanceOf(DeviceBusyException.class);
    assertThat(scene.store.find("c3").orElseThrow().campaign().lanes()).hasToString("[Lane[d3]]");
    assertThat(scene.rows("c3")).extracting(LedgerEntry::lane).containsOnly("d3");

    engine.saveAsDraft(Scene.campaign("c2", "d1"));
    engine.saveAsDraft(Scene.campaign("c3", "d1"));
    assertThat(scene.status("c2")).isEqualTo(CampaignStatus.DRAFT);
    assertThat(scene.status("c3")).isEqualTo(CampaignStatus.DRAFT);
    assertThat(scene.rows("c3")).extracting(LedgerEntry::lane).containsOnly("d1");
  }

  @Test
  void R_CAMP_7_a_scheduled_campaign_waits_for_its_device_and_says_so()
      throws InterruptedException {
    engine.launch(Scene.campaign("late", FROM_TEN, "d1"), Scene.people(2));
    engine.launch(Scene.campaign("now", "d1"), Scene.people(125));

    scene.runFor(Duration.ofMinutes(123));
    assertThat(scene.status("late")).isEqualTo(CampaignStatus.SCHEDULED);
    assertThat(scene.note("late")).contains("d1", "Name of now");

    scene.run();
    assertThat(scene.status("late")).isEqualTo(CampaignStatus.COMPLETED);
    assertThat(scene.store.find("late").orElseThrow().startedAt())
        .isEqualTo(Scene.START.plus(Duration.ofMinutes(124)));
    assertThat(scene.note("late")).isEqualTo("null");
  }

  @Test
  void R_CAMP_7_one_that_was_paused_before_it_began_holds_no_device() {
    engine.launch(Scene.campaign("late", FROM_TEN, "d1"), Scene.people(2));
    engine.pause("late");

    engine.launch(Scene.campaign("now", "d1"), Scene.people(2));

    assertThat(scene.status("now")).isEqualTo(CampaignStatus.RUNNING);
    engine.resume("late");
    assertThat(scene.status("late")).isEqualTo(CampaignStatus.SCHEDULED);
  }

  @Test
  void R_CAMP_3_editing_a_scheduled_campaign_deals_its_recipients_again()
      throws InterruptedException {
    engine.launch(Scene.campaign("c1", FROM_TEN, "d1"), Scene.people(4));
    engine.edit(Scene.campaign("c1", FROM_TEN, "d2", "d3").toBuilder().text("Bye {name}").build());

    assertThat(scene.rows("c1"))
        .extracting(LedgerEntry::lane)
        .containsExactly("d2", "d3", "d2", "d3");
    assertThat(engine.progress("c1").endsAt()).isEqualTo(TEN.plus(Duration.ofMinutes(1)));
    scene.run();
    assertThat(scene.minutes()).containsExactly(120L, 120L, 121L, 121L);
    assertThat(scene.rows("c1").get(3).text()).isEqualTo("Bye N3");
  }

  @Test
  void an_edit_that_could_not_be_launched_is_refused_and_changes_nothing() {
    engine.launch(Scene.campaign("c1", FROM_TEN, "d1"), Scene.people(2));
    List<LedgerEntry> before = scene.rows("c1");

    assertThatThrownBy(
            () -> engine.edit(Scene.campaign("c1", "d2").toBuilder().text("{city}").build()))
        .isInstanceOf(LaunchRefusedException.class)
        .hasMessageContaining("city");

    assertThat(scene.rows("c1")).isEqualTo(before);
    assertThat(scene.store.find("c1").orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void R_CAMP_3_a_duplicate_is_a_draft_with_the_same_settings_and_recipients()
      throws InterruptedException {
    Campaign campaign = Scene.campaign("c1", "d1");
    engine.launch(campaign, Scene.people(3));
    scene.run();

    engine.duplicate("c1", "c2");

    assertThat(scene.status("c2")).isEqualTo(CampaignStatus.DRAFT);
    assertThat(scene.outcomes("c2")).containsOnly(LedgerStatus.PENDING);
    assertThat(scene.rows("c2")).extracting(LedgerEntry::recipient).isEqualTo(Scene.people(3));
    assertThat(scene.rows("c2").get(0).sendId()).isNotEqualTo(scene.rows("c1").get(0).sendId());
    assertThatThrownBy(() -> engine.duplicate("c1", "c2")).hasMessageContaining("in use");
  }

  @Test
  void R_CAMP_3_an_id_may_be_used_again_after_deleting() throws InterruptedException {
    engine.launch(Scene.campaign("c1", "d1"), Scene.people(3));
    engine.runDue();
    engine.cancel("c1");
    engine.delete("c1");
    assertThat(scene.store.find("c1")).isEmpty();

    engine.launch(Scene.campaign("c1", "d1"), Scene.people(2));
    scene.run();

    assertThat(scene.outcomes("c1")).containsExactly(LedgerStatus.SENT, LedgerStatus.SENT);
  }

  @Test
  void R_CAMP_5_cancelling_cancels_every_pending_message() throws InterruptedException {
    engine.launch(Scene.campaign("c1", "d1"), Scene.people(3));
    engine.runDue();

    engine.cancel("c1");

    assertThat(scene.outcomes("c1"))
        .containsExactly(LedgerStatus.SENT, LedgerStatus.CANCELLED, LedgerStatus.CANCELLED);
    assertThat(engine.runDue()).isEqualTo(Instant.MAX);
    assertThat(scene.sender.sendings()).hasSize(1);
  }

  @Test
  void R_CAMP_4_switched_off_nothing_is_sent_and_on_does_not_resume() throws InterruptedException {
    engine.launch(Scene.campaign("c1", "d1"), Scene.people(3));
    engine.runDue();

    engine.setActive("c1", false);
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.PAUSED);
    assertThat(scene.note("c1")).isEqualTo("switched off");
    assertThat(engine.progress("c1").active()).isFalse();
    assertThatThrownBy(() -> engine.resume("c1"))
        .isInstanceOf(ActionRefusedException.class)
        .hasMessageContaining("switched off");
    assertThat(engine.runDue()).isEqualTo(Instant.MAX);

    engine.setActive("c1", true);
    assertThat(scene.status("c1")).isEqualTo(CampaignStatus.PAUSED);
    assertThat(engine.runDue()).isEqualTo(Instant.MAX);
    engine.resume("c1");
    scene.run();
    assertThat(scene.sender.sendings()).hasSize(3);
  }

  @Test
  void R_CAMP_4_a_running_campaign_that_is_switched_on_goes_on() throws InterruptedException {
    engine.launch(Scene.campaign("c1", "d1"), Scene.people(2));
    engine.runDue();
    engine.setActive("c1", true);
    scene.run();

    assertThat(scene.minutes()).containsExactly(0L, 1L);
  }

  @Test
  void R_CAMP_6_hours_may_be_added_and_removed_while_it_runs() throws InterruptedException {
    engine.launch(Scene.campaign("c1", "d1"), Scene.people(4));
    engine.runDue();

    engine.editRules(
        "c1", SendingRules.builder().delay(Duration.ofMinutes(1), Duration.ofMinutes(1)).build());
    assertThat(engine.runDue()).isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
    engine.editRules("c1", Scene.EVERY_MINUTE);
    assertThat(engine.runDue()).isEqualTo(Scene.START.plus(Duration.ofMinutes(1)));
    engine.editRules("c1", Scene.EVERY_MINUTE.toBuilder().dailyLimit(2).build());
    scene.run();

    assertThat(scene.minutes()).containsExactly(0L, 1L, 16 * 60L, 16 * 60L + 1);
  }

  @Test
  void R_CAMP_2_the_ledger_keeps_what_was_said() throws InterruptedException {
    MessageVariations hello = MessageVariations.of("Hello {name}", List.of());
    URI photo = URI.create("https://example.org/a.jpg");
    Map<String, CampaignMessage> messages =
        Map.of(
            "caption", CampaignMessage.media(MediaKind.IMAGE, photo, hello),
            "poll", CampaignMessage.poll(hello, List.of("yes", "no"), false),
            "template", CampaignMessage.template("sale", "he", Map.of()));
    messages.forEach(
        (id, message) ->
            engine.launch(
                Scene.campaign(id, "d-" + id).toBuilder().message(message).build(),
                Scene.people(1)));
    scene.run();

    assertThat(scene.rows("caption").get(0).text()).isEqualTo("Hello N0");
    assertThat(scene.rows("poll").get(0).text()).isEqualTo("Hello N0");
    assertThat(scene.rows("template").get(0).text()).isNull();
    assertThat(scene.rows("poll").get(0).toString()).doesNotContain("Hello", "97250", "N0");
  }

  @Test
  void recipients_keep_the_variables_of_their_list() throws InterruptedException {
    Campaign campaign = Scene.campaign("c1", "d1").toBuilder().text("{עיר}").build();
    engine.launch(campaign, List.of(Scene.person(1).withVariables(Map.of("עיר", "חיפה"))));
    scene.run();

    assertThat(scene.rows("c1").get(0).text()).isEqualTo("חיפה");
  }
}
