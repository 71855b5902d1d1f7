package dev.mirsal.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.engine.CampaignRunner;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.SendingCalendar;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.InMemoryCampaignStore;
import dev.mirsal.campaign.store.Lease;
import dev.mirsal.message.Channel;
import dev.mirsal.send.Fault;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.testkit.VirtualClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever dies, before or after whatever operation, leaves nothing that nobody takes up. */
class DiesAnywhereTest {

  /** Rules, and what somebody would see in the end if nobody died. */
  static Stream<Arguments> stories() {
    Instant over = Scene.START.plusSeconds(70);
    SendingRules inTime = Scene.EVERY_MINUTE.toBuilder().notAfter(over).build();
    SendingRules neverAgain =
        Scene.EVERY_MINUTE.toBuilder()
            .calendar(
                (from, zone) ->
                    SendingCalendar.always().next(from, zone).filter(o -> from.isBefore(over)))
            .build();
    return Stream.of(
        Arguments.of("everybody is sent to", Scene.EVERY_MINUTE, CampaignStatus.COMPLETED),
        Arguments.of(
            "lanes share a limit",
            Scene.EVERY_MINUTE.toBuilder().dailyLimit(2).build(),
            CampaignStatus.COMPLETED),
        Arguments.of("its time is over", inTime, CampaignStatus.COMPLETED),
        Arguments.of("nothing may go any more", neverAgain, CampaignStatus.PAUSED));
  }

  private final VirtualClock clock = VirtualClock.at(Scene.START);
  private final CampaignStore store = new InMemoryCampaignStore();

  private CampaignEngine engine(CampaignStore its, String owner) {
    AtomicInteger calls = new AtomicInteger();
    return CampaignEngine.builder()
        .store(its)
        .clock(clock)
        .owner(owner)
        .sender(
            Channel.WHATSAPP,
            message ->
                calls.incrementAndGet() % 3 == 0
                    ? Scene.rejected(Fault.RECIPIENT, false, true)
                    : new SendOutcome.Accepted(message.id()))
        .build();
  }

  /** The process is gone from so many operations on; the last of them is done, or not. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  private CampaignStore mortal(int operations, boolean lastIsDone) {
    AtomicInteger left = new AtomicInteger(operations);
    return (CampaignStore)
        Proxy.newProxyInstance(
            CampaignStore.class.getClassLoader(),
            new Class<?>[] {CampaignStore.class},
            (proxy, method, arguments) -> {
              int still = left.getAndDecrement();
              if (still <= 0 && !(still == 0 && lastIsDone)) {
                throw new Death();
              }
              Object result;
              try {
                result = method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              if (still == 0) {
                throw new Death();
              }
              return result;
            });
  }

  /**
   * Lets no lane of a running campaign be due, as two processes leave it that both die when each
   * has laid down one of the last two lanes.
   */
  private void forget(Campaign campaign) {
    CampaignRecord record = store.find(campaign.id()).orElseThrow();
    if (record.status() == CampaignStatus.RUNNING) {
      for (Lane lane : campaign.lanes()) {
        Lease lease =
            store
                .claim(campaign.id(), lane.name(), "another", Instant.MAX, Instant.MAX)
                .orElseThrow();
        store.schedule(lease, record.version(), null);
        store.release(lease);
      }
    }
  }

  /** Returns whether it died. */
  private boolean lives(Campaign campaign, int operations, boolean lastIsDone, boolean forgotten)
      throws InterruptedException {
    clock.set(Scene.START);
    engine(store, "first").launch(campaign, Scene.people(5));
    try {
      CampaignRunner.of(engine(mortal(operations, lastIsDone), "mortal"), clock).runUntilIdle();
      return false;
    } catch (Death e) {
      if (forgotten) {
        forget(campaign);
      }
      CampaignRunner.of(engine(store, "heir"), clock).runUntilIdle();
      return true;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void somebody_else_brings_it_to_its_end(String story, SendingRules rules, CampaignStatus end)
      throws InterruptedException {
    endsWhereverItDies(story, rules, end, false);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void whoever_starts_takes_up_what_nobody_would_look_at(
      String story, SendingRules rules, CampaignStatus end) throws InterruptedException {
    endsWhereverItDies(story, rules, end, true);
  }

  private void endsWhereverItDies(
      String story, SendingRules rules, CampaignStatus end, boolean forgotten)
      throws InterruptedException {
    for (boolean lastIsDone : new boolean[] {false, true}) {
      boolean died = true;
      for (int operations = 0; died; operations++) {
        died = lives(Scene.campaign("c1", rules, "d1", "d2"), operations, lastIsDone, forgotten);
        assertThat(store.find("c1").orElseThrow().status())
            .as("%s: after %d operations, last done: %s", story, operations, lastIsDone)
            .isEqualTo(end);
        assertThat(store.hasOpen("c1")).isEqualTo(!end.ended());
        store.delete("c1");
      }
    }
  }
}
