package dev.mirsal.example.dbscheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.CampaignRecord;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Address;
import dev.mirsal.message.Channel;
import dev.mirsal.message.Recipient;
import dev.mirsal.send.MessageSender;
import dev.mirsal.testkit.RecordingSender;
import dev.mirsal.time.SystemTime;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two schedulers over one database, in real time. */
class LaneTasksTest {
  private static final Duration POLLING = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int RECIPIENTS = 45;
  private static final int LANES = 3;

  private final RecordingSender oneSends = new RecordingSender(SystemTime.clock());
  private final RecordingSender otherSends = new RecordingSender(SystemTime.clock());
  private Database database;

  @BeforeEach
  void start() throws Exception {
    database = Database.start();
  }

  @AfterEach
  void stop() {
    database.close();
  }

  private CampaignHost host(String name, MessageSender sender) {
    return CampaignHost.start(database.source(), database.store(), sender, name, POLLING);
  }

  /** Sends nothing until all those who count down here want to. */
  private static MessageSender firstTogether(MessageSender sender, CountDownLatch all) {
    AtomicBoolean counted = new AtomicBoolean();
    return message -> {
      if (!counted.getAndSet(true)) {
        all.countDown();
      }
      if (!all.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("the other one sends nothing");
      }
      return sender.send(message);
    };
  }

  /** Sends as many as there are permits, and waits for more. */
  private static MessageSender permitted(MessageSender sender, Semaphore permits) {
    return message -> {
      permits.acquire();
      return sender.send(message);
    };
  }

  /** The first to send cannot hold all lanes, and waits until the other has sent too. */
  @Test
  void a_campaign_is_sent_by_two_schedulers_together() throws Exception {
    CountDownLatch bothSend = new CountDownLatch(2);
    try (CampaignHost one = host("one", firstTogether(oneSends, bothSend));
        CampaignHost other = host("other", firstTogether(otherSends, bothSend))) {
      one.engine().launch(campaign(CampaignHost.THREADS + 1), people());
      until(() -> other.engine().progress("c1").status() == CampaignStatus.COMPLETED);

      everybodyOnce(one.engine());
      assertThat(oneSends.sendings()).isNotEmpty();
      assertThat(otherSends.sendings()).isNotEmpty();
      until(() -> database.lanes() == 0);
    }
  }

  @Test
  void while_a_campaign_is_paused_its_lanes_have_no_tasks() throws Exception {
    int third = RECIPIENTS / 3;
    Semaphore permits = new Semaphore(third);
    try (CampaignHost one = host("one", permitted(oneSends, permits));
        CampaignHost other = host("other", permitted(otherSends, permits))) {
      one.engine().launch(campaign(LANES), people());
      until(() -> sent() == third && permits.hasQueuedThreads());
      CompletableFuture<Void> paused = CompletableFuture.runAsync(() -> other.engine().pause("c1"));
      until(() -> one.engine().progress("c1").status() == CampaignStatus.PAUSED);
      permits.release(RECIPIENTS);
      paused.get();
      until(() -> database.lanes() == 0);
      assertThat(sent()).as("what was on its way ended").isBetween(third + 1, third + LANES);

      other.engine().resume("c1");
      until(() -> one.engine().progress("c1").status() == CampaignStatus.COMPLETED);
      everybodyOnce(one.engine());
    }
  }

  @Test
  void a_scheduled_campaign_has_tasks_for_the_hour_at_which_it_begins() throws Exception {
    try (CampaignHost one = host("one", oneSends)) {
      Instant later = Instant.now().plus(Duration.ofDays(1));
      one.engine()
          .launch(
              campaign(LANES).toBuilder()
                  .rules(rules().toBuilder().notBefore(later).build())
                  .build(),
              people());

      assertThat(database.waitingLanes()).isEqualTo(LANES);
      assertThat(database.firstLaneAt()).isCloseTo(later, within(1, ChronoUnit.MILLIS));
      assertThat(sent()).isZero();
    }
  }

  /** Launched where nobody knows of db-scheduler, or by a process that died right after it. */
  @Test
  void lanes_that_nobody_was_told_of_are_found() throws Exception {
    CampaignEngine elsewhere =
        CampaignEngine.builder()
            .store(database.store())
            .sender(Channel.WHATSAPP, otherSends)
            .build();
    elsewhere.launch(campaign(LANES), people());
    try (CampaignHost one = host("one", oneSends)) {
      until(() -> one.engine().progress("c1").status() == CampaignStatus.COMPLETED);
      everybodyOnce(one.engine());
    }
  }

  /** The moment between the last look of a task and its removal. */
  @Test
  void what_is_resumed_while_its_task_ends_goes_on() throws Exception {
    CampaignStore store = database.store();
    LaneWaker waker = new LaneWaker(SchedulerClient.Builder.create(database.source()).build());
    CampaignEngine engine =
        CampaignEngine.builder()
            .store(store)
            .owner("one")
            .sender(Channel.WHATSAPP, oneSends)
            .listener(waker)
            .build();
    LaneTasks tasks = new LaneTasks(engine, store, "one", waker, SystemTime.clock());
    engine.launch(campaign(LANES), people());
    engine.pause("c1");
    database.execute("DELETE FROM scheduled_tasks WHERE task_instance <> 'c1/d1'");
    database.execute("UPDATE scheduled_tasks SET picked = true");
    TaskInstance<LaneId> task =
        LaneTasks.LANE.instance("c1/d1").data(new LaneId("c1", "d1")).build();
    CompletionHandler<LaneId> end = tasks.lanes().execute(task, null);

    engine.resume("c1");
    end.complete(
        ExecutionComplete.simulatedSuccess(Instant.now()),
        new ExecutionOperations<>(null, null, new Execution(Instant.now(), task)) {
          @Override
          public void remove() {
            delete("c1/d1");
          }
        });
    assertThat(oneSends.sendings()).isEmpty();
    assertThat(database.waitingLanes()).isEqualTo(LANES);
  }

  /** db-scheduler looks whether a task is picked, and changes it if nobody has meanwhile. */
  @Test
  void a_task_that_is_picked_at_that_very_moment_keeps_no_other_lane_waiting() {
    List<String> woken = new ArrayList<>();
    SchedulerClient client =
        (SchedulerClient)
            Proxy.newProxyInstance(
                SchedulerClient.class.getClassLoader(),
                new Class<?>[] {SchedulerClient.class},
                (proxy, method, args) -> {
                  String task = ((SchedulableInstance<?>) args[0]).getId();
                  if (task.equals("c1/d1")) {
                    throw new ExecutionException("not updated", "mirsal-lane", task, 1);
                  }
                  woken.add(task);
                  return true;
                });
    new LaneWaker(client)
        .campaignChanged(CampaignRecord.draft(campaign(LANES)).running(Instant.now()));

    assertThat(woken).containsExactly("c1/d2", "c1/d3");
  }

  @Test
  void a_task_of_a_campaign_that_was_deleted_goes() throws Exception {
    try (CampaignHost one = host("one", oneSends)) {
      SchedulerClient client = SchedulerClient.Builder.create(database.source()).build();
      new LaneWaker(client).wake(new LaneId("gone", "d1"), Instant.now());
      assertThat(database.lanes()).isEqualTo(1);
      until(() -> database.lanes() == 0);
      assertThat(sent()).isZero();
      assertThat(one.engine().dueLanes(1)).isEmpty();
    }
  }

  private void delete(String task) {
    try {
      database.execute("DELETE FROM scheduled_tasks WHERE task_instance = '" + task + "'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private int sent() {
    return oneSends.sendings().size() + otherSends.sendings().size();
  }

  private void everybodyOnce(CampaignEngine engine) {
    try (Stream<LedgerEntry> rows = engine.results("c1")) {
      assertThat(rows.map(LedgerEntry::status)).hasSize(RECIPIENTS).containsOnly(LedgerStatus.SENT);
    }
    assertThat(
            Stream.of(oneSends, otherSends)
                .flatMap(sender -> sender.sendings().stream())
                .map(sending -> sending.message().id()))
        .hasSize(RECIPIENTS)
        .doesNotHaveDuplicates();
  }

  private static SendingRules rules() {
    Duration delay = Duration.ofMillis(50);
    return SendingRules.builder().delay(delay, delay).pauses().aroundTheClock().build();
  }

  private static Campaign campaign(int lanes) {
    return Campaign.builder("c1")
        .name("Lanes as tasks")
        .text("Hello {name}")
        .lanes(IntStream.rangeClosed(1, lanes).mapToObj(lane -> Lane.of("d" + lane)).toList())
        .rules(rules())
        .build();
  }

  private static List<Recipient> people() {
    return IntStream.range(0, RECIPIENTS)
        .mapToObj(i -> Recipient.of(Address.whatsApp("97250" + (1_000_000 + i)), "R" + i))
        .toList();
  }

  private static void until(Callable<Boolean> condition) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!condition.call()) {
      assertThat(Instant.now()).as("gave up waiting").isBefore(deadline);
      Thread.sleep(20);
    }
  }
}
