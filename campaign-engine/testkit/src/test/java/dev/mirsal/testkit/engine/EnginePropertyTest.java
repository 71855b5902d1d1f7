package dev.mirsal.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignProgress;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.plan.PauseLadder;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.message.Recipient;
import dev.mirsal.send.Fault;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.send.SenderStatus;
import dev.mirsal.testkit.RecordingSender;
import dev.mirsal.time.Draws;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever the sender answers, and whatever a person does in between: everybody has one outcome,
 * nobody is sent to twice, nothing goes outside the hours or above a limit, and nothing goes once
 * an action has returned that forbids it.
 */
class EnginePropertyTest {
  private static final String ID = "c1";
  private static final int MOST_STEPS = 20_000;
  private static final List<Fault> FAULTS = List.copyOf(EnumSet.allOf(Fault.class));

  /** One seeded life of a campaign, with its own account of what happened. */
  private static final class Life {
    private final long seed;
    private long draws;
    private final Scene scene = new Scene();
    private final ZoneId zone;
    private final List<Recipient> people;
    private final Set<String> gone = new HashSet<>();
    private final Map<LocalDate, Integer> sentOnDay = new HashMap<>();
    private final Map<String, Instant> lastOnLane = new HashMap<>();
    private SendingRules rules;
    private boolean mayGo = true;

    Life(long seed) {
      this.seed = seed;
      this.zone = ZoneId.of(pick("UTC", "Asia/Jerusalem", "America/New_York", "Asia/Kathmandu"));
      this.rules = rules();
      this.people = new ArrayList<>();
      for (int i = 0; i < draw(1, 40); i++) {
        Recipient person = Scene.person(i);
        people.add(draw(0, 4) == 0 ? person.withZone(ZoneId.of("Asia/Tokyo")) : person);
      }
      scene.sender.answering(this::answer).withStatus(this::statusOf);
    }

    private long draw(long min, long max) {
      return Draws.between(seed, Draws.stream("life"), draws++, min, max);
    }

    private String pick(String... values) {
      return values[(int) draw(0, values.length - 1)];
    }

    private SendingRules rules() {
      SendingRules.Builder builder =
          SendingRules.builder()
              .zone(zone)
              .delay(Duration.ofSeconds(draw(0, 10)), Duration.ofSeconds(draw(10, 90)))
              .dailyLimit((int) draw(0, 12))
              .pauses(PauseLadder.every((int) draw(1, 8), Duration.ofMinutes(draw(0, 40))));
      int from = (int) draw(0, 22);
      return draw(0, 2) == 0
          ? builder.aroundTheClock().build()
          : builder.activeHours(LocalTime.of(from, 0), LocalTime.of(from + 1, 0)).build();
    }

    private SenderStatus statusOf(String device) {
      return draw(0, 30) == 0
          ? SenderStatus.notReady("test.stopped", "stopped")
          : SenderStatus.ready();
    }

    private SendOutcome answer(OutboundMessage message) {
      checkAllowed(message);
      assertThat(gone).as("what may have gone is not offered again").doesNotContain(message.id());
      return outcome(message);
    }

    private void checkAllowed(OutboundMessage message) {
      Instant now = scene.clock.instant();
      assertThat(mayGo).as("the campaign may send").isTrue();
      Recipient to =
          people.stream().filter(p -> p.address().equals(message.to())).findFirst().orElseThrow();
      ZoneId itsZone = Optional.ofNullable(to.zone()).orElse(zone);
      assertThat(rules.calendar().next(now, itsZone).orElseThrow().opensAt())
          .as("within the hours")
          .isEqualTo(now);
      if (rules.dailyLimit() > 0) {
        int sent = sentOnDay.getOrDefault(LocalDate.ofInstant(now, zone), 0);
        assertThat(sent).as("below the daily limit").isLessThan(rules.dailyLimit());
      }
      Instant last = lastOnLane.get(message.sender());
      assertThat(last == null || !now.isBefore(last.plus(rules.minDelay())))
          .as("after the shortest delay")
          .isTrue();
    }

    private SendOutcome outcome(OutboundMessage message) {
      long kind = draw(0, 19);
      if (kind < 14) {
        paced(message);
        gone.add(message.id());
        sentOnDay.merge(LocalDate.ofInstant(scene.clock.instant(), zone), 1, Integer::sum);
      }
      if (kind < 12) {
        return new SendOutcome.Accepted(null);
      }
      if (kind == 12) {
        return new SendOutcome.Unknown("test.timeout", "no answer");
      }
      if (kind == 13) {
        throw new IllegalStateException("broken");
      }
      if (kind < 16) {
        Instant until = scene.clock.instant().plusSeconds(draw(-10, 5000));
        return new SendOutcome.Deferred(kind == 14 ? null : until, "test.limited", "wait");
      }
      boolean reached = draw(0, 1) == 0;
      Fault fault = FAULTS.get((int) draw(0, FAULTS.size() - 1));
      if (fault != Fault.SENDER && reached) {
        paced(message);
      }
      return Scene.rejected(fault, draw(0, 3) == 0, reached);
    }

    private void paced(OutboundMessage message) {
      lastOnLane.put(message.sender(), scene.clock.instant());
    }

    void live() throws InterruptedException {
      Campaign campaign = Scene.campaign(ID, rules, devices()).toBuilder().seed(seed).build();
      scene.engine.launch(campaign, people);
      for (int step = 0; step < MOST_STEPS && !ended(); step++) {
        Instant next = scene.engine.runDue();
        checkCounts();
        if (next.equals(Instant.MAX)) {
          goOn();
        } else if (draw(0, 3) == 0) {
          interfere();
          scene.clock.advance(Duration.ofSeconds(draw(0, 3000)));
        } else if (scene.clock.instant().isBefore(next)) {
          scene.clock.set(next);
        }
      }
      assertThat(ended()).as("it ends").isTrue();
    }

    private String[] devices() {
      return new String[][] {{"d1"}, {"d1", "d2"}, {"d1", "d2", "d3"}}[(int) draw(0, 2)];
    }

    private boolean ended() {
      return record().map(r -> r.status().ended()).orElse(false);
    }

    private Optional<CampaignRecord> record() {
      return scene.store.find(ID);
    }

    private void interfere() throws InterruptedException {
      if (record().orElseThrow().status() != CampaignStatus.RUNNING) {
        return;
      }
      switch ((int) draw(0, 40)) {
        case 0 -> {
          scene.engine.cancel(ID);
          mayGo = false;
        }
        case 1, 2, 3, 4 -> {
          scene.engine.pause(ID);
          stayQuiet();
        }
        case 5, 6, 7 -> {
          scene.engine.setActive(ID, false);
          stayQuiet();
        }
        case 8, 9, 10, 11, 12 -> {
          rules = rules();
          scene.engine.editRules(ID, rules);
        }
        default -> {}
      }
    }

    private void stayQuiet() throws InterruptedException {
      mayGo = false;
      scene.clock.advance(Duration.ofSeconds(draw(0, 100_000)));
      assertThat(scene.engine.runDue()).isEqualTo(Instant.MAX);
    }

    private void goOn() {
      if (ended()) {
        return;
      }
      assertThat(record().orElseThrow().status()).isEqualTo(CampaignStatus.PAUSED);
      scene.engine.setActive(ID, true);
      scene.engine.resume(ID);
      mayGo = true;
    }

    private void checkCounts() {
      CampaignProgress progress = scene.engine.progress(ID);
      assertThat(progress.total()).isEqualTo(people.size());
      assertThat(progress.count(LedgerStatus.SENT) + progress.count(LedgerStatus.UNKNOWN))
          .isEqualTo(gone.size());
      assertThat(progress.count(LedgerStatus.SENDING)).isZero();
    }

    void checkEnd() {
      mayGo = false;
      List<LedgerEntry> rows = scene.rows(ID);
      assertThat(rows).hasSize(people.size()).allMatch(row -> row.status().ended());
      assertThat(rows).extracting(LedgerEntry::sendId).doesNotHaveDuplicates();
      boolean cancelled = record().orElseThrow().status() == CampaignStatus.CANCELLED;
      assertThat(rows.stream().anyMatch(r -> r.status() == LedgerStatus.CANCELLED) && !cancelled)
          .isFalse();
      for (LedgerEntry row : rows) {
        boolean offered =
            scene.sender.sendings().stream()
                .map(RecordingSender.Sending::message)
                .anyMatch(m -> m.id().equals(row.sendId()));
        assertThat(offered || row.status() == LedgerStatus.CANCELLED).isTrue();
      }
    }
  }

  @Property(tries = 400)
  void everybody_has_one_outcome_and_no_rule_is_broken(@ForAll long seed)
      throws InterruptedException {
    Life life = new Life(seed);
    life.live();
    life.checkEnd();
  }

  @Property(tries = 20)
  void the_same_seed_lives_the_same_life(@ForAll long seed) throws InterruptedException {
    Life one = new Life(seed);
    one.live();
    Life other = new Life(seed);
    other.live();

    assertThat(other.scene.events).isEqualTo(one.scene.events);
    assertThat(other.scene.rows(ID)).isEqualTo(one.scene.rows(ID));
  }

  @Property(tries = 300)
  void a_run_without_faults_is_the_plan(@ForAll long seed) throws InterruptedException {
    Life life = new Life(seed);
    life.scene.sender.answering(m -> new SendOutcome.Accepted(null));
    life.scene.sender.withStatus(device -> SenderStatus.ready());
    Campaign campaign =
        Scene.campaign(ID, life.rules, life.devices()).toBuilder().seed(seed).build();
    List<String> planned =
        campaign
            .planner()
            .plan(life.people, Scene.START)
            .messages()
            .map(m -> life.people.get((int) m.recipient()).address().id() + m.lane() + m.at())
            .toList();
    life.scene.engine.launch(campaign, life.people);
    life.scene.run();

    assertThat(life.scene.sender.sendings())
        .extracting(s -> s.message().to().id() + s.message().sender() + s.at())
        .isEqualTo(planned);
  }
}
