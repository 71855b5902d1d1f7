package dev.mirsal.testkit.plan;

import dev.mirsal.campaign.plan.Opening;
import dev.mirsal.campaign.plan.SendingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What every {@link SendingCalendar} must hold to, as jqwik properties: extend it, return your
 * calendar, and run the class as a test.
 *
 * @since 0.1
 */
public abstract class SendingCalendarContract {

  /** For subclasses. */
  protected SendingCalendarContract() {}

  /** Returns the calendars under test; for a single one, {@code Arbitraries.just(calendar)}. */
  protected abstract Arbitrary<SendingCalendar> calendars();

  /** Returns the zones to ask about: all there are, unless overridden. */
  protected Arbitrary<ZoneId> zones() {
    return PlanArbitraries.zones();
  }

  /** Returns the instants to ask about: around changes of the zone's clocks, unless overridden. */
  protected Arbitrary<Instant> instants(ZoneId zone) {
    return PlanArbitraries.instants(zone);
  }

  /**
   * A question to a calendar.
   *
   * @param calendar who is asked
   * @param from the instant asked about
   * @param zone the zone
   */
  public record Question(SendingCalendar calendar, Instant from, ZoneId zone) {
    Optional<Opening> ask() {
      return calendar.next(from, zone);
    }

    Instant opensAt() {
      return ask().map(Opening::opensAt).orElse(Instant.MAX);
    }

    Question at(Instant other) {
      return new Question(calendar, other, zone);
    }
  }

  /** Provides questions. */
  @Provide
  public Arbitrary<Question> questions() {
    Arbitrary<Question> questions =
        zones()
            .flatMap(
                zone ->
                    Combinators.combine(calendars(), instants(zone))
                        .as((calendar, from) -> new Question(calendar, from, zone)));
    return questions.withoutEdgeCases();
  }

  /** Provides times within four days. */
  @Provide
  public Arbitrary<Duration> spans() {
    return Arbitraries.longs().between(0, Duration.ofDays(4).toMillis()).map(Duration::ofMillis);
  }

  /** Provides parts of a whole, in thousandths. */
  @Provide
  public Arbitrary<Integer> thousandths() {
    return Arbitraries.integers().between(0, 999);
  }

  /** Every question has an answer. If this fails, look for local times that a zone skips. */
  @Property
  public void every_question_is_answered(@ForAll("questions") Question question) {
    try {
      Objects.requireNonNull(question.ask(), "the answer");
    } catch (RuntimeException e) {
      throw new AssertionError(question + " is not answered", e);
    }
  }

  /** An opening is not before the question. If this fails, cut the window at {@code from}. */
  @Property
  public void nothing_opens_before_it_is_asked_for(@ForAll("questions") Question question) {
    Instant opensAt = question.opensAt();
    Claim.that(!opensAt.isBefore(question.from()), () -> question + ": opens at " + opensAt);
  }

  /**
   * next(next(t)) = next(t). If this fails, the start of a window is excluded where it should be
   * included, or a change of clocks moves it.
   */
  @Property
  public void it_is_open_when_it_said_it_would_open(@ForAll("questions") Question question) {
    question.ask().ifPresent(opening -> requireOpen(question, opening, opening.opensAt()));
  }

  /** If this fails, openings reach over a break, a holiday or the end of the day. */
  @Property
  public void it_is_open_until_it_said_it_would_close(
      @ForAll("questions") Question question, @ForAll("thousandths") int part) {
    Optional<Opening> answer = question.ask();
    answer.ifPresent(opening -> requireOpen(question, opening, within(opening, part)));
    answer.ifPresent(opening -> requireOpen(question, opening, lastOf(opening)));
  }

  /**
   * From a closed instant to the next opening the answer stays the same. If this fails, an opening
   * is passed over.
   */
  @Property
  public void nothing_opens_earlier_than_it_said(
      @ForAll("questions") Question question, @ForAll("thousandths") int part) {
    question
        .ask()
        .ifPresent(
            opening -> {
              Instant between = between(question.from(), opening.opensAt(), part);
              Claim.same(
                  opening.opensAt(),
                  question.at(between).opensAt(),
                  () -> question + " opens at, asked again at " + between);
            });
  }

  /**
   * Who asks later is not let in earlier. If this fails, an opening is passed over, or the search
   * for it gives up too soon.
   */
  @Property
  public void who_asks_later_is_not_let_in_earlier(
      @ForAll("questions") Question question, @ForAll("spans") Duration later) {
    Instant first = question.opensAt();
    Instant second = question.at(question.from().plus(later)).opensAt();
    Claim.that(
        !second.isBefore(first),
        () -> question + ": opens at " + first + ", asked " + later + " later at " + second);
  }

  /** The same question has the same answer. If this fails, the calendar remembers something. */
  @Property
  public void the_same_question_has_the_same_answer(
      @ForAll("questions") Question question, @ForAll("spans") Duration later) {
    Instant first = question.opensAt();
    question.at(question.from().plus(later)).opensAt();
    Claim.same(
        first,
        question.opensAt(),
        () -> question + ": another question in between changed the answer");
  }

  private static void requireOpen(Question question, Opening opening, Instant instant) {
    Claim.same(
        instant,
        question.at(instant).opensAt(),
        () -> question + " is answered with " + opening + ", but asked at " + instant);
  }

  private static Instant within(Opening opening, int part) {
    boolean forGood = opening.closesAt().equals(Instant.MAX);
    Instant end = forGood ? opening.opensAt().plus(Duration.ofDays(4)) : opening.closesAt();
    return between(opening.opensAt(), end, part);
  }

  private static Instant between(Instant from, Instant until, int part) {
    return from.plus(Duration.between(from, until).multipliedBy(part).dividedBy(1000));
  }

  private static Instant lastOf(Opening opening) {
    boolean forGood = opening.closesAt().equals(Instant.MAX);
    return forGood ? opening.opensAt() : opening.closesAt().minusNanos(1);
  }
}
