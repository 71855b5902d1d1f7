package dev.mirsal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mirsal.contact.CampaignType;
import dev.mirsal.contact.ContactState;
import dev.mirsal.contact.InteractionKind;
import dev.mirsal.message.Channel;
import dev.mirsal.message.MessagingType;
import dev.mirsal.message.Route;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Windows close and rules change at their nanosecond, not at their second. */
class ExactInstantsTest {
  private static final Instant BASE = Instant.parse("2026-11-20T12:00:00Z");
  private static final Intent PROMOTION =
      Intent.builder(Channel.MESSENGER, CampaignType.MARKETING).build();

  private static MessagingPolicy policy(Duration window, Validity validity) {
    Effect effect =
        new Effect.Permit(
            Route.RESPONSE,
            MessagingType.RESPONSE,
            null,
            Set.of(Gateway.PLATFORM_API),
            Set.of(CampaignType.MARKETING),
            Purpose.all(),
            false,
            List.of(new Condition.OpenWindow(Set.of(InteractionKind.MESSAGE), window)));
    return MessagingPolicy.of(
        Rulebook.of(
            List.of(
                new Rule(
                    "host.window",
                    Channel.MESSENGER,
                    effect,
                    validity,
                    Certainty.ASSUMED,
                    "A window.",
                    URI.create("https://example.org/announcement")))));
  }

  private static boolean open(MessagingPolicy policy, Instant wroteAt, Instant now) {
    ContactState contact =
        ContactState.builder().interaction(InteractionKind.MESSAGE, wroteAt).build();
    return policy.verdict(contact, PROMOTION, Account.with(), now) instanceof Verdict.Allowed;
  }

  @Property
  void aWindowClosesAtItsNanosecond(
      @ForAll("nanoseconds") long wrote,
      @ForAll("nanoseconds") long length,
      @ForAll("nanoseconds") long later) {
    Instant wroteAt = BASE.plusNanos(wrote);
    Instant now = wroteAt.plusNanos(later);
    Duration window = Duration.ofNanos(length + 1);
    assertThat(open(policy(window, Validity.always()), wroteAt, now)).isEqualTo(later <= length);
  }

  @Property
  void aRuleBeginsAndEndsAtItsNanosecondWhateverWasAskedBefore(
      @ForAll("nanoseconds") long begins,
      @ForAll("nanoseconds") long lasts,
      @ForAll("nanoseconds") long before,
      @ForAll("nanoseconds") long asked) {
    Instant from = BASE.plusNanos(begins);
    Instant until = from.plusNanos(lasts + 1);
    MessagingPolicy policy = policy(Duration.ofDays(7), new Validity(from, until));
    for (long nanoseconds : List.of(before, asked)) {
      Instant now = BASE.plusNanos(nanoseconds);
      assertThat(open(policy, BASE.minusSeconds(1), now))
          .isEqualTo(!now.isBefore(from) && now.isBefore(until));
    }
  }

  /** Around whole seconds, where borrowing and carrying go wrong. */
  @Provide
  Arbitrary<Long> nanoseconds() {
    return Arbitraries.longs()
        .between(0, 3)
        .flatMap(
            second ->
                Arbitraries.oneOf(
                        Arbitraries.of(0L, 1L, 2L, 999_999_998L, 999_999_999L),
                        Arbitraries.longs().between(0, 999_999_999L))
                    .map(nanos -> second * 1_000_000_000 + nanos));
  }
}
