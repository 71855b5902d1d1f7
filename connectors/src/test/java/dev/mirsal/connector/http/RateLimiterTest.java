package dev.mirsal.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mirsal.connector.http.RateLimiter.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The common limiter: exact by its clock, for many accounts, threads and clocks that jump. */
class RateLimiterTest {
  private static final Instant START = Instant.parse("2026-11-23T07:00:00Z");
  private static final Duration NANO = Duration.ofNanos(1);

  private final AtomicReference<Instant> time = new AtomicReference<>(START);
  private final RateLimiter limiter = RateLimiter.create(time::get);

  /** Compared with the rule itself: all calls that ever went, counted anew each time. */
  @Property(tries = 500)
  void never_more_than_the_limit_in_any_period_and_never_later_than_necessary(
      @ForAll @IntRange(min = 1, max = 7) int calls,
      @ForAll @LongRange(min = 1, max = 60) long period,
      @ForAll("steps") List<Long> steps) {
    RateLimit limit = new RateLimit(calls, Duration.ofNanos(period));
    MovingClock clock = new MovingClock();
    RateLimiter fresh = RateLimiter.create(clock::now);
    List<Instant> gone = new ArrayList<>();
    for (long step : steps) {
      clock.move(step);
      Instant earliest = earliest(gone, limit, clock.now());
      Instant said = fresh.acquire("a", List.of(new Claim("send", limit)));
      if (earliest.equals(clock.now())) {
        assertThat(said).isNull();
        gone.add(clock.now());
      } else {
        assertThat(said).isEqualTo(earliest);
      }
    }
  }

  @Property(tries = 500)
  void whoever_comes_when_told_may_go_and_a_nanosecond_before_may_not(
      @ForAll @IntRange(min = 1, max = 20) int calls,
      @ForAll @LongRange(min = 2, max = 3_600_000_000_000L) long period,
      @ForAll @IntRange(min = 1, max = 100) int wanted) {
    List<Claim> claim = List.of(new Claim("send", new RateLimit(calls, Duration.ofNanos(period))));
    MovingClock clock = new MovingClock();
    RateLimiter fresh = RateLimiter.create(clock::now);
    for (int i = 0; i < wanted; i++) {
      Instant until = fresh.acquire("a", claim);
      if (until != null) {
        clock.set(until.minus(NANO));
        assertThat(fresh.acquire("a", claim)).isEqualTo(until);
        clock.set(until);
        assertThat(fresh.acquire("a", claim)).isNull();
      }
    }
    assertThat(clock.now())
        .isEqualTo(START.plus(Duration.ofNanos(period).multipliedBy((wanted - 1) / calls)));
  }

  /** By real time, as far as the clock is not set forward: it then tells of time that was not. */
  @Property(tries = 500)
  void a_clock_that_is_set_back_lets_no_more_go_and_holds_nothing_for_more_than_a_period(
      @ForAll @IntRange(min = 1, max = 5) int calls,
      @ForAll @LongRange(min = 1, max = 40) long period,
      @ForAll("steps") List<Long> steps,
      @ForAll("jumps") List<Long> jumps) {
    RateLimit limit = new RateLimit(calls, Duration.ofNanos(period));
    MovingClock clock = new MovingClock();
    RateLimiter fresh = RateLimiter.create(clock::now);
    List<Instant> gone = new ArrayList<>();
    Instant real = START;
    for (int i = 0; i < steps.size(); i++) {
      real = real.plusNanos(steps.get(i));
      clock.move(steps.get(i) - jumps.get(i % jumps.size()));
      Instant said = fresh.acquire("a", List.of(new Claim("send", limit)));
      if (said == null) {
        assertThat(earliest(gone, limit, real)).isEqualTo(real);
        gone.add(real);
      } else {
        assertThat(said).isAfter(clock.now()).isBeforeOrEqualTo(clock.now().plusNanos(period));
      }
    }
  }

  @Property(tries = 300)
  void a_clock_that_jumps_anywhere_never_stops_an_account_for_more_than_a_period(
      @ForAll @IntRange(min = 1, max = 5) int calls, @ForAll("anywhere") List<Instant> instants) {
    RateLimit limit = new RateLimit(calls, Duration.ofHours(1));
    MovingClock clock = new MovingClock();
    RateLimiter fresh = RateLimiter.create(clock::now);
    for (Instant instant : instants) {
      clock.set(instant);
      Instant said = fresh.acquire("a", List.of(new Claim("send", limit)));
      assertThat(said == null || !said.isAfter(instant.plus(limit.period()))).isTrue();
    }
  }

  @Test
  void the_ends_of_time_are_instants_like_others() {
    List<Claim> claim = List.of(new Claim("send", RateLimit.perSecond(1)));
    for (Instant instant : List.of(Instant.MAX, Instant.MIN, Instant.MAX, START)) {
      time.set(instant);
      limiter.acquire("a", claim);
      limiter.used("a", 85, Instant.MAX);
    }
    assertThat(limiter.acquire("b", claim)).isNull();
  }

  @Test
  void a_call_that_is_held_back_by_one_limit_counts_toward_none() {
    Claim perAccount = new Claim("flow", RateLimit.perSecond(2));
    Claim one = new Claim("flow to 1", new RateLimit(1, Duration.ofHours(1)));
    Claim other = new Claim("flow to 2", new RateLimit(1, Duration.ofHours(1)));

    assertThat(limiter.acquire("a", List.of(perAccount, one))).isNull();
    assertThat(limiter.acquire("a", List.of(perAccount, one))).isEqualTo(START.plusSeconds(3600));
    assertThat(limiter.acquire("a", List.of(perAccount, other))).isNull();
    assertThat(limiter.acquire("a", List.of(perAccount))).isEqualTo(START.plusSeconds(1));
  }

  @Test
  void accounts_and_endpoints_are_counted_apart() {
    Claim send = new Claim("send", RateLimit.perSecond(1));

    assertThat(limiter.acquire("a", List.of(send))).isNull();
    assertThat(limiter.acquire("b", List.of(send))).isNull();
    assertThat(limiter.acquire("a", List.of(new Claim("find", RateLimit.perSecond(1))))).isNull();
    assertThat(limiter.acquire("a", List.of(send))).isEqualTo(START.plusSeconds(1));
    assertThat(limiter.acquire("a", List.of())).isNull();
  }

  @Test
  void many_threads_together_get_what_the_limit_gives() throws Exception {
    List<Claim> claim = List.of(new Claim("send", RateLimit.perSecond(100)));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<@Nullable Instant>> calls =
          Collections.nCopies(2_000, () -> limiter.acquire("a", claim));
      int gone = 0;
      for (Future<@Nullable Instant> call : threads.invokeAll(calls)) {
        gone += call.get() == null ? 1 : 0;
      }
      assertThat(gone).isEqualTo(100);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void windows_that_nobody_asks_for_are_forgotten() {
    for (int i = 0; i < 1_000; i++) {
      limiter.acquire("account " + i, List.of(new Claim("send", RateLimit.perSecond(1))));
    }
    assertThat(limiter.size()).isEqualTo(1_000);
    time.set(START.plusSeconds(2));
    assertThat(limiter.size()).isZero();
  }

  @Test
  void there_is_an_end_to_the_windows_that_are_kept() {
    for (int i = 0; i < 100_500; i++) {
      limiter.acquire("account " + i, List.of(new Claim("send", RateLimit.perSecond(1))));
    }
    assertThat(limiter.size()).isLessThanOrEqualTo(100_000);
  }

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "79, PT0S",
    "80, PT1S",
    "90, PT11S",
    "99, PT20S",
    "100, PT5M",
    "250, PT5M"
  })
  void what_the_platform_says_is_used_sets_calls_apart(int percent, Duration apart) {
    limiter.used("a", percent, null);

    for (int i = 1; i <= 3; i++) {
      time.set(START.plus(apart.multipliedBy(i)).minus(apart.isZero() ? apart : NANO));
      if (!apart.isZero()) {
        assertThat(limiter.acquire("a", List.of())).isEqualTo(START.plus(apart.multipliedBy(i)));
        time.set(START.plus(apart.multipliedBy(i)));
      }
      assertThat(limiter.acquire("a", List.of())).isNull();
    }
    assertThat(limiter.acquire("b", List.of())).isNull();
  }

  @Test
  void an_account_that_is_closed_stays_closed_whatever_late_answers_say() {
    limiter.used("a", 100, START.plusSeconds(1_200));
    limiter.used("a", 20, null);

    assertThat(limiter.acquire("a", List.of())).isEqualTo(START.plusSeconds(1_200));
    time.set(START.plusSeconds(1_200));
    assertThat(limiter.acquire("a", List.of())).isNull();
    assertThat(limiter.acquire("a", List.of())).isNull();
  }

  @Test
  void an_account_is_closed_for_a_week_at_most() {
    limiter.used("a", 0, Instant.MAX);

    assertThat(limiter.acquire("a", List.of())).isEqualTo(START.plus(Duration.ofDays(7)));
  }

  @Test
  void what_was_told_an_hour_ago_says_nothing_any_more() {
    limiter.used("a", 99, null);
    time.set(START.plus(Duration.ofHours(1)));

    assertThat(limiter.acquire("a", List.of())).isNull();
    assertThat(limiter.acquire("a", List.of())).isNull();
  }

  @Test
  void a_clock_that_is_set_back_takes_the_closed_time_with_it() {
    limiter.used("a", 100, START.plusSeconds(600));
    Instant before = START.minus(Duration.ofDays(1));
    time.set(before);

    assertThat(limiter.acquire("a", List.of())).isEqualTo(before.plusSeconds(600));
    time.set(before.plusSeconds(600));
    assertThat(limiter.acquire("a", List.of())).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "0, PT1S, 'rateLimit.calls: 0, must be 1 to 10000'",
    "10001, PT1S, 'rateLimit.calls: 10001, must be 1 to 10000'",
    "1, PT0S, 'rateLimit.period: PT0S, must be more than zero, at most PT24H'",
    "1, PT-1S, 'rateLimit.period: PT-1S, must be more than zero, at most PT24H'",
    "1, PT24H0.000000001S, 'rateLimit.period: PT24H0.000000001S, must be more than zero, at most PT24H'"
  })
  void a_limit_out_of_range_is_refused(int calls, Duration period, String message) {
    assertThatThrownBy(() -> new RateLimit(calls, period)).hasMessage(message);
  }

  @Test
  void a_claim_does_not_show_whom_it_is_about() {
    assertThat(new Claim("flow to 4711", RateLimit.perSecond(1)).toString()).doesNotContain("4711");
  }

  @Provide
  Arbitrary<List<Long>> steps() {
    return Arbitraries.longs().between(0, 30).list().ofMinSize(1).ofMaxSize(80);
  }

  @Provide
  Arbitrary<List<Long>> jumps() {
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(4, Arbitraries.just(0L)),
            net.jqwik.api.Tuple.of(1, Arbitraries.longs().between(1, 1_000)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(20);
  }

  @Provide
  Arbitrary<List<Instant>> anywhere() {
    return Arbitraries.longs()
        .between(-4_000_000_000L, 4_000_000_000L)
        .map(Instant::ofEpochSecond)
        .list()
        .ofMinSize(2)
        .ofMaxSize(40);
  }

  /** The rule, written down: the first instant from now on whose period has room. */
  private static Instant earliest(List<Instant> gone, RateLimit limit, Instant now) {
    Instant earliest = now;
    while (true) {
      Instant from = earliest.minus(limit.period());
      List<Instant> within = gone.stream().filter(each -> each.isAfter(from)).toList();
      if (within.size() < limit.calls()) {
        return earliest;
      }
      earliest = within.get(0).plus(limit.period());
    }
  }

  private static final class MovingClock {
    private Instant now = START;

    Instant now() {
      return now;
    }

    void move(long nanos) {
      now = now.plusNanos(nanos);
    }

    void set(Instant instant) {
      now = instant;
    }
  }
}
