package dev.mirsal.testkit.engine;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.engine.CampaignListener;
import dev.mirsal.campaign.engine.CampaignRunner;
import dev.mirsal.campaign.plan.PauseLadder;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.InMemoryCampaignStore;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Recipient;
import dev.mirsal.send.Fault;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.testkit.RecordingSender;
import dev.mirsal.testkit.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An engine in memory at 08:00 UTC on a Monday, with a sender that remembers. */
final class Scene {
  static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  /** A minute between messages, around the clock. */
  static final SendingRules EVERY_MINUTE =
      SendingRules.builder()
          .delay(Duration.ofMinutes(1), Duration.ofMinutes(1))
          .pauses()
          .aroundTheClock()
          .build();

  final VirtualClock clock = VirtualClock.at(START);
  final RecordingSender sender = new RecordingSender(clock);
  final List<String> events = new ArrayList<>();
  final CampaignStore store;
  final CampaignEngine engine;

  Scene() {
    this(new InMemoryCampaignStore());
  }

  Scene(CampaignStore store) {
    this.store = store;
    this.engine = engineOn(sender);
  }

  CampaignEngine engineOn(MessageSender other) {
    return builder().sender(Channel.WHATSAPP, other).build();
  }

  CampaignEngine engineIn(String epoch) {
    return builder().sender(Channel.WHATSAPP, sender).epoch(epoch).build();
  }

  private CampaignEngine.Builder builder() {
    return CampaignEngine.builder().store(store).clock(clock).listener(new Diary(events));
  }

  private record Diary(List<String> events) implements CampaignListener {
    @Override
    public void campaignChanged(CampaignRecord record) {
      events.add(record.campaign().id() + " " + record.status());
    }

    @Override
    public void messageChanged(String campaignId, LedgerEntry entry) {
      events.add(campaignId + " #" + entry.index() + " " + entry.status());
    }

    @Override
    public void laneHeld(String campaignId, String lane, String code, String detail) {
      events.add(campaignId + " " + lane + " held " + code);
    }
  }

  static Campaign campaign(String id, String... devices) {
    return campaign(id, EVERY_MINUTE, devices);
  }

  static Campaign campaign(String id, SendingRules rules, String... devices) {
    return Campaign.builder(id)
        .name("Name of " + id)
        .text("Hello {name}")
        .devices(devices)
        .rules(rules)
        .build();
  }

  static SendingRules everyTenSecondsThenPause(int every, Duration pause) {
    return EVERY_MINUTE.toBuilder()
        .delay(Duration.ofSeconds(10), Duration.ofSeconds(10))
        .pauses(PauseLadder.every(every, pause))
        .build();
  }

  static List<Recipient> people(int count) {
    return IntStream.range(0, count).mapToObj(Scene::person).toList();
  }

  static Recipient person(int number) {
    return Recipient.of(Address.whatsApp("9725000" + (10000 + number)), "N" + number);
  }

  static SendOutcome rejected(Fault fault, boolean permanent, boolean reached) {
    return new SendOutcome.Rejected(fault, "test.rejected", permanent, reached, "because");
  }

  void run() throws InterruptedException {
    CampaignRunner.of(engine, clock).runUntilIdle();
  }

  /** Runs for as long as the clock has not passed so much time since the start. */
  void runFor(Duration duration) throws InterruptedException {
    Instant end = START.plus(duration);
    Instant next = engine.runDue();
    while (!next.isAfter(end)) {
      clock.set(next);
      next = engine.runDue();
    }
    clock.set(end);
  }

  CampaignStatus status(String id) {
    return engine.progress(id).status();
  }

  String note(String id) {
    return String.valueOf(engine.progress(id).note());
  }

  /** Returns the minutes since the start at which something was given to the sender. */
  List<Long> minutes() {
    return sender.sendings().stream()
        .map(s -> Duration.between(START, s.at()).toMinutes())
        .toList();
  }

  List<Long> seconds() {
    return sender.sendings().stream()
        .map(s -> Duration.between(START, s.at()).toSeconds())
        .toList();
  }

  List<LedgerStatus> outcomes(String id) {
    try (Stream<LedgerEntry> rows = engine.results(id)) {
      return rows.map(LedgerEntry::status).toList();
    }
  }

  List<LedgerEntry> rows(String id) {
    try (Stream<LedgerEntry> rows = engine.results(id)) {
      return rows.toList();
    }
  }
}
