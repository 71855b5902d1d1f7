package dev.mirsal.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.campaign.Campaign;
import dev.mirsal.campaign.CampaignStatus;
import dev.mirsal.campaign.engine.CampaignEngine;
import dev.mirsal.campaign.engine.CampaignListener;
import dev.mirsal.campaign.engine.CampaignRunner;
import dev.mirsal.campaign.plan.Lane;
import dev.mirsal.campaign.plan.SendingRules;
import dev.mirsal.campaign.store.CampaignStore;
import dev.mirsal.campaign.store.InMemoryCampaignStore;
import dev.mirsal.campaign.store.LedgerEntry;
import dev.mirsal.campaign.store.LedgerStatus;
import dev.mirsal.message.Channel;
import dev.mirsal.message.OutboundMessage;
import dev.mirsal.send.Fault;
import dev.mirsal.send.MessageSender;
import dev.mirsal.send.SendOutcome;
import dev.mirsal.testkit.VirtualClock;
import dev.mirsal.testkit.store.ForwardingStore;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A runner on an executor. */
@Timeout(120)
class SideBySideTest {
  private static final SendingRules AT_ONCE =
      SendingRules.builder().delay(Duration.ZERO, Duration.ZERO).pauses().aroundTheClock().build();

  private final VirtualClock clock = VirtualClock.at(Scene.START);
  private final ExecutorService threads = Executors.newFixedThreadPool(8);

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  /** Notes what is under way together. */
  private static final class Watcher implements MessageSender {
    private final Map<String, Integer> onLane = new HashMap<>();
    private final Map<String, Integer> mostOnLane = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private int under;
    private int most;
    private CountDownLatch together = new CountDownLatch(0);

    @Override
    public SendOutcome send(OutboundMessage message) throws InterruptedException {
      CountDownLatch others;
      synchronized (this) {
        assertThat(ids.add(message.id())).isTrue();
        int lane = onLane.merge(message.sender(), 1, Integer::sum);
        mostOnLane.merge(message.sender(), lane, Math::max);
        most = Math.max(most, ++under);
        others = together;
      }
      others.countDown();
      others.await();
      synchronized (this) {
        onLane.merge(message.sender(), -1, Integer::sum);
        under--;
      }
      return new SendOutcome.Accepted(null);
    }
  }

  private static CampaignEngine engine(MessageSender sender) {
    return CampaignEngine.builder().sender(Channel.WHATSAPP, sender).build();
  }

  private static Campaign campaign(List<Lane> lanes) {
    return Campaign.builder("c1").name("N").text("Hi {name}").lanes(lanes).rules(AT_ONCE).build();
  }

  @Test
  void lanes_send_at_the_same_time_and_each_one_after_another() throws InterruptedException {
    Watcher watcher = new Watcher();
    watcher.together = new CountDownLatch(4);
    CampaignEngine engine = engine(watcher);
    engine.launch(
        campaign(IntStream.range(0, 4).mapToObj(i -> Lane.of("d" + i)).toList()),
        Scene.people(400));
    CampaignRunner.on(engine, threads).runUntilIdle();

    assertThat(engine.progress("c1").status()).isEqualTo(CampaignStatus.COMPLETED);
    assertThat(engine.progress("c1").count(LedgerStatus.SENT)).isEqualTo(400);
    assertThat(watcher.ids).hasSize(400);
    assertThat(watcher.most).isEqualTo(4);
    assertThat(watcher.mostOnLane.values()).containsOnly(1);
  }

  @Test
  void a_runner_with_threads_of_its_own_takes_virtual_ones_if_there_are_any()
      throws InterruptedException {
    Watcher watcher = new Watcher();
    watcher.together = new CountDownLatch(3);
    Set<String> kinds = ConcurrentHashMap.newKeySet();
    CampaignEngine engine =
        engine(
            message -> {
              // A virtual thread shows as VirtualThread[…], whatever the JDK this is compiled for.
              Thread thread = Thread.currentThread();
              kinds.add(thread.toString().replaceAll("\\[.*", "") + " " + thread.isDaemon());
              return watcher.send(message);
            });
    engine.launch(
        campaign(IntStream.range(0, 3).mapToObj(i -> Lane.of("d" + i)).toList()), Scene.people(30));
    CampaignRunner.onOwnThreads(engine).runUntilIdle();

    assertThat(engine.progress("c1").count(LedgerStatus.SENT)).isEqualTo(30);
    assertThat(watcher.most).isEqualTo(3);
    assertThat(kinds)
        .containsExactly(Runtime.version().feature() >= 21 ? "VirtualThread true" : "Thread true");
  }

  @Test
  void a_lane_may_have_several_on_their_way_if_its_rules_say_so() throws InterruptedException {
    Watcher watcher = new Watcher();
    watcher.together = new CountDownLatch(3);
    CampaignEngine engine = engine(watcher);
    engine.launch(campaign(List.of(Lane.of("page").concurrently(3))), Scene.people(100));
    CampaignRunner.on(engine, threads).runUntilIdle();

    assertThat(engine.progress("c1").count(LedgerStatus.SENT)).isEqualTo(100);
    assertThat(engine.progress("c1").status()).isEqualTo(CampaignStatus.COMPLETED);
    assertThat(watcher.mostOnLane).containsExactly(Map.entry("page", 3));
  }

  @Test
  void the_last_message_may_land_while_somebody_looks_whether_all_is_done()
      throws InterruptedException, ExecutionException {
    CampaignEngine engine = whoseLastMessageLandsMeanwhile(new SendOutcome.Accepted(null));

    assertThat(engine.runDue()).isEqualTo(Instant.MAX);
    assertThat(engine.progress("c1").status()).isEqualTo(CampaignStatus.COMPLETED);
  }

  @Test
  void the_last_message_may_be_put_back_while_somebody_looks_whether_all_is_done()
      throws InterruptedException, ExecutionException {
    CampaignEngine engine =
        whoseLastMessageLandsMeanwhile(Scene.rejected(Fault.RECIPIENT, false, true));
    CampaignRunner.of(engine, clock).runUntilIdle();

    assertThat(engine.progress("c1").count(LedgerStatus.SENT)).isEqualTo(1);
    assertThat(engine.progress("c1").status()).isEqualTo(CampaignStatus.COMPLETED);
  }

  /**
   * One thread has found nobody in line when the last message lands that another has sent, and only
   * then puts the lane to rest.
   *
   * @param first how it lands; whatever comes after it is accepted
   */
  private CampaignEngine whoseLastMessageLandsMeanwhile(SendOutcome first)
      throws InterruptedException, ExecutionException {
    CountDownLatch looked = new CountDownLatch(1);
    CountDownLatch landed = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    CampaignStore store =
        new ForwardingStore(new InMemoryCampaignStore()) {
          @Override
          public boolean hasOpen(String campaignId) {
            boolean open = super.hasOpen(campaignId);
            looked.countDown();
            await(landed);
            return open;
          }
        };
    CampaignListener listener =
        new CampaignListener() {
          @Override
          public void messageChanged(String campaignId, LedgerEntry row) {
            landed.countDown();
            await(gone);
          }
        };
    CampaignEngine engine =
        CampaignEngine.builder()
            .clock(clock)
            .store(store)
            .listener(listener)
            .sender(
                Channel.WHATSAPP,
                message -> {
                  looked.await();
                  return landed.getCount() > 0 ? first : new SendOutcome.Accepted(null);
                })
            .build();
    engine.launch(campaign(List.of(Lane.of("page").concurrently(2))), Scene.people(1));
    Future<Instant> sends = threads.submit(engine::runDue);
    while (engine.progress("c1").count(LedgerStatus.SENDING) == 0) {
      Thread.onSpinWait();
    }
    engine.runDue();
    gone.countDown();
    sends.get();
    return engine;
  }

  /**
   * Each question asked of a store takes its time: a message asks for its beginning and its end.
   */
  @Test
  void a_store_is_asked_little_beside_beginnings_and_ends() throws InterruptedException {
    Map<String, Integer> asked = new ConcurrentHashMap<>();
    List<String> refused = new CopyOnWriteArrayList<>();
    CampaignStore inMemory = new InMemoryCampaignStore();
    CampaignStore store =
        (CampaignStore)
            Proxy.newProxyInstance(
                CampaignStore.class.getClassLoader(),
                new Class<?>[] {CampaignStore.class},
                (proxy, method, arguments) -> {
                  Object answer = method.invoke(inMemory, arguments);
                  asked.merge(method.getName(), 1, Integer::sum);
                  if (Boolean.FALSE.equals(answer) && !method.getName().equals("hasOpen")) {
                    refused.add(method.getName());
                  }
                  return answer;
                });
    CampaignEngine engine =
        CampaignEngine.builder()
            .store(store)
            .sender(Channel.WHATSAPP, message -> new SendOutcome.Accepted(null))
            .build();
    engine.launch(campaign(List.of(Lane.of("d1"))), Scene.people(1000));
    CampaignRunner.on(engine, threads).runUntilIdle();

    assertThat(asked.remove("begin")).isEqualTo(1000);
    assertThat(asked.remove("end")).isEqualTo(1000);
    assertThat(asked.values().stream().mapToInt(Integer::intValue).sum())
        .as("%s", asked)
        .isLessThan(250);
    // The lane is put to rest when its campaign is complete, and that has said so by itself.
    assertThat(refused).isSubsetOf("schedule");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void what_is_launched_meanwhile_is_noticed_at_once()
      throws InterruptedException, ExecutionException {
    CampaignEngine engine = engine(new Watcher());
    CountDownLatch stop = new CountDownLatch(1);
    Future<?> run =
        threads.submit(
            () -> {
              CampaignRunner.on(engine, threads).runWhile(() -> stop.getCount() > 0);
              return null;
            });
    CountDownLatch completed = new CountDownLatch(1);
    engine.launch(campaign(List.of(Lane.of("d1"))), Scene.people(3));
    while (engine.progress("c1").status() != CampaignStatus.COMPLETED) {
      assertThat(completed.await(5, java.util.concurrent.TimeUnit.MILLISECONDS)).isFalse();
    }
    stop.countDown();
    engine.draft(campaign(List.of(Lane.of("d1"))).withId("wake"), Scene.people(1));
    run.get();
    assertThat(engine.progress("c1").count(LedgerStatus.SENT)).isEqualTo(3);
  }

  @Test
  void what_fails_is_thrown_when_the_others_have_landed() {
    FailingStore store = new FailingStore();
    CampaignEngine engine =
        CampaignEngine.builder().store(store).sender(Channel.WHATSAPP, new Watcher()).build();
    store.failWhen((before, next) -> next.status() == LedgerStatus.SENT && next.index() == 7);
    engine.launch(campaign(List.of(Lane.of("d1"), Lane.of("d2"))), Scene.people(40));

    assertThatThrownBy(CampaignRunner.on(engine, threads)::runUntilIdle)
        .hasMessage("the store is gone");
    store.failWhen((before, next) -> false);
    assertThat(engine.progress("c1").count(LedgerStatus.SENDING)).isEqualTo(1);
  }

  @Test
  void a_broken_sender_ends_the_run_too() {
    CampaignEngine engine =
        engine(
            message -> {
              throw new LinkageError("half a library");
            });
    engine.launch(campaign(List.of(Lane.of("d1"))), Scene.people(2));

    assertThatThrownBy(CampaignRunner.on(engine, threads)::runUntilIdle)
        .isInstanceOf(LinkageError.class);
    assertThat(engine.progress("c1").count(LedgerStatus.PENDING)).isEqualTo(1);
  }

  @Test
  void an_executor_that_takes_nothing_ends_the_run() {
    CampaignEngine engine = engine(new Watcher());
    engine.launch(campaign(List.of(Lane.of("d1"), Lane.of("d2"))), Scene.people(4));
    threads.shutdownNow();

    assertThatThrownBy(CampaignRunner.on(engine, threads)::runUntilIdle)
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(engine.progress("c1").count(LedgerStatus.PENDING)).isEqualTo(4);
  }

  @Test
  void whoever_waits_can_be_interrupted() throws InterruptedException, ExecutionException {
    CampaignEngine engine = engine(new Watcher());
    Future<?> run =
        threads.submit(
            () -> {
              Thread.currentThread().interrupt();
              CampaignRunner.on(engine, threads).runWhile(() -> true);
              return null;
            });
    assertThatThrownBy(run::get).hasCauseInstanceOf(InterruptedException.class);
  }
}
