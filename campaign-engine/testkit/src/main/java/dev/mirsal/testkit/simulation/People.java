package dev.mirsal.testkit.simulation;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignException;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.LateStart;
import dev.mirsal.campaign.UnknownPolicy;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.message.Address;
import dev.mirsal.message.Recipient;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** Those who launch campaigns, hold them, change them and end them. */
final class People {
  private static final List<String> DEVICES = List.of("d1", "d2", "d3");
  private static final List<UnknownPolicy> POLICIES = List.of(UnknownPolicy.values());

  private final World world;
  private final CampaignStore store;
  private final LongFunction<SendingRules> rules;
  private final int mostRecipients;
  private final List<String> campaigns = new ArrayList<>();
  private final Map<String, List<Recipient>> lists = new HashMap<>();

  /** Campaigns whose dead letters were put back at the end. */
  private final Set<String> replayed = new TreeSet<>();

  People(World world, CampaignStore store, LongFunction<SendingRules> rules, int mostRecipients) {
    this.world = world;
    this.store = store;
    this.rules = rules;
    this.mostRecipients = mostRecipients;
  }

  /** Returns the ids of those that were launched. */
  List<String> campaigns() {
    return campaigns;
  }

  boolean haveFinished() {
    return campaigns.stream().allMatch(id -> world.judge().status(id).ended());
  }

  /** Launches a campaign, or several that share devices: then one waits for the other. */
  void launch() {
    Worker worker = world.first();
    int count = world.dice().onceIn(3) ? 2 : 1;
    for (int number = 1; number <= count; number++) {
      Campaign campaign = campaign("c" + number, number == 1);
      int size = (int) world.dice().between(1, mostRecipients);
      List<Recipient> recipients = recipients(number, size);
      world.judge().expect(campaign, size);
      lists.put(campaign.id(), recipients);
      try {
        worker.engine().launch(campaign, recipients);
        campaigns.add(campaign.id());
        world.log("launched " + campaign + " to " + size + ", in doubt " + campaign.onUnknown());
        world.log(campaign.id() + " by " + campaign.rules());
      } catch (CampaignException e) {
        world.log("not launched: " + e.getMessage());
      }
    }
  }

  private Campaign campaign(String id, boolean first) {
    Dice dice = world.dice();
    SendingRules its = newRules();
    if (!first || dice.onceIn(3)) {
      its = its.toBuilder().notBefore(world.now().plus(dice.seconds(60, 9000))).build();
    }
    return Campaign.builder(id)
        .name("simulated")
        .text("Hello")
        .lanes(lanes(dice.onceIn(3)))
        .rules(its)
        .seed(dice.between(0, 1000))
        .onUnknown(dice.oneOf(POLICIES))
        .lateStart(
            dice.onceIn(4)
                ? new LateStart(dice.oneOf(List.of(LateStart.Policy.values())), Duration.ofHours(1))
                : LateStart.SEND)
        .build();
  }

  /** A device has one message on its way at a time; a page may have several. */
  private List<Lane> lanes(boolean several) {
    Dice dice = world.dice();
    return DEVICES.subList(0, (int) dice.between(1, 3)).stream()
        .map(name -> Lane.of(name).concurrently(several ? (int) dice.between(1, 3) : 1))
        .toList();
  }

  private SendingRules newRules() {
    return rules.apply(world.dice().between(0, 1_000_000_000));
  }

  private List<Recipient> recipients(int campaign, int count) {
    List<Recipient> recipients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Recipient one = Recipient.of(Address.whatsApp("97250" + campaign + (100_000 + i)));
      world.consent().draw(one.address());
      one = world.dice().onceIn(5) ? one.withZone(ZoneId.of("Asia/Tokyo")) : one;
      recipients.add(
          world.dice().onceIn(9)
              ? one.withExpiry(world.now().plus(world.dice().seconds(0, 90_000)))
              : one);
    }
    return recipients;
  }

  /** Does something to one of the campaigns; what is refused is let be. */
  void act(Worker worker) {
    if (campaigns.isEmpty()) {
      return;
    }
    String id = world.dice().oneOf(campaigns);
    int kind = world.dice().upTo(28);
    kind = kind == 0 && !world.dice().onceIn(4) ? 5 : kind;
    String what = "";
    try {
      what = act(worker.engine(), id, kind);
      world.log(worker.name() + " " + what + " " + id);
    } catch (CampaignException e) {
      world.log(worker.name() + " " + e.getMessage());
    } catch (IllegalStateException e) {
      world.log(worker.name() + " could not act (" + kind + ") on " + id + ": " + e.getMessage());
    }
  }

  private String act(CampaignEngine engine, String id, int kind) {
    switch (kind) {
      case 0 -> {
        engine.cancel(id);
        return "cancels";
      }
      case 1, 2, 3, 4 -> {
        engine.pause(id);
        return "pauses";
      }
      case 5, 6, 7, 8, 9 -> {
        engine.resume(id);
        return "resumes";
      }
      case 10, 11 -> {
        engine.setActive(id, false);
        return "switches off";
      }
      case 12, 13, 14 -> {
        engine.setActive(id, true);
        return "switches on";
      }
      case 15, 16 -> {
        SendingRules next = newRules();
        engine.editRules(id, next);
        return "edits the rules of: " + next;
      }
      case 17 -> {
        long known = engine.verifyUnknown(id);
        return "finds out about " + known + " of";
      }
      case 18, 19, 20 -> {
        Campaign next = edited(id);
        engine.edit(next);
        return "edits " + next + " by " + next.rules() + ":";
      }
      case 21 -> {
        engine.saveAsDraft(edited(id));
        return "takes back";
      }
      case 22, 23 -> {
        engine.launch(id);
        return "launches";
      }
      case 24, 25 -> {
        Address person = world.dice().oneOf(Objects.requireNonNull(lists.get(id))).address();
        world.consent().optOut(person);
        return "hears an opt-out of one of";
      }
      case 26, 27 -> {
        world.judge().checkProgress(id, engine.progress(id));
        return "looks at";
      }
      default -> {
        long again = engine.replay(id, row -> true);
        return "puts back " + again + " of";
      }
    }
  }

  /** The same campaign on other lanes, by other rules. */
  private Campaign edited(String id) {
    Campaign before = store.find(id).orElseThrow().campaign();
    SendingRules next =
        newRules().toBuilder().notBefore(world.now().plus(world.dice().seconds(0, 9000))).build();
    List<Lane> lanes = lanes(world.dice().onceIn(3));
    world.judge().mayUse(id, lanes);
    return before.toBuilder().lanes(lanes).rules(next).build();
  }

  /** Lets go on what stands still; returns whether there was anything to let go on. */
  boolean goOn(Worker worker) {
    boolean any = false;
    for (String id : campaigns) {
      CampaignRecord record = store.find(id).orElseThrow();
      if (!record.active() && record.status() == CampaignStatus.PAUSED) {
        worker.engine().setActive(id, true);
        any = true;
      }
      any |=
          record.status() == CampaignStatus.PAUSED && succeeds(worker, id, worker.engine()::resume);
      any |=
          record.status() == CampaignStatus.DRAFT && succeeds(worker, id, worker.engine()::launch);
    }
    return any;
  }

  /** Puts all dead letters back, once; returns whether anything was done. */
  boolean replay(Worker worker) {
    boolean any = false;
    for (String id : campaigns) {
      boolean completed = world.judge().status(id) == CampaignStatus.COMPLETED;
      if (completed && !replayed.contains(id)) {
        any |= replay(worker, id);
      } else if (completed) {
        world.judge().checkReplayed(id);
      }
    }
    return any;
  }

  private boolean replay(Worker worker, String id) {
    boolean replays = succeeds(worker, id, its -> worker.engine().replay(its, row -> true));
    if (replays) {
      replayed.add(id);
    }
    return replays;
  }

  private boolean succeeds(Worker worker, String id, Consumer<String> action) {
    try {
      action.accept(id);
      return true;
    } catch (CampaignException e) {
      // Another campaign has its device by now.
      world.log(worker.name() + " " + e.getMessage());
      return false;
    }
  }
}
